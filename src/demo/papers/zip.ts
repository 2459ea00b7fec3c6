// A zip as office programs write it: stored entries, one timestamp, names in the bytes that the caller chose. Names in GBK
// without the UTF-8 flag are what Chinese Windows writes, and what no zip library offers to make.
import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'

export type ZipEntry = { name: string; data: Buffer }

/** Bit 11 of the general purpose flags: names are UTF-8 (APPNOTE 4.4.4). */
const UTF8_FLAG = 0x0800

/** A zip archive. `names`: UTF-8 with the flag, or GBK without it. `at` is what every entry is dated, to two seconds. */
export function zip(entries: readonly ZipEntry[], names: 'utf-8' | 'gbk', at: Temporal.PlainDateTime): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = names === 'gbk' ? iconv.encode(entry.name, 'gbk') : Buffer.from(entry.name)
    const facts = entryFacts(entry.data, name.length, names === 'gbk' ? 0 : UTF8_FLAG, at)
    const local = Buffer.concat([signature(0x04034b50), facts, name, entry.data])
    directory.push(signature(0x02014b50), numbers([20, 2]), facts, directoryTail(offset), name)
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const count = entries.length
  const end = [numbers([0, 2], [0, 2], [count, 2], [count, 2], [listing.length, 4], [offset, 4], [0, 2])]
  return Buffer.concat([...parts, listing, signature(0x06054b50), ...end])
}

/** What the local header and the directory say alike: version, flags, method, time, checksum, sizes, lengths. */
function entryFacts(data: Buffer, nameLength: number, flags: number, at: Temporal.PlainDateTime): Buffer {
  const time = (at.hour << 11) | (at.minute << 5) | (at.second >> 1)
  const date = ((at.year - 1980) << 9) | (at.month << 5) | at.day
  const stored: [number, number][] = [
    [data.length, 4],
    [data.length, 4],
  ]
  return numbers(
    [20, 2],
    [flags, 2],
    [0, 2],
    [time, 2],
    [date, 2],
    [crc32(data), 4],
    ...stored,
    [nameLength, 2],
    [0, 2],
  )
}

function directoryTail(offset: number): Buffer {
  return numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4])
}

function signature(value: number): Buffer {
  return numbers([value, 4])
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(...fields: [value: number, width: number][]): Buffer {
  return Buffer.concat(
    fields.map(([value, width]) => {
      const field = Buffer.alloc(width)
      field.writeUIntLE(value, 0, width)
      return field
    }),
  )
}
