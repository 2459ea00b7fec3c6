// Text of OpenDocument files (odt, ods, odp): page headers, then the content; a line a paragraph or table row.
import { openRow } from './docx.ts'
import { type LineSink, extended } from './line-sink.ts'
import type { Package } from './package.ts'
import type { XmlHandler } from './xml.ts'

const SILENT = new Set(['annotation', 'tracked-changes', 'note-citation', 'notes', 'forms', 'ruby-text'])

/** Adds the lines to `sink`. */
export async function odfLines(parts: Package, sink: LineSink): Promise<void> {
  await parts.read(
    'styles.xml',
    within('header', line => sink.add(line)),
  )
  await parts.read(
    'content.xml',
    odfParagraphs(line => sink.add(line)),
  )
}

/** Only what stands inside elements of that name. */
function within(element: string, add: (line: string) => void): XmlHandler {
  const inner = odfParagraphs(add)
  let depth = 0
  return {
    open(name, attribute) {
      if (depth > 0) inner.open(name, attribute)
      if (name === element) depth += 1
    },
    close(name) {
      if (name === element) depth -= 1
      if (depth > 0) inner.close(name)
    },
    text(text) {
      if (depth > 0) inner.text(text)
    },
  }
}

function odfParagraphs(add: (line: string) => void): XmlHandler {
  let silent = 0
  let depth = 0
  let line = ''
  const rows: string[][] = []
  const flush = () => {
    const row = rows.at(-1)
    if (!row || row.length === 0) add(line)
    else if (line !== '') row[row.length - 1] = [row.at(-1), line].filter(Boolean).join(' ')
    line = ''
  }
  return {
    open(name, attribute) {
      if (SILENT.has(name)) silent += 1
      if (silent > 0) return
      if (name === 'p' || name === 'h') {
        if (depth > 0) flush()
        depth += 1
      } else if (name === 'tab') line = extended(line, '\t')
      else if (name === 's') line = extended(line, ' '.repeat(Math.min(Number(attribute('c') ?? 1) || 1, 100)))
      else if (name === 'line-break') line = extended(line, rows.length > 0 ? ' ' : '\n')
      else if (name === 'table-row') openRow(rows)
      else if (name === 'table-cell' || name === 'covered-table-cell') rows.at(-1)?.push('')
    },
    close(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (silent > 0) return
      if (name === 'p' || name === 'h') {
        depth = Math.max(0, depth - 1)
        flush()
      } else if (name === 'table-row') {
        line = (rows.pop() ?? []).join('\t').replace(/\t+$/, '')
        flush()
      }
    },
    text(text) {
      if (depth > 0 && silent === 0) line = extended(line, text)
    },
  }
}
