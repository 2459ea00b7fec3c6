// One cell of a worksheet as SpreadsheetML (ECMA-376 part 1, 18.3.1.4). Pure.

/** A date and time as the clock on the wall showed it: worksheets know no zones. */
export type Moment = { moment: Temporal.PlainDateTime }
/** A day. */
export type Day = { day: Temporal.PlainDate }
/** A part of a whole, 0 to 1, shown in per cent. */
export type Share = { share: number }
/** Text that leads somewhere: an address, or a path relative to the workbook's folder. */
export type Linked = { text: string; link: string }
/** What a cell may hold; null: empty. */
export type Cell = string | number | Moment | Day | Share | Linked | null

/** Numbers of the cell formats in styles.ts. */
export const STYLE = {
  plain: 0,
  heading: 1,
  moment: 2,
  day: 3,
  link: 4,
  wrapped: 5,
  percent: 6,
  wrappedLink: 7,
} as const

/** Most characters a cell may hold in Excel. */
export const CELL_CHARACTERS = 32_767

/** Worksheets count days from here (the 1900 system, whose day 60 does not exist; later days are right). */
const DAY_ZERO = Temporal.PlainDate.from('1899-12-30')

/** A1, AB12: the place of a cell; both from 0. */
export function reference(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** The cell; '' where it is empty. `style` goes before the one that follows from its value. */
export function cellXml(value: Cell, row: number, column: number, style?: number): string {
  const at = reference(row, column)
  if (value === null || value === '') return ''
  if (typeof value === 'string')
    return textXml(value, at, style ?? (value.includes('\n') ? STYLE.wrapped : STYLE.plain))
  if (typeof value === 'number') return numberXml(value, at, style ?? STYLE.plain)
  if ('moment' in value) return numberXml(serial(value.moment), at, style ?? STYLE.moment)
  if ('day' in value) return numberXml(serial(value.day.toPlainDateTime()), at, style ?? STYLE.day)
  if ('share' in value) return numberXml(value.share, at, style ?? STYLE.percent)
  return textXml(value.text, at, style ?? STYLE.link)
}

/** Days since 1899-12-30, the time as a fraction, to the second. */
export function serial(moment: Temporal.PlainDateTime): number {
  const days = DAY_ZERO.until(moment.toPlainDate(), { largestUnit: 'days' }).days
  const seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
  return days + seconds / 86_400
}

/** Text is never a formula: it stands in an inline string, whatever it begins with. */
function textXml(text: string, at: string, style: number): string {
  const cut = text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS - 1)}…` : text
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(cut)}</t></is></c>`
}

function numberXml(value: number, at: string, style: number): string {
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`
}

/** Characters that XML 1.0 does not have at all, and halves of pairs. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu // oxlint-disable-line no-control-regex -- controls are what is looked for

/** Text for XML. `_x0041_` would be read as a character's number (18.17.1, ST_Xstring), so its underscore is written as one. */
export function escapeText(text: string): string {
  return escapeXml(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

/** Text for an attribute or an element. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
