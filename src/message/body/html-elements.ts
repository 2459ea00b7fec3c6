// How elements shape the text of a page. Tables, not rules.

/** Each begins and ends a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html includetail li main nav ol p pre section sign table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Never closed. */
export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr bgsound frame keygen'.split(' '),
)

/** Their content is no text of the message. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style title xml template svg math iframe noembed noframes'.split(' '),
)

/** A closing tag inside a cell closes nothing outside it (HTML Standard, "has an element in scope"). */
export const SCOPES: ReadonlySet<string> = new Set(['td', 'th', 'table', 'caption'])

/** Parts of tables: only their own closing tags and the table's end them. */
export const TABLE_PARTS: ReadonlySet<string> = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th'])
