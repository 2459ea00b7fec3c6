// Looks into one stored file: what it is, what it says, what it holds, what to beware of.
// Fails with: only what the disk fails with. Whatever is wrong with the file itself is a note. Never runs or renders anything.
import type { Note } from '../reading/reading.ts'
import { disagreements, isScript, kindOf } from './agreement.ts'
import { activeContentNotes } from './dangers/active-content.ts'
import { executableNotes } from './dangers/executables.ts'
import { truncation } from './completeness.ts'
import { archivePart, notesOfPart } from './archive-parts.ts'
import { contentsOf } from './contents.ts'
import { documentText } from './document/document-text.ts'
import type { Examined } from './examined.ts'
import type { Examining } from './examining.ts'
import { pixelsOf } from './pixels.ts'
import { withoutLead } from './recognize/lead.ts'
import { recognize } from './recognize/recognize.ts'
import type { StoredBytes } from './store.ts'

/**
 * Examines the file `stored`, called `name` by its sender and `declaredType` by the mail (null where not told). Containers
 * are opened one level deep: whoever asked walks on, with the same `context`, whose budget all levels share.
 */
export async function examine(
  stored: StoredBytes,
  name: string | null,
  declaredType: string | null,
  context: Examining,
): Promise<Examined> {
  const { bare, lead } = await withoutLead(stored, context.store)
  const { type, notes: seen } = await recognize(bare.path, bare.size, name)
  const kind = kindOf(type, name)
  const encrypted = seen.some(note => note.code === 'encrypted')
  const damaged = seen.some(note => note.code === 'unreadable')
  const text =
    encrypted || damaged || isScript(type, name)
      ? { document: null, notes: [] }
      : await documentText(bare, type, context)
  const { contents, notes: inside } = damaged ? NOTHING : await contentsOf(bare, type, name, context)
  const notes: Note[] = [
    ...(lead > 0 ? [{ code: 'bytes-before', detail: `${lead}` }] : []),
    ...seen,
    ...text.notes,
    ...inside,
    ...(damaged ? [] : await truncation(bare.path, bare.size, type)),
    ...disagreements(type, name, declaredType),
    ...executableNotes(type, name),
    ...(await activeContentNotes(bare.path, type)),
  ]
  const part = archivePart(name)
  const isPart = part !== null && notes.some(({ code }) => code === 'unreadable')
  const isRest = part !== null && type === 'application/octet-stream'
  if (part && (isPart || isRest))
    return { type, kind: 'archive', document: null, pixels: null, contents, notes: notesOfPart(part, once(notes)) }
  const pixels = kind === 'image' ? await pixelsOf(bare.path, type) : null
  return { type, kind, document: text.document, pixels, contents, notes: once(notes) }
}

const NOTHING = { contents: { form: 'none' }, notes: [] } as const

/** One note a code: the first says it. */
function once(notes: readonly Note[]): Note[] {
  return notes.filter(
    (note, index) => notes.findIndex(({ code, detail }) => code === note.code && detail === note.detail) === index,
  )
}
