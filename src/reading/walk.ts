// Walks through a message's parts and through every container among them, in order of appearance.
import { notesOfPart } from '../files/archive-parts.ts'
import type { Budget } from '../files/budget.ts'
import { examine } from '../files/examine.ts'
import type { Examined, Member } from '../files/examined.ts'
import type { FragileParsers } from '../files/fragile.ts'
import { safeLeafName, safeName } from '../files/safe-name.ts'
import type { Store, StoredBytes } from '../files/store.ts'
import { parseMessage } from '../message/parse.ts'
import type { ParsedMessage, Part } from '../message/parsed.ts'
import { decorates, isBeside } from './decoration.ts'
import type { Limits } from './limits.ts'
import { joinParts, type Joined } from './split-archives.ts'
import { outlookAsParsed } from './outlook.ts'
import type { InnerMessage, Note, ReadFile, ReadLink } from './reading.ts'

/** What a walk carries along and fills. */
export type Walk = {
  store: Store
  fragile: FragileParsers
  zone: string
  limits: Limits
  /** Shared by all containers of the message. */
  budget: Budget
  files: ReadFile[]
  inner: InnerMessage[]
  links: ReadLink[]
  notes: Note[]
}

/** A file on its way into the list: what is known before its bytes are looked at. */
type Found = {
  originalName: string | null
  declaredType: string | null
  stored: StoredBytes
  notes: Note[]
  /** Where a mail shows it; null for members of archives. */
  part: Part | null
  /** What it is a part of, where all parts are there. */
  joined: Joined | null
}

/** Adds the files of `parsed` to the walk; `prefix` is '' or the path of the message's own entry and '/'. */
export async function walkMessage(parsed: ParsedMessage, prefix: string, depth: number, walk: Walk): Promise<void> {
  if (parsed.report) await addReport(parsed.report, prefix, walk)
  const joined = await joinParts(parsed.parts, walk.store)
  for (const [place, part] of parsed.parts.entries()) {
    const { name, declaredType, stored, notes } = part
    const found = { originalName: name, declaredType, stored, notes, part, joined: joined.get(place) ?? null }
    await addFile(found, part.inPage ? `${prefix}${PAGE}/` : prefix, depth, walk)
  }
}

/** Where pictures lie that the page itself holds. */
const PAGE = 'body.html'

/** The report that was written into the body is a document like any other. */
async function addReport(report: NonNullable<ParsedMessage['report']>, prefix: string, walk: Walk): Promise<void> {
  const declared = report.name === 'body.html' ? 'text/html' : 'text/plain'
  const { stored, name } = report
  const seen = await examine(stored, name, declared, walk)
  walk.files.push({
    path: prefix + name,
    name,
    originalName: null,
    size: stored.size,
    sha256: stored.sha256,
    type: declared,
    kind: 'document',
    decoration: false,
    isBody: true,
    document: seen.document && { ...seen.document, head: seen.document.head.map(heading) },
    notes: [],
  })
}

/** A longer line is a paragraph; headings and titles are at most this long. */
const LONGEST_HEADING = 60

/**
 * What a mail's first lines say as headings: of a paragraph its first sentence. Seen in practice: a summary in one paragraph,
 * typed into the mail, whose fourth point named another campaign's matter (test mail 191).
 */
function heading(line: string): string {
  return line.length <= LONGEST_HEADING ? line : (/^[^。；;：:]+/.exec(line)?.[0] ?? line)
}

/** Adds one file, and what it holds. */
export async function addFile(found: Found, prefix: string, depth: number, walk: Walk): Promise<void> {
  const { originalName, stored, part } = found
  if (depth === 0) walk.budget.enter(stored.size)
  const seen = await examineFound(found, walk)
  const fallback = { type: seen.type, position: walk.files.length + 1 }
  // An attachment lies in no folder; a member of an archive may.
  const name = part === null ? safeName(originalName, fallback) : safeLeafName(originalName, fallback)
  const path = prefix + name
  const entry: ReadFile = {
    path,
    name: name.slice(name.lastIndexOf('/') + 1),
    originalName,
    size: stored.size,
    sha256: stored.sha256,
    type: seen.type,
    kind: seen.kind,
    decoration:
      part !== null &&
      (isBeside(part) ||
        decorates({ type: seen.type, size: stored.size, pixels: seen.pixels, name: originalName, part })),
    isBody: false,
    document: seen.document,
    notes: [...found.notes, ...seen.notes.filter(note => !found.notes.some(({ code }) => code === note.code))],
  }
  const place = walk.files.push(entry)
  if (seen.contents.form === 'none') return
  if (depth >= walk.limits.reading.depth) {
    entry.notes.push({ code: 'over-limit', detail: `depth ${walk.limits.reading.depth}` })
    return
  }
  await walkInto(seen, entry, stored, depth + 1, walk)
  const isOver = ({ notes }: Pick<ReadFile, 'notes'>) => notes.some(({ code }) => code === 'over-limit')
  if (depth === 0 && part !== null && !isOver(entry) && walk.files.slice(place).some(isOver))
    entry.notes.push({ code: 'over-limit', detail: 'something inside was not opened' })
}

/** A part of a split archive holds what the whole holds if it is the first, and nothing if it is another. */
async function examineFound({ originalName, declaredType, stored, joined }: Found, walk: Walk): Promise<Examined> {
  const isFirst = joined !== null && joined !== 'within'
  if (isFirst) {
    const whole = await examine(joined.whole, joined.name, declaredType, walk)
    // The last part is missing, or one is damaged.
    const isWhole = !whole.notes.some(({ code }) => code === 'unreadable')
    return isWhole ? whole : { ...whole, notes: notesOfPart({ number: 1 }, whole.notes) }
  }
  const seen = await examine(stored, originalName, declaredType, walk)
  if (joined !== 'within') return seen
  const notes = seen.notes.filter(({ code }) => code !== 'archive-part' && code !== 'unreadable')
  return { ...seen, kind: 'archive', contents: { form: 'none' }, notes }
}

/** What a container holds, behind its own entry. */
async function walkInto(
  seen: Examined,
  entry: ReadFile,
  stored: StoredBytes,
  depth: number,
  walk: Walk,
): Promise<void> {
  const { contents } = seen
  const prefix = `${entry.path}/`
  switch (contents.form) {
    case 'none':
      return
    case 'members':
      return addMembers(contents.members, prefix, depth, walk)
    case 'message':
      return addMessage(await parseOrNote(stored, entry, walk), entry.path, depth, walk)
    case 'outlook':
      return addMessage(await outlookAsParsed(contents.message, walk), entry.path, depth, walk)
  }
}

async function addMembers(members: readonly Member[], prefix: string, depth: number, walk: Walk): Promise<void> {
  const joined = await joinParts(members, walk.store)
  for (const [place, { name, stored, notes }] of members.entries()) {
    const whole = joined.get(place) ?? null
    await addFile(
      { originalName: name, declaredType: null, stored, notes, part: null, joined: whole },
      prefix,
      depth,
      walk,
    )
  }
}

/** An attached message that cannot be read stays a file with a note: the outer message is none the worse. */
async function parseOrNote(stored: StoredBytes, entry: ReadFile, walk: Walk): Promise<ParsedMessage | null> {
  try {
    return await parseMessage(stored.path, walk.store, { limits: walk.limits, zone: walk.zone })
  } catch (error) {
    entry.notes.push({ code: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
    return null
  }
}

async function addMessage(parsed: ParsedMessage | null, path: string, depth: number, walk: Walk): Promise<void> {
  if (!parsed) return
  const { head, body, authentication } = parsed
  const { from, to, subject, sentAt, messageId } = head
  walk.inner.push({ how: 'attached', path, from, to, subject, sentAt, messageId, body, authentication })
  walk.inner.push(...parsed.forwarded)
  walk.links.push(...parsed.links)
  await walkMessage(parsed, `${path}/`, depth, walk)
}
