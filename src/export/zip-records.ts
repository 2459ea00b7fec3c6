// The records of a zip that stand around the bytes of its files (APPNOTE.TXT 6.3.10, 4.3 to 4.5). ZIP64 where a size, a
// place or a number needs it, or may. Names are UTF-8, and say so (4.4.4, bit 11). Pure.

/** What the records of one file say. */
export type ZipFacts = {
  path: string
  /** As the office's clock showed it. */
  modified: Temporal.PlainDateTime
  /** Packed with deflate; else stored as it is. */
  isPacked: boolean
  crc: number
  size: number
  packedSize: number
  /** Room for sizes of over 4 GiB in the local header, decided before they are known. */
  isLarge: boolean
}

/** What does not fit into 32 bits, or 16, says this, and stands in the ZIP64 record. */
const IN_64 = 0xffff_ffff
const COUNT_IN_64 = 0xffff
/** Version that is needed: 2.0 for deflate, 4.5 for ZIP64. Made by 6.3 on Unix, so that the mode counts. */
const PLAIN = 20
const ZIP64 = 45
const MADE_BY = (3 << 8) | 63
const UTF8 = 0x0800
/** A file that its owner may write and others read. */
const MODE = 0o100644

/** Stands before the bytes; of the same length whatever its sums and sizes. */
export function localHeader(facts: ZipFacts): Buffer {
  const { crc, size, packedSize, isLarge } = facts
  const name = Buffer.from(facts.path)
  const extra = isLarge ? extraOf([size, packedSize]) : Buffer.alloc(0)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(isLarge ? ZIP64 : PLAIN, 4)
  common(facts, head, 6)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(isLarge ? IN_64 : packedSize, 18)
  head.writeUInt32LE(isLarge ? IN_64 : size, 22)
  head.writeUInt16LE(name.length, 26)
  head.writeUInt16LE(extra.length, 28)
  return Buffer.concat([head, name, extra])
}

/** The same file in the directory at the end; `offset` is where its local header begins. */
export function directoryRecord(facts: ZipFacts, offset: number): Buffer {
  const { crc, size, packedSize } = facts
  const name = Buffer.from(facts.path)
  const over = [size, packedSize, offset].filter(value => value >= IN_64)
  const extra = over.length > 0 ? extraOf(over) : Buffer.alloc(0)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(MADE_BY, 4)
  head.writeUInt16LE(facts.isLarge || over.length > 0 ? ZIP64 : PLAIN, 6)
  common(facts, head, 8)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(Math.min(packedSize, IN_64), 20)
  head.writeUInt32LE(Math.min(size, IN_64), 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE((MODE << 16) >>> 0, 38)
  head.writeUInt32LE(Math.min(offset, IN_64), 42)
  return Buffer.concat([head, name, extra])
}

/** What ends the zip; `offset` and `size` are those of the directory. */
export function endRecords({ count, offset, size }: { count: number; offset: number; size: number }): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, COUNT_IN_64), 8)
  end.writeUInt16LE(Math.min(count, COUNT_IN_64), 10)
  end.writeUInt32LE(Math.min(size, IN_64), 12)
  end.writeUInt32LE(Math.min(offset, IN_64), 16)
  if (count < COUNT_IN_64 && offset < IN_64 && size < IN_64) return end
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeUInt16LE(MADE_BY, 12)
  end64.writeUInt16LE(ZIP64, 14)
  end64.writeBigUInt64LE(BigInt(count), 24)
  end64.writeBigUInt64LE(BigInt(count), 32)
  end64.writeBigUInt64LE(BigInt(size), 40)
  end64.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end64, locator, end])
}

/** Flags, method, time and date, which both records have in this order. */
function common({ isPacked, modified }: ZipFacts, head: Buffer, at: number): void {
  head.writeUInt16LE(UTF8, at)
  head.writeUInt16LE(isPacked ? 8 : 0, at + 2)
  const { hour, minute, second, year, month, day } = modified
  // Zips know no time before 1980 and after 2107 (4.4.6).
  const years = Math.min(Math.max(year - 1980, 0), 127)
  head.writeUInt16LE((hour << 11) | (minute << 5) | (second >> 1), at + 4)
  head.writeUInt16LE((years << 9) | (month << 5) | day, at + 6)
}

/** 4.5.3: the values that did not fit, in the order of the fields that say so. */
function extraOf(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  return extra
}
