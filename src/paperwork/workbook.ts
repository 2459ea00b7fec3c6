// An .xlsx as sheets of cells at their places, merged cells filled. Streams the parts; runs and computes nothing.
import { relations } from '../files/document/pptx.ts'
import { type Package, withPackage } from '../files/document/package.ts'
import type { XmlHandler } from '../files/document/xml.ts'
import type { Limits } from '../reading/limits.ts'
import { dateStyles, writtenDay } from '../files/document/date-styles.ts'
import { type Cell, type CellPlace, cellPlace, type Sheet } from './sheet.ts'

/** Columns kept: lists of contacts have a dozen; a merged cell can claim 16,384. */
const MOST_COLUMNS = 200
/** Rows kept of a sheet: the largest lists have some thousand units; blank formatted rows go on to 1,048,576. */
const MOST_ROWS = 20_000

/**
 * The visible sheets of the workbook at `path`, in the order of their tabs; blank rows are left out. Throws an Error where
 * it is no workbook or goes over a cap, the signal's reason when that is aborted (ECMA-376 part 1, 18.2 to 18.4).
 */
export function readWorkbook(path: string, limits: Limits['files'], signal: AbortSignal): Promise<Sheet[]> {
  return withPackage(path, limits, signal, async parts => {
    const shared = await sharedStrings(parts, limits)
    const texts = { shared, dates: await dateStyles(parts) }
    const sheets: Sheet[] = []
    for (const { name, part } of await visibleSheets(parts)) sheets.push(await readSheet(parts, part, name, texts))
    if (sheets.length === 0) throw new Error('no visible sheet in it')
    return sheets
  })
}

async function visibleSheets(parts: Package): Promise<{ name: string; part: string }[]> {
  const targets = await relations(parts, 'xl/_rels/workbook.xml.rels')
  const sheets: { name: string; part: string }[] = []
  await parts.read('xl/workbook.xml', {
    open(tag, attribute) {
      const part = tag === 'sheet' ? targets.get(attribute('r:id') ?? '') : undefined
      if (part !== undefined && (attribute('state') ?? 'visible') === 'visible')
        sheets.push({ name: attribute('name') ?? '', part })
    },
    close() {},
    text() {},
  })
  return sheets
}

async function sharedStrings(parts: Package, limits: Limits['files']): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  const handler = plainText(
    tag => tag === 'si',
    text => {
      characters += text.length
      if (characters > limits.partBytes / 8) throw new Error('more text than a contact list has')
      strings.push(text)
    },
  )
  await parts.read('xl/sharedStrings.xml', handler)
  return strings
}

/** Collects the text of every element for which `isWhole` holds; without phonetic guides (rPh). */
function plainText(isWhole: (tag: string) => boolean, done: (text: string) => void): XmlHandler {
  let text = ''
  let inText = false
  let phonetic = false
  return {
    open(tag) {
      if (isWhole(tag)) text = ''
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't') inText = !phonetic
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic = false
      else if (isWhole(tag)) done(text)
    },
    text(more) {
      if (inText) text += more
    },
  }
}

/** What cells refer to. */
type Texts = { shared: readonly string[]; dates: ReadonlySet<number> }

async function readSheet(parts: Package, part: string, name: string, texts: Texts): Promise<Sheet> {
  const rows = new Map<number, Cell[]>()
  const merges: [CellPlace, CellPlace][] = []
  let place: CellPlace = { row: 0, column: 0 }
  let kind = 'n'
  let isDay = false
  let value = ''
  let inValue = false
  await parts.read(part, {
    open(tag, attribute) {
      if (tag === 'row') place = { row: Number(attribute('r') ?? place.row + 1), column: 0 }
      else if (tag === 'c') {
        place = cellPlace(attribute('r') ?? '') ?? { row: place.row, column: place.column + 1 }
        kind = attribute('t') ?? 'n'
        isDay = kind === 'n' && texts.dates.has(Number(attribute('s') ?? 0))
        value = ''
      } else if (tag === 'v' || (tag === 't' && kind === 'inlineStr')) inValue = true
      else if (tag === 'rPh') inValue = false
      else if (tag === 'mergeCell') {
        const [from, to] = (attribute('ref') ?? '').split(':').map(cellPlace)
        if (from && to) merges.push([from, to])
      }
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'c') {
        const text = isDay ? writtenDay(value.trim()) : shown(kind, value, texts.shared)
        if (text !== '') keep(rows, place, { text, origin: null })
      }
    },
    text(text) {
      if (inValue) value += text
    },
  })
  for (const [from, to] of merges) fill(rows, from, to)
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  return { name, rows: numbers.map(number => ({ number, cells: rows.get(number) ?? [] })) }
}

function shown(kind: string, value: string, shared: readonly string[]): string {
  if (kind === 's') return (shared[Number(value)] ?? '').trim()
  // A phone number that was typed as a number: 13800000000 may be stored as 1.38E10.
  if (kind === 'n' && /e/i.test(value) && Number.isSafeInteger(Number(value))) return String(Number(value))
  return kind === 'b' || kind === 'e' ? '' : value.trim()
}

function keep(rows: Map<number, Cell[]>, { row, column }: CellPlace, cell: Cell): void {
  if (column > MOST_COLUMNS) return
  const cells = rows.get(row) ?? []
  if (!rows.has(row) && rows.size >= MOST_ROWS) throw new Error(`more than ${MOST_ROWS} rows`)
  while (cells.length < column) cells.push({ text: '', origin: null })
  cells[column - 1] = cell
  rows.set(row, cells)
}

/** What a merged cell shows holds for all that it covers, in rows that say something. */
function fill(rows: Map<number, Cell[]>, from: CellPlace, to: CellPlace): void {
  const text = rows.get(from.row)?.[from.column - 1]?.text ?? ''
  if (text === '') return
  for (const row of [...rows.keys()].filter(number => number >= from.row && number <= to.row)) {
    for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS); column += 1) {
      if (row !== from.row || column !== from.column) keep(rows, { row, column }, { text, origin: from })
    }
  }
}
