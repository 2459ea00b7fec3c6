// winmail.dat, which Exchange and Outlook send in place of attachments: the files inside ([MS-OXTNEF]).
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Note } from '../../reading/reading.ts'
import type { Member } from '../examined.ts'
import type { Examining } from '../examining.ts'
import type { StoredBytes } from '../store.ts'
import { decode } from '../text/decode.ts'
import { strictly } from '../text/strictly.ts'
import type { Unpacked } from '../unpacked.ts'
import { BrokenOff, Cursor } from './cursor.ts'
import { attachmentProperties, type AttachmentProperties, type EncodedText, type Extent } from './tnef-properties.ts'

const HEADER_BYTES = 6
const CHECKSUM_BYTES = 2
const NAME_BYTES = 4096
/** Attributes of [MS-OXTNEF] 2.1.3.2: an attachment begins, its short name, its bytes, its properties. */
const BEGIN = 0x00069002
const TITLE = 0x00018010
const BYTES = 0x0006800f
const PROPERTIES = 0x00069005

type Attachment = { title: Buffer | null; bytes: Extent | null; properties: AttachmentProperties | null }

/**
 * The files inside, into the store. A message inside is a TNEF stream again, with its subject for a name. A stream that
 * breaks off yields what came before, with a note. Throws LimitExceeded before anything is stored where it goes over a cap.
 */
export async function untnef(stored: StoredBytes, context: Examining): Promise<Unpacked> {
  const { attachments, notes } = await list(stored, context.budget.signal)
  const found = attachments.flatMap(attachment => {
    const extent = extentOf(attachment)
    return extent ? [{ name: nameOf(attachment), extent }] : []
  })
  const bytes = found.reduce((sum, { extent }) => sum + extent.size, 0)
  context.budget.admit({ members: found.length, bytes, packedBytes: stored.size })
  const members: Member[] = []
  for (const { name, extent } of found) {
    members.push({ name, stored: await context.store.put(slice(stored.path, extent, context)), notes: [] })
  }
  return { members, notes }
}

async function list(
  { path, size }: StoredBytes,
  signal: AbortSignal,
): Promise<{ attachments: Attachment[]; notes: Note[] }> {
  const file = await open(path, 'r')
  const attachments: Attachment[] = []
  try {
    const cursor = new Cursor(file, HEADER_BYTES, size, signal)
    while (cursor.position < size) await readAttribute(cursor, attachments)
    return { attachments, notes: [] }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error
    return { attachments, notes: [{ code: 'unreadable', detail: error.message }] }
  } finally {
    await file.close()
  }
}

async function readAttribute(cursor: Cursor, attachments: Attachment[]): Promise<void> {
  await cursor.u8()
  const id = await cursor.u32()
  const length = await cursor.u32()
  const value = cursor.within(length)
  const current = attachments.at(-1)
  if (id === BEGIN) attachments.push({ title: null, bytes: null, properties: null })
  else if (current && id === TITLE) current.title = await value.bytes(Math.min(length, NAME_BYTES))
  else if (current && id === BYTES) current.bytes = { offset: value.position, size: length }
  else if (current && id === PROPERTIES) current.properties = await attachmentProperties(value)
  cursor.skip(length + CHECKSUM_BYTES)
}

/** Beside a message, the bytes are only a picture of its icon. */
function extentOf({ bytes, properties }: Attachment): Extent | null {
  if (properties?.isMessage) return properties.data
  return bytes && bytes.size > 0 ? bytes : (properties?.data ?? bytes)
}

/** Seen in practice: the full name only as a property, the title being cut to 8.3 in the code page (102). */
function nameOf({ title, properties }: Attachment): string {
  const names = [properties?.longName, properties?.isMessage ? properties.displayName : null, properties?.shortName]
  const known = [...names, title ? { bytes: title, wide: false } : null, properties?.displayName]
  return known.map(name => (name ? textOf(name) : '')).find(name => name !== '') ?? ''
}

function textOf({ bytes, wide }: EncodedText): string {
  const text = wide ? strictly(bytes.subarray(0, bytes.length & ~1), 'utf-16le') : null
  return (text ?? decode(bytes)).replace(/\0.*$/s, '').trim()
}

/** Opens the file only when it is read, so that an error always has someone to go to. */
async function* slice(path: string, { offset, size }: Extent, { budget }: Examining): AsyncGenerator<Uint8Array> {
  if (size === 0) return
  const end = offset + size - 1
  for await (const chunk of createReadStream(path, { start: offset, end, signal: budget.signal })) yield chunk as Buffer
}
