// Text with delimiters (CSV, TSV) ↔ rows, as Excel, WPS and LibreOffice write and read it. Pure.
import type { Sheet } from './sheet.ts'

/** Delimiters that are met: comma, semicolon (Excel in some regions), tab (Excel's "Unicode text"), full-width comma. */
export const DELIMITERS = [',', '\t', ';', '，'] as const

/**
 * The rows of `text`, parted by `delimiter`. RFC 4180 with leniency: any line ending, a quote inside an unquoted field is
 * itself, the last quote may be missing. Numbers rows by line of the table, so a quoted line break does not count.
 */
export function readDelimited(text: string, delimiter: string): Sheet {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endRow = () => {
    row.push(field)
    rows.push(row)
    row = []
    field = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (quoted) {
      if (character !== '"') field += character
      else if (text[at + 1] === '"') field += text[(at += 1)]
      else quoted = false
    } else if (character === '"' && field.trim() === '') {
      quoted = true
      field = ''
    } else if (character === delimiter) {
      row.push(field)
      field = ''
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at += 1
      endRow()
    } else field += character
  }
  if (field !== '' || row.length > 0) endRow()
  return {
    name: null,
    rows: rows.map((cells, index) => ({
      number: index + 1,
      cells: cells.map(cell => ({ text: cell.trim(), origin: null })),
    })),
  }
}

/** Without Excel's own first line `sep=;`, which names the delimiter; with it, that delimiter. */
export function declaredDelimiter(text: string): { delimiter: string | null; rest: string } {
  const [line, delimiter] = /^sep=(.)\r?\n/i.exec(text) ?? []
  if (line === undefined || delimiter === undefined) return { delimiter: null, rest: text }
  return { delimiter, rest: text.slice(line.length) }
}

/** RFC 4180 with a byte order mark, without which Excel takes UTF-8 for GBK. */
export function writeDelimited(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('')}`
}

function quoted(field: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
