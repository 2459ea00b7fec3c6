// HTML → lines of text: a line a paragraph or table row. Linear in the length of the page.

const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'xml', 'svg', 'object'])
const BLOCK =
  /^(address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|thead|tr|ul)$/
const NAMED: Record<string, string> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  bull: '•',
  times: '×',
  copy: '©',
  ensp: ' ',
  emsp: ' ',
  laquo: '«',
  raquo: '»',
}

/** The page's lines in order, and its title element. */
export function htmlText(html: string): { lines: string[]; title: string | null } {
  const lines: string[] = []
  const tags = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9:]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/giy
  let line = ''
  let title: string | null = null
  let at = 0
  const flush = () => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next < 0 ? html.length : next
    line += unescaped(html.slice(at, end))
    if (next < 0) break
    tags.lastIndex = next
    const tag = tags.exec(html)
    if (!tag) {
      // "<" that begins no tag: "人数<50".
      const isDeclaration = html[next + 1] === '!' || html[next + 1] === '?'
      const close = isDeclaration ? html.indexOf('>', next) : next
      if (!isDeclaration) line += '<'
      at = (close < 0 ? next : close) + 1
      continue
    }
    at = tags.lastIndex
    const name = tag[2]?.toLowerCase() ?? ''
    if (name === 'title' && !tag[1]) title = unescaped(html.slice(at, closing(html, at, 'title'))).trim() || null
    if (SILENT.has(name) && name !== 'head' && !tag[1]) at = closing(html, at, name)
    else if (name === 'title' && !tag[1]) at = closing(html, at, 'title')
    else if (BLOCK.test(name)) flush()
    else if ((name === 'td' || name === 'th') && !tag[1] && line.trim() !== '') line += '\t'
  }
  flush()
  return { lines, title }
}

/** Where the element's end tag begins, or the end of the page. */
function closing(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[\\s>]`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

function unescaped(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
      if (name) return NAMED[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
    })
}
