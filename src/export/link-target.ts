// Where a cell of the workbook leads. Pure.

/** Characters that end or break a link's target in Excel; Chinese ones stay as they are. */
const BREAKING = /[%#\s<>[\]^`{}"?\\]/gu

/** A path inside the package as a link from a workbook at its top. */
export function linkToPath(path: string): string {
  return path.replaceAll(BREAKING, escaped)
}

/** An address from a mail as a link, null where it is none that a browser should follow, or longer than Excel takes. */
export function linkToPage(url: string): string | null {
  if (!/^https?:\/\/[^\s/]/i.test(url)) return null
  const target = url.replaceAll(/[\s<>[\]^`{}"\\]/gu, escaped)
  return target.length > 2000 ? null : target
}

function escaped(character: string): string {
  return encodeURIComponent(character)
}
