// The MAPI properties that describe one attachment of a TNEF stream ([MS-OXTNEF] 2.1.3.3 and 2.1.3.4).
import { BrokenOff, type Cursor } from './cursor.ts'

/** Where bytes lie in the file. */
export type Extent = { offset: number; size: number }

/** What the properties tell of an attachment; names as the bytes that they are in. */
export type AttachmentProperties = {
  longName: EncodedText | null
  shortName: EncodedText | null
  displayName: EncodedText | null
  /** The bytes of the attachment, where they are a property. */
  data: Extent | null
  /** True where `data` is a message in a TNEF stream of its own. */
  isMessage: boolean
}

/** A text property: UTF-16 or the message's code page. */
export type EncodedText = { bytes: Buffer; wide: boolean }

const DISPLAY_NAME = 0x3001
const DATA = 0x3701
const SHORT_NAME = 0x3704
const LONG_NAME = 0x3707

const OBJECT = 0x0d
const TEXT = 0x1e
const WIDE_TEXT = 0x1f
const BINARY = 0x102
const MULTIPLE = 0x1000
const FIXED_BYTES: Record<number, number> = {
  0x01: 0,
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
/** IID_IMessage, {00020307-0000-0000-C000-000000000046}, as it lies in the file. */
const MESSAGE_ID = '0703020000000000c000000000000046'
const ID_BYTES = 16
const NAME_BYTES = 4096

/** Reads the properties that begin at the cursor. Throws BrokenOff where they end too early or are no properties. */
export async function attachmentProperties(cursor: Cursor): Promise<AttachmentProperties> {
  const found: AttachmentProperties = {
    longName: null,
    shortName: null,
    displayName: null,
    data: null,
    isMessage: false,
  }
  const count = await cursor.u32()
  for (let index = 0; index < count; index += 1) {
    const tag = await cursor.u32()
    const [type, id] = [tag & 0xffff, tag >>> 16]
    if (id >= 0x8000) await skipName(cursor)
    const values = isCounted(type) ? await cursor.u32() : 1
    const fixed = FIXED_BYTES[type & ~MULTIPLE]
    if (fixed !== undefined) cursor.skip(fixed * values)
    else for (let value = 0; value < values; value += 1) await readValue(cursor, type & ~MULTIPLE, id, found)
  }
  return found
}

function isCounted(type: number): boolean {
  return (type & MULTIPLE) !== 0 || FIXED_BYTES[type] === undefined
}

/** A property with a name instead of a number: its set, then the number or the text that names it. */
async function skipName(cursor: Cursor): Promise<void> {
  cursor.skip(ID_BYTES)
  const isText = (await cursor.u32()) === 1
  if (isText) cursor.skip(padded(await cursor.u32()))
  else cursor.skip(4)
}

async function readValue(cursor: Cursor, type: number, id: number, found: AttachmentProperties): Promise<void> {
  if (type !== TEXT && type !== WIDE_TEXT && type !== BINARY && type !== OBJECT)
    throw new BrokenOff(`a property of the unknown type ${type}`)
  const size = await cursor.u32()
  const offset = cursor.position
  cursor.within(size)
  if (type === TEXT || type === WIDE_TEXT) {
    const bytes = await cursor.bytes(Math.min(size, NAME_BYTES))
    const text = { bytes, wide: type === WIDE_TEXT }
    if (id === LONG_NAME) found.longName = text
    if (id === SHORT_NAME) found.shortName = text
    if (id === DISPLAY_NAME) found.displayName = text
  }
  if (id === DATA && type === BINARY) found.data = { offset, size }
  if (id === DATA && type === OBJECT && size >= ID_BYTES) {
    found.isMessage = (await cursor.bytes(ID_BYTES)).toString('hex') === MESSAGE_ID
    found.data = { offset: offset + ID_BYTES, size: size - ID_BYTES }
  }
  cursor.position = offset + padded(size)
}

/** Values fill whole groups of four bytes. */
function padded(size: number): number {
  return Math.ceil(size / 4) * 4
}
