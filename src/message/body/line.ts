// The text of a message as lines, whether it was plain or HTML: what dividing it into text, signature and history works on.

/** One line as a reader sees it, and where it stands. */
export type Line = {
  /** Without quote marks, blanks single; cells of a table row are parted by a tab. */
  text: string
  /** Quoting containers around it, outermost first: HTML containers of mail programs, or runs of ">" lines. */
  boxes: readonly number[]
  /** Inside a container that a mail program made for a signature. */
  sign: boolean
  /** A horizontal rule stands before it. */
  rule: boolean
  pictures: ShownPicture[]
  /** Sources of the pictures that lie behind it, or behind what stands before it: stationery. */
  backgrounds?: readonly string[]
  links: LineLink[]
}

/** A picture in the text. */
export type ShownPicture = {
  /** "cid:…", or a URL. */
  source: string
  /** What the page calls it, where that is a file's name. */
  name: string | null
  width: number | null
  height: number | null
}

/**
 * A link in a line; `text` is what the reader sees of it, '' where that is the address itself or a picture. It stands in the
 * line's text at `at`, `length` characters long.
 */
export type LineLink = { url: string; text: string; at: number; length: number }

/** Who said a line, and when. A forwarded message's number counts from 0. */
export type Zone = 'text' | 'signature' | 'quoted' | 'forwarded'

/** An empty line in the given boxes. */
export function line(text: string, boxes: readonly number[] = []): Line {
  return { text, boxes, sign: false, rule: false, pictures: [], links: [] }
}

/** Text of lines, blank ones at both ends dropped, never two blank lines together. */
export function joined(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}
