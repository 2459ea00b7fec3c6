// The leaves of a message: which are its text, which are files. Files' bytes stream into the store; texts are kept, capped.
import { createReadStream } from 'node:fs'
import type { Store, StoredBytes } from '../../files/store.ts'
import type { Limits } from '../../reading/limits.ts'
import type { Note } from '../../reading/reading.ts'
import { first, unpartedBody } from '../headers/fields.ts'
import { partName } from '../headers/part-name.ts'
import type { Part } from '../parsed.ts'
import { decodeBase64, type Ending } from './base64.ts'
import { bodyRole, dispositionOf, isOtherVersion } from './body-role.ts'
import type { Entity } from './entity.ts'
import { type ReadText, readTextBody, type TextBody } from './text-body.ts'
import { isFileInBase64 } from './undeclared-base64.ts'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import { decodeUu } from './uuencode.ts'

/** A small machine-readable part: delivery status, returned headers, a calendar. `bytes`: its decoded start. */
export type Report = { type: string; entity: Entity; bytes: Buffer }

/** A file part and the entity it came from. */
export type FilePart = Part & { contentLocation: string | null }

export type Collected = { bodies: TextBody[]; parts: FilePart[]; reports: Report[]; notes: Note[] }

/** Parts whose first bytes are looked into, besides being files. */
const REPORTS =
  /^(message\/(delivery-status|disposition-notification|feedback-report|rfc822|global.*)|text\/(rfc822-headers|calendar)|application\/ics)$/

/** Note of a file that is the message's text in another form: nobody sent it as a file. */
export const TEXT_AGAIN = 'text-again'

/** Note of the half of a Macintosh file (RFC 1740) that holds icons and settings, under the other half's name. */
export const RESOURCE_FORK = 'resource-fork'

/** No line of a header is longer (RFC 5322 §2.1.1). */
const LONGEST_ID = 998

/** Takes leaves as the walk meets them. */
export class Collector {
  readonly collected: Collected = { bodies: [], parts: [], reports: [], notes: [] }
  readonly #store: Store
  readonly #limits: Limits['message']

  constructor(store: Store, limits: Limits['message']) {
    this.#store = store
    this.#limits = limits
  }

  /**
   * One leaf: its undecoded body is read to its end, or to a cap. `isCutOff` then tells whether the message broke off there.
   * Seen in practice: a gateway that cuts what is too large within the last file's base64 (test mail 241).
   */
  async take(entity: Entity, raw: AsyncGenerator<Buffer>, isCutOff: () => boolean): Promise<void> {
    const notes: Note[] = []
    const name = partName(entity.disposition, entity.contentType)
    const role = bodyRole(entity, name, this.collected.bodies.length > 0)
    const ending: Ending = { isOpen: false }
    const body = decoded(entity, whole(entity, raw), notes, ending)
    if (role !== 'file' && isOtherVersion(entity, name)) notes.push({ code: TEXT_AGAIN, detail: null })
    if (role === 'file' || role === 'version') {
      await this.#file(entity, name, body, notes)
      if (ending.isOpen && isCutOff()) notes.push({ code: 'truncated', detail: null })
      return
    }
    const read = await readTextBody(entity, body, role === 'both', this.#store, this.#limits)
    const { text } = read
    if (role === 'both' && text.bytes.length > 0) await this.#file(entity, name, once(text.bytes), notes)
    this.collected.bodies.push(text)
    this.collected.notes.push(...text.notes, ...notes)
    this.collected.parts.push(...filesIn(read))
  }

  async #file(entity: Entity, name: string | null, body: AsyncIterable<Buffer>, notes: Note[]): Promise<void> {
    const kept: Buffer[] = []
    const cap = REPORTS.test(entity.type) ? this.#limits.reportBytes : 0
    const written = await this.#store.put(keeping(body, kept, cap))
    const isPlain = entity.encoding === 'identity' || entity.encoding === 'unknown'
    const stored = isPlain ? await this.#decodedAfterAll(written, notes) : written
    // What lies deeper than is looked into stays one file (a bomb, or a program gone mad): nobody should take it for material.
    if (entity.type.startsWith('multipart/')) notes.push({ code: 'over-limit', detail: `depth ${this.#limits.depth}` })
    if (entity.type === 'application/applefile') notes.push({ code: RESOURCE_FORK, detail: null })
    if (entity.type === 'message/partial') notes.push({ code: 'partial-message', detail: null })
    if (entity.type === 'message/external-body') notes.push({ code: 'external-body', detail: null })
    this.collected.parts.push({ ...bare(entity), name, stored, notes })
    if (cap > 0) this.collected.reports.push({ type: entity.type, entity, bytes: Buffer.concat(kept) })
  }

  /** Seen in practice: a file in base64 that no header declares (test mail 240). */
  async #decodedAfterAll(stored: StoredBytes, notes: Note[]): Promise<StoredBytes> {
    if (!(await isFileInBase64(stored.path))) return stored
    notes.push({ code: 'undeclared-base64', detail: null })
    return this.#store.put(decodeBase64(createReadStream(stored.path) as AsyncIterable<Buffer>, notes))
  }
}

/** Files that stood in a text: uuencoded ones as attached, pictures of the page as pasted (test mail 220). */
function filesIn({ attachments, pictures }: ReadText): FilePart[] {
  const none = { name: null, declaredType: null, contentId: null, contentLocation: null, shown: null, shownSize: null }
  const inPage = { disposition: 'inline', inPage: true } as const
  return [
    ...attachments.map(file => ({ ...none, ...file, disposition: 'attachment' as const, notes: [] })),
    ...pictures.map(({ type, ...file }) => ({ ...none, ...file, declaredType: type, ...inPage })),
  ]
}

function bare(entity: Entity): Omit<FilePart, 'name' | 'stored' | 'notes'> {
  const contentId =
    first(entity.fields, 'content-id')
      ?.slice(0, LONGEST_ID)
      .replace(/^[\s<]+|[>\s]+$/g, '') || null
  return {
    declaredType: entity.declaredType,
    disposition: dispositionOf(entity),
    contentId,
    contentLocation: first(entity.fields, 'content-location')?.slice(0, LONGEST_ID).replace(/\s+/g, '') || null,
    shown: null,
    shownSize: null,
  }
}

/** With what stands in the header's block though it belongs to the body, the empty line between them being lost (162). */
async function* whole(entity: Entity, raw: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const unparted = unpartedBody(entity.block)
  if (unparted !== null) yield unparted
  yield* raw
}

/** The body without its transfer encoding. */
export function decoded(
  entity: Entity,
  raw: AsyncGenerator<Buffer>,
  notes: Note[],
  ending?: Ending,
): AsyncIterable<Buffer> {
  switch (entity.encoding) {
    case 'base64':
      return decodeBase64(raw, notes, ending)
    case 'quoted-printable':
      return decodeQuotedPrintable(raw)
    case 'uuencode':
      return decodeUu(raw)
    case 'unknown':
      notes.push({ code: 'unknown-encoding', detail: first(entity.fields, 'content-transfer-encoding') })
      return raw
    case 'identity':
      return raw
  }
}

async function* keeping(source: AsyncIterable<Buffer>, kept: Buffer[], cap: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of source) {
    if (size < cap) kept.push(Buffer.from(chunk.subarray(0, cap - size)))
    size += chunk.length
    yield chunk
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
