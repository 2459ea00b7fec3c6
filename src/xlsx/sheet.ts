// One worksheet, row by row (ECMA-376 part 1, 18.3.1.99): never whole in memory. Pure.
import { type Cell, cellXml, escapeXml, reference, STYLE } from './cell.ts'

export type Column = {
  heading: string
  /** In characters of the default font; a Chinese one takes two. */
  width: number
  /** A number of STYLE, before the one that follows from the value. */
  style?: number
}

/** Rows, and how many there are. */
export type Rows = Iterable<readonly Cell[]> & { readonly length: number }

/** A row for each of `items`, made when it is written: 100,000 rows of cells are never in memory together. */
export function lazyRows<Item>(
  items: Iterable<Item> & { readonly length: number },
  row: (item: Item) => readonly Cell[],
): Rows {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield row(item)
    },
  }
}

/** A table: headings stay in sight, and every column can be filtered. */
export type Sheet = {
  name: string
  columns: readonly Column[]
  /** Walked twice: an array, or {@link lazyRows}. */
  rows: Rows
  /** Columns at the left that stay in sight. */
  frozenColumns?: number
}

/** Excel takes no more links in one sheet; what is beyond stays text. */
const LINKS = 65_000

/** Height of a line of text, and the most that a row shows before one has to click into it. */
const LINE_POINTS = 16
const ROW_POINTS = 200

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The part of the package that is the sheet, piece by piece. */
export function* sheetXml(sheet: Sheet): Generator<string> {
  const { columns, rows } = sheet
  const end = reference(rows.length, Math.max(0, columns.length - 1))
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield `<dimension ref="A1:${end}"/>${view(sheet)}<sheetFormatPr defaultRowHeight="16"/>`
  yield `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`
  const headings = columns.map(({ heading }) => heading)
  yield `<sheetData>${row(headings, 0, columns, STYLE.heading)}`
  let at = 0
  for (const cells of rows) yield row(cells, ++at, columns)
  yield `</sheetData><autoFilter ref="A1:${end}"/>`
  yield* linksXml(sheet)
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
}

/** True where any cell leads somewhere. */
export function hasLinks(sheet: Sheet): boolean {
  return !links(sheet).next().done
}

/** Where the sheet's links lead, piece by piece. */
export function* sheetRelations(sheet: Sheet): Generator<string> {
  yield `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
  let count = 0
  for (const { link } of links(sheet))
    yield `<Relationship Id="rId${++count}" Type="${RELATIONS}/hyperlink" Target="${escapeXml(link)}" TargetMode="External"/>`
  yield '</Relationships>'
}

function row(cells: readonly Cell[], at: number, columns: readonly Column[], style?: number): string {
  const height = rowHeight(cells, columns)
  const tall = height === null ? '' : ` ht="${height}" customHeight="1"`
  const each = cells.map((value, column) => cellXml(value, at, column, style ?? columns[column]?.style))
  return `<row r="${at + 1}"${tall}>${each.join('')}</row>`
}

/** Points that a row with wrapped text needs; null: the usual. Programs do not work it out for themselves on opening. */
function rowHeight(cells: readonly Cell[], columns: readonly Column[]): number | null {
  const lines = cells.map((value, column) => {
    const isWrapped = typeof value === 'string' && (value.includes('\n') || columns[column]?.style === STYLE.wrapped)
    return isWrapped ? linesOf(value, columns[column]?.width ?? 10) : 1
  })
  const most = Math.max(1, ...lines)
  return most === 1 ? null : Math.min(most * LINE_POINTS, ROW_POINTS)
}

/** Lines that `text` takes in a column of `width` characters; Chinese ones are two wide. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    const wide = line.length + (line.match(/[\u1100-\uffdc]/g)?.length ?? 0)
    return sum + Math.max(1, Math.ceil(wide / width))
  }, 0)
}

function view({ frozenColumns = 0 }: Sheet): string {
  const across = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ''
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  return (
    '<sheetViews><sheetView workbookViewId="0">' +
    `<pane ${across}ySplit="1" topLeftCell="${reference(1, frozenColumns)}" activePane="${pane}" state="frozen"/>` +
    '</sheetView></sheetViews>'
  )
}

function* linksXml(sheet: Sheet): Generator<string> {
  let count = 0
  for (const { at } of links(sheet)) {
    if (count === 0) yield '<hyperlinks>'
    count += 1
    yield `<hyperlink ref="${at}" r:id="rId${count}"/>`
  }
  if (count > 0) yield '</hyperlinks>'
}

function* links({ rows }: Sheet): Generator<{ at: string; link: string }, void> {
  let count = 0
  let at = 0
  for (const cells of rows) {
    at += 1
    for (const [column, value] of cells.entries()) {
      if (value === null || typeof value !== 'object' || !('link' in value)) continue
      if (++count > LINKS) return
      yield { at: reference(at, column), link: value.link }
    }
  }
}
