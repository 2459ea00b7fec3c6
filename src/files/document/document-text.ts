// The text inside a document of any format that we read. What cannot be read is a note, never a failure.
import type { Limits } from '../../reading/limits.ts'
import type { DocumentText, Note } from '../../reading/reading.ts'
import type { Examining } from '../examining.ts'
import type { StoredBytes } from '../store.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import { docxLines } from './docx.ts'
import { type LineSink, lineSink } from './line-sink.ts'
import { odfLines } from './odf.ts'
import { ofdLines } from './ofd.ts'
import { type Package, withPackage } from './package.ts'
import { htmlLines, plainLines } from './plain.ts'
import { pptxLines } from './pptx.ts'
import { rtfLines } from './rtf.ts'
import { xlsxLines } from './xlsx.ts'

/** What reading a document's text gave. */
export type TextFound = { document: DocumentText | null; notes: Note[] }

/** Fills the sink; returns a title from the document's properties, where it has one. */
type Reader = (stored: StoredBytes, sink: LineSink, context: Examining) => Promise<string | null>

/** The reader for a media type; null where there is no text to be had. */
function readerFor(type: string): Reader | null {
  if (/wordprocessingml\.document$|ms-word\.document/.test(type)) return packaged(docxLines)
  if (/spreadsheetml\.sheet$|ms-excel\.sheet\.macro/.test(type)) return packaged(xlsxLines)
  if (/presentationml\.(presentation|slideshow)$|ms-powerpoint\.presentation\.macro/.test(type))
    return packaged(pptxLines)
  if (/^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/.test(type)) return packaged(odfLines)
  if (type === 'application/ofd') return packaged(ofdLines)
  if (type === 'application/rtf')
    return async ({ path }, sink, { limits, budget }) => (
      await rtfLines(path, sink, timed(limits, budget.signal)), null
    )
  if (type === 'text/html') return ({ path }, sink) => htmlLines(path, sink)
  if (type.startsWith('text/') && type !== 'text/calendar' && type !== 'text/vcard')
    return async ({ path, size }, sink) => (await plainLines(path, size, sink), null)
  if (/^application\/(msword|wps-office\.wps)$/.test(type)) return fragile('doc')
  if (type === 'application/pdf') return fragile('pdf')
  return null
}

function packaged(read: (parts: Package, sink: LineSink) => Promise<string | null | void>): Reader {
  return ({ path }, sink, { limits, budget }) =>
    withPackage(path, limits.files, timed(limits, budget.signal), async parts => (await read(parts, sink)) ?? null)
}

/** Aborted when the time of one document is up, or that of all. */
function timed(limits: Limits, all: AbortSignal): AbortSignal {
  return AbortSignal.any([all, AbortSignal.timeout(limits.files.parserMs)])
}

function fragile(task: 'doc' | 'pdf'): Reader {
  return async ({ path }, sink, { fragile, limits, budget }) => {
    const { lines, title } = await fragile.run(task, path, limits.files, budget.signal)
    for (const line of lines) sink.add(line)
    return title
  }
}

/** Reads the text of the file, whose media type is `type`, within the caps on documents. */
export async function documentText(stored: StoredBytes, type: string, context: Examining): Promise<TextFound> {
  const reader = readerFor(type)
  if (!reader) return { document: null, notes: [] }
  const { files } = context.limits
  const streamed = type.startsWith('text/')
  if (stored.size > files.documentBytes && !streamed)
    return {
      document: null,
      notes: [{ code: 'too-large-to-read', detail: `${Math.round(stored.size / 1_048_576)} MiB` }],
    }
  const sink = lineSink(files)
  try {
    context.budget.signal.throwIfAborted()
    return { document: sink.result(await reader(stored, sink, context)), notes: [] }
  } catch (error) {
    return { document: sink.result(), notes: [noteFor(error)] }
  }
}

function noteFor(error: unknown): Note {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'PasswordException') return { code: 'encrypted', detail: null }
  if (error instanceof LimitExceeded) return { code: 'over-limit', detail }
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return { code: 'over-limit', detail }
  return { code: 'unreadable', detail }
}
