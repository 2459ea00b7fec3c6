// Text of a Word document: letterhead from the headers, paragraphs, table rows (cells parted by tabs), footers.
import { DEEPEST_TABLE, type LineSink, extended } from './line-sink.ts'
import type { Package } from './package.ts'
import type { XmlHandler } from './xml.ts'

/** What stands in a paragraph and is not its text: tracked deletions, field codes, phonetics, the older twin of a drawing. */
const SILENT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'rt', 'pPr', 'rPr', 'sectPr', 'tblPr'])
const NAMES = /^word\/(header|footer)\d*\.xml$/

/** Adds the document's lines to `sink`: headers, body, footnotes, footers. Headers that repeat are taken once. */
export async function docxLines(parts: Package, sink: LineSink): Promise<void> {
  const seen = new Set<string>()
  const margins = parts.names.filter(name => NAMES.test(name)).sort(byNumber)
  for (const name of margins.filter(name => name.includes('header'))) await addOnce(parts, name, sink, seen)
  await parts.read(
    await mainPart(parts),
    paragraphs(line => sink.add(line)),
  )
  await parts.read(
    'word/footnotes.xml',
    paragraphs(line => sink.add(line)),
  )
  for (const name of margins.filter(name => name.includes('footer'))) await addOnce(parts, name, sink, seen)
}

/** Headers and footers once each, without page numbers. */
async function addOnce(parts: Package, name: string, sink: LineSink, seen: Set<string>): Promise<void> {
  await parts.read(
    name,
    paragraphs(line => {
      if (/^[\s\d\-–—第页共/of.]*$/i.test(line) || seen.has(line)) return
      seen.add(line)
      sink.add(line)
    }),
  )
}

/** word/document.xml as a rule; some writers number it (document2.xml). */
async function mainPart(parts: Package): Promise<string> {
  let target = 'word/document.xml'
  if (parts.names.includes(target)) return target
  await parts.read('_rels/.rels', {
    open(name, attribute) {
      if (name === 'Relationship' && attribute('Type')?.endsWith('/officeDocument'))
        target = attribute('Target') ?? target
    },
    close() {},
    text() {},
  })
  return target
}

/** WordprocessingML and DrawingML → lines. */
export function paragraphs(add: (line: string) => void): XmlHandler {
  let silent = 0
  let inText = false
  let line = ''
  const rows: string[][] = []
  const flush = () => {
    const row = rows.at(-1)
    if (!row || row.length === 0) add(line)
    else if (line !== '') row[row.length - 1] = [row.at(-1), line].filter(Boolean).join(' ')
    line = ''
  }
  return {
    open(name) {
      if (SILENT.has(name)) silent += 1
      if (silent > 0) return
      if (name === 't') inText = true
      else if (name === 'tab') line = extended(line, '\t')
      else if (name === 'br' || name === 'cr') line = extended(line, rows.length > 0 ? ' ' : '\n')
      else if (name === 'noBreakHyphen') line = extended(line, '-')
      // A text box stands inside a paragraph: what came before it is a line of its own.
      else if (name === 'p') flush()
      else if (name === 'tr') openRow(rows)
      else if (name === 'tc') rows.at(-1)?.push('')
    },
    close(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (silent > 0) return
      if (name === 't') inText = false
      else if (name === 'p') flush()
      else if (name === 'tr') {
        const cells = rows.pop() ?? []
        line = cells.join('\t').replace(/\t+$/, '')
        flush()
      }
    },
    text(text) {
      if (inText && silent === 0) line = extended(line, text)
    },
  }
}

/** Begins a row of a table, or of one in a cell of that. Throws where that goes too deep. */
export function openRow(rows: string[][]): void {
  if (rows.length === DEEPEST_TABLE) throw new Error(`more than ${DEEPEST_TABLE} tables inside one another`)
  rows.push([])
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
