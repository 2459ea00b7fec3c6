// Text of a workbook: sheet by sheet, a line a row, cells parted by tabs.
import { type LineSink, extended } from './line-sink.ts'
import type { Package } from './package.ts'
import { relations } from './pptx.ts'

/** Characters of shared strings that are kept: cells that point beyond stay empty. */
const SHARED_CHARACTERS = 8_000_000
/** As many as a sheet may have rows; more are made to exhaust memory. */
const SHARED_STRINGS = 1_048_576
/** Columns of a sheet (ECMA-376: up to XFD). */
const COLUMNS = 16_384

/** Adds the visible sheets' rows to `sink`. */
export async function xlsxLines(parts: Package, sink: LineSink): Promise<void> {
  const shared = await sharedStrings(parts)
  for (const sheet of await sheetsInOrder(parts))
    await parts.read(
      sheet,
      rows(shared, line => sink.add(line)),
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

function rows(shared: readonly string[], add: (line: string) => void) {
  let cells: string[] = []
  let kind = ''
  let value = ''
  let inValue = false
  return {
    open(name: string, attribute: (name: string) => string | null) {
      if (name === 'row') cells = []
      else if (name === 'c') {
        kind = attribute('t') ?? 'n'
        value = ''
      } else if (name === 'v' || (name === 't' && kind === 'inlineStr')) inValue = true
    },
    close(name: string) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && cells.length < COLUMNS)
        cells.push(kind === 's' ? (shared[Number(value)] ?? '') : value.replaceAll('\n', ' '))
      else if (name === 'row') add(cells.join('\t').replace(/\t+$/, ''))
    },
    text(text: string) {
      if (inValue) value = extended(value, text)
    },
  }
}
