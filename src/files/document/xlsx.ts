// Text of a workbook: sheet by sheet, a line a row, cells parted by tabs and in their columns, days as days.
import { dateStyles, writtenDay } from './date-styles.ts'
import { type LineSink, extended } from './line-sink.ts'
import type { Package } from './package.ts'
import { relations } from './pptx.ts'

/** Characters of shared strings that are kept: cells that point beyond stay empty. */
const SHARED_CHARACTERS = 8_000_000
/** As many as a sheet may have rows; more are made to exhaust memory. */
const SHARED_STRINGS = 1_048_576
/** Blank cells kept between two: a lone cell at the far right of every row would else make megabytes of nothing. */
const MOST_BLANKS = 200
/** Columns of a sheet (ECMA-376: up to XFD). */
const COLUMNS = 16_384

/** Adds the visible sheets' rows to `sink`. */
export async function xlsxLines(parts: Package, sink: LineSink): Promise<void> {
  const shared = await sharedStrings(parts)
  const dates = await dateStyles(parts)
  for (const sheet of await sheetsInOrder(parts))
    await parts.read(
      sheet,
      rows(shared, dates, line => sink.add(line)),
    )
}

async function sheetsInOrder(parts: Package): Promise<string[]> {
  const targets = await relations(parts, 'xl/_rels/workbook.xml.rels')
  const order: string[] = []
  await parts.read('xl/workbook.xml', {
    open(name, attribute) {
      const target =
        name === 'sheet' && (attribute('state') ?? 'visible') === 'visible'
          ? targets.get(attribute('r:id') ?? '')
          : null
      if (target) order.push(target)
    },
    close() {},
    text() {},
  })
  if (order.length > 0) return order
  return parts.names
    .filter(name => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

async function sharedStrings(parts: Package): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  let characters = 0
  await parts.read('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        characters += current.length
        if (strings.length < SHARED_STRINGS)
          strings.push(characters > SHARED_CHARACTERS ? '' : current.replaceAll('\n', ' '))
      }
    },
    text(text) {
      if (inText) current = extended(current, text)
    },
  })
  return strings
}

function rows(shared: readonly string[], dates: ReadonlySet<number>, add: (line: string) => void) {
  let cells: string[] = []
  let column = 0
  let isDay = false
  let kind = ''
  let value = ''
  let inValue = false
  return {
    open(name: string, attribute: (name: string) => string | null) {
      if (name === 'row') cells = []
      else if (name === 'c') {
        kind = attribute('t') ?? 'n'
        isDay = kind === 'n' && dates.has(Number(attribute('s') ?? 0))
        column = columnOf(attribute('r') ?? '') ?? cells.length
        value = ''
      } else if (name === 'v' || (name === 't' && kind === 'inlineStr')) inValue = true
    },
    close(name: string) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && column < COLUMNS) {
        const text = kind === 's' ? (shared[Number(value)] ?? '') : value.replaceAll('\n', ' ')
        if (text === '') return
        // Blank cells are not in the file: without them the next one would stand below another heading.
        const at = Math.min(column, cells.length + MOST_BLANKS)
        while (cells.length < at) cells.push('')
        cells[at] = isDay ? writtenDay(text) : text
      } else if (name === 'row') add(cells.join('\t').replace(/\t+$/, ''))
    },
    text(text: string) {
      if (inValue) value = extended(value, text)
    },
  }
}

/** AB12 → 27; null where it is no reference. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
