// Where a zip begins and ends inside a file: bytes before and behind it are no part of it. Pure, but for `read`.

/** A stretch of a file, in bytes; `end` is behind the last one. */
export type Span = { start: number; end: number }

/** Up to `length` bytes from `position`; fewer at the file's end. */
export type ReadAt = (position: number, length: number) => Buffer

const END_BYTES = 22
const END = Buffer.from('PK\u0005\u0006', 'latin1')
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LOCATOR = 0x07064b50
const END_64 = 0x06064b50
const LOCATOR_BYTES = 20
const END_64_BYTES = 56
const LONGEST_COMMENT = 65_535
/** A signature stands once in a zip, and in a comment or a member by chance; a file full of them is made to cost time. */
const MOST_TRIES = 256
/** Bytes before or behind a zip. What gateways, lists and disks add are a line, a footer, a block of zeros. */
const MOST_AROUND = 1_048_576

/**
 * The zip in a file of `size` bytes: the last end record (APPNOTE.TXT 4.3.16) whose directory stands where it says, or, all
 * shifted by the same number of bytes, where that of a zip behind other bytes must stand. Null where there is none. Fails
 * with an Error where the file begins with a zip and ends with another one: either would hide the other.
 * Seen in practice: a line end, zeros or a list's footer behind the end record; a line end or a mark of UTF-8 before the
 * first member. unzip, 7-Zip and Office open both.
 */
export function zipSpan(read: ReadAt, size: number): Span | null {
  // Nearly all zips end with the record; only others are searched further back.
  let tries = 0
  for (const reach of [END_BYTES + LONGEST_COMMENT, END_BYTES + LONGEST_COMMENT + MOST_AROUND]) {
    const from = Math.max(0, size - reach)
    const tail = read(from, size - from)
    for (let at = tail.lastIndexOf(END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END, at - 1)) {
      if (at + END_BYTES > tail.length) continue
      if (++tries > MOST_TRIES) return null
      const span = spanOf(tail.subarray(at, at + END_BYTES), from + at, read)
      if (span === null || span.start > MOST_AROUND) continue
      const comment = tail.readUInt16LE(at + 20)
      return { start: span.start, end: Math.min(size, from + at + END_BYTES + comment) }
    }
    if (from === 0) break
  }
  return null
}

/** `record` stands at `place`. */
function spanOf(record: Buffer, place: number, read: ReadAt): { start: number } | null {
  const wide = wideRecord(place, read)
  const length = wide?.length ?? record.readUInt32LE(12)
  const offset = wide?.offset ?? record.readUInt32LE(16)
  const directory = (wide?.place ?? place) - length
  const start = directory - offset
  if (length === 0) return start >= 0 && record.readUInt16LE(10) === 0 ? { start } : null
  if (start >= 0 && isAt(directory, ENTRY, read)) {
    if (start > 0 && isAt(0, LOCAL, read))
      throw new Error('an archive stands behind another, or inside one that is cut off')
    return { start }
  }
  // Something stands between the directory and its end: a signature, padding.
  return isAt(offset, ENTRY, read) ? { start: 0 } : null
}

/** The 64-bit end record (APPNOTE.TXT 4.3.14) just before its locator, which stands just before the usual record. */
function wideRecord(place: number, read: ReadAt): { place: number; length: number; offset: number } | null {
  if (!isAt(place - LOCATOR_BYTES, LOCATOR, read)) return null
  const at = place - LOCATOR_BYTES - END_64_BYTES
  if (!isAt(at, END_64, read)) return null
  const record = read(at, END_64_BYTES)
  return { place: at, length: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) }
}

function isAt(place: number, signature: number, read: ReadAt): boolean {
  if (!(place >= 0) || !Number.isSafeInteger(place)) return false
  const bytes = read(place, 4)
  return bytes.length === 4 && bytes.readUInt32LE(0) === signature
}
