// Outlook's message file (.msg): heads, texts, attachments into the store ([MS-OXMSG]; ids of [MS-OXPROPS]).
import { type CompoundEntry, type CompoundFile, withCompoundFile } from '../cfb/compound-file.ts'
import type { OutlookMessage } from '../examined.ts'
import type { Examining } from '../examining.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import type { StoredBytes } from '../store.ts'
import { type MsgProperties, msgProperties } from './msg-properties.ts'

/** Bytes of properties before the first one: of the message, of one inside another, of recipients and attachments. */
const HEADER_BYTES = { message: 32, inside: 24, other: 8 }
const TO = 1

/** Attachments still in the file; `inside` holds the path of a message that is one. */
type Found = { name: string; contentId: string | null; data: CompoundEntry | null; inside: string | null }

/**
 * The message in `stored` and all messages inside it. Throws LimitExceeded before an attachment is stored where they go over
 * a cap together; an Error where the file's structure is broken.
 */
export async function readMsg(stored: StoredBytes, context: Examining): Promise<OutlookMessage> {
  return withCompoundFile(stored.path, file => {
    const read = async (storage: string, depth: number): Promise<OutlookMessage> => {
      context.budget.signal.throwIfAborted()
      const properties = await msgProperties(file, storage, depth === 0 ? HEADER_BYTES.message : HEADER_BYTES.inside)
      const found = await attachmentsIn(file, storage, context)
      const own = found.flatMap(({ data, ...rest }) => (data ? [{ data, ...rest }] : []))
      const bytes = own.reduce((sum, { data }) => sum + data.size, 0)
      context.budget.admit({ members: own.length, bytes, packedBytes: stored.size })
      const attachments: OutlookMessage['attachments'] = []
      for (const { name, contentId, data } of own) {
        const kept = await context.store.put(file.stream(data), data.size)
        attachments.push({ name, contentId, stored: kept, notes: kept.size < data.size ? [BROKEN_OFF] : [] })
      }
      const embedded: OutlookMessage[] = []
      for (const { inside } of found) {
        if (inside === null || depth >= context.limits.reading.depth) continue
        embedded.push(await read(inside, depth + 1))
      }
      const { bodyBytes } = context.limits.message
      return {
        ...(await head(file, storage, properties)),
        ...(await texts(properties, bodyBytes)),
        attachments,
        embedded,
      }
    }
    return read('', 0)
  })
}

const BROKEN_OFF = { code: 'unreadable', detail: 'the file breaks off inside the message' }

type Head = Pick<OutlookMessage, 'headers' | 'from' | 'to' | 'subject' | 'sentAt' | 'messageId'>

async function head(file: CompoundFile, storage: string, properties: MsgProperties): Promise<Head> {
  const { text } = properties
  const senders = [await text('5D01'), await text('5D02'), await text('0C1F'), await text('0065')]
  // Inside an organisation senders have names of its directory (/O=…) in place of addresses.
  const address = senders.find(value => value?.includes('@') ?? false) ?? ''
  const name = (await text('0C1A')) ?? (await text('0042')) ?? ''
  return {
    headers: await text('007D', 1_048_576),
    from: address === '' && name === '' ? null : { name, address: address.trim().toLowerCase() },
    to: await recipients(file, storage),
    subject: (await text('0037')) ?? '',
    sentAt: (properties.time('0039') ?? properties.time('0E06'))?.toString() ?? null,
    messageId: await text('1035'),
  }
}

/** The plain text, and the HTML where Outlook kept it as such. */
async function texts({ text }: MsgProperties, most: number): Promise<Pick<OutlookMessage, 'text' | 'html'>> {
  return { text: await text('1000', most), html: await text('1013', most) }
}

async function recipients(file: CompoundFile, storage: string): Promise<OutlookMessage['to']> {
  const found: OutlookMessage['to'] = []
  for (const path of storagesIn(file, storage, '__recip_version1.0_#').slice(0, 1000)) {
    const { text, number } = await msgProperties(file, path, HEADER_BYTES.other)
    const address = (await text('39FE')) ?? (await text('3003')) ?? ''
    if ((number('0C15') ?? TO) !== TO || !address.includes('@')) continue
    found.push({ name: (await text('3001')) ?? '', address: address.trim().toLowerCase() })
  }
  return found
}

async function attachmentsIn(file: CompoundFile, storage: string, context: Examining): Promise<Found[]> {
  const found: Found[] = []
  const paths = storagesIn(file, storage, '__attach_version1.0_#')
  const most = context.limits.files.members
  if (paths.length > most) throw new LimitExceeded(`more than ${most} files`)
  for (const path of paths) {
    context.budget.signal.throwIfAborted()
    const { text, bytes, object } = await msgProperties(file, path, HEADER_BYTES.other)
    const name = (await text('3707')) ?? (await text('3704')) ?? (await text('3001')) ?? ''
    const inside = object('3701')
    const isMessage = inside !== null && file.find(`${inside}/__properties_version1.0`) !== null
    found.push({ name, contentId: await text('3712'), data: bytes('3701'), inside: isMessage ? inside : null })
  }
  return found
}

/** Numbered storages right inside `storage`, in the order of their numbers. */
function storagesIn(file: CompoundFile, storage: string, name: string): string[] {
  const start = storage === '' ? name : `${storage}/${name}`
  return file.entries
    .filter(entry => entry.storage && entry.path.startsWith(start) && !entry.path.includes('/', start.length))
    .map(({ path }) => path)
    .sort()
}
