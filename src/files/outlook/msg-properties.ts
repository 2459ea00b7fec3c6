// The properties of one object in an Outlook message file: the message, a recipient, an attachment ([MS-OXMSG] 2.1 to 2.4).
import type { CompoundEntry, CompoundFile } from '../cfb/compound-file.ts'
import { decode } from '../text/decode.ts'

/** Properties by their id of four hex digits ("0037"); null where the object does not have one. */
export type MsgProperties = {
  /** Text in whatever form it is kept; at most `most` bytes of it. */
  text(id: string, most?: number): Promise<string | null>
  number(id: string): number | null
  time(id: string): Temporal.Instant | null
  /** The stream of a binary property. */
  bytes(id: string): CompoundEntry | null
  /** Path of the storage of an object property. */
  object(id: string): string | null
}

const INTEGER = '0003'
const TIME = '0040'
const ENTRY_BYTES = 16
const MOST_PROPERTIES = 4000
const SHORT_TEXT = 65_536
/** From 1601 to 1970, in units of 100 ns. */
const EPOCH = 116_444_736_000_000_000n
/** Beyond the year 9999 there is no date. */
const LAST_MILLISECOND = 253_402_300_799_999n

/** The properties of the object in `storage`: '' for the message, else its path; `headerBytes` stand before the first. */
export async function msgProperties(file: CompoundFile, storage: string, headerBytes: number): Promise<MsgProperties> {
  const prefix = storage === '' ? '' : `${storage}/`
  const streams = new Map<string, CompoundEntry>()
  for (const entry of file.entries) {
    if (!entry.path.startsWith(`${prefix}__substg1.0_`)) continue
    const tag = entry.path.slice(prefix.length + '__substg1.0_'.length).toUpperCase()
    if (/^[0-9A-F]{8}$/.test(tag)) streams.set(tag, entry)
  }
  const fixed = await fixedValues(file, `${prefix}__properties_version1.0`, headerBytes)
  return {
    async text(id, most = SHORT_TEXT) {
      const wide = streams.get(`${id}001F`)
      if (wide) return tidy((await file.read(wide, most)).toString('utf16le'))
      const narrow = streams.get(`${id}001E`) ?? streams.get(`${id}0102`)
      return narrow ? tidy(decode(await file.read(narrow, most))) : null
    },
    number: id => fixed.get(id + INTEGER)?.readInt32LE() ?? null,
    time(id) {
      const value = fixed.get(id + TIME)
      const milliseconds = value ? (value.readBigUInt64LE() - EPOCH) / 10_000n : 0n
      if (milliseconds <= 0n || milliseconds > LAST_MILLISECOND) return null
      return Temporal.Instant.fromEpochMilliseconds(Number(milliseconds))
    },
    bytes: id => streams.get(`${id}0102`) ?? null,
    object: id => {
      const entry = streams.get(`${id}000D`)
      return entry?.storage ? entry.path : null
    },
  }
}

/** Eight bytes of value by tag: property id and type, both in hex. */
async function fixedValues(file: CompoundFile, path: string, headerBytes: number): Promise<Map<string, Buffer>> {
  const values = new Map<string, Buffer>()
  const entry = file.find(path)
  if (!entry) return values
  const bytes = await file.read(entry, headerBytes + MOST_PROPERTIES * ENTRY_BYTES)
  for (let at = headerBytes; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const tag = bytes.readUInt32LE(at).toString(16).toUpperCase().padStart(8, '0')
    values.set(tag, bytes.subarray(at + 8, at + ENTRY_BYTES))
  }
  return values
}

function tidy(text: string): string {
  return text.replace(/\0+$/, '')
}
