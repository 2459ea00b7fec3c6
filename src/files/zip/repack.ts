// Members of a zip that are packed in a way that zlib does not know → the store, by 7-Zip. It is given a zip of them alone,
// as they lie, under numbers for names: it would garble names in GBK, and stumble over all that is not wanted.
import type { Readable } from 'node:stream'
import type { Examining } from '../examining.ts'
import { withSevenZip } from '../sevenzip/seven-zip.ts'
import { receive } from '../sevenzip/unpack.ts'
import type { StoredBytes } from '../store.ts'
import type { ZipEntry } from './open-zip.ts'

/** Methods of APPNOTE.TXT 4.4.5: shrink, implode, Deflate64, bzip2, LZMA, Zstandard, XZ, PPMd. */
const METHODS = new Set([1, 6, 9, 12, 14, 93, 95, 98])
/** Bits 1 and 2 belong to the method (LZMA: an end mark follows; implode: sizes of its tables). */
const METHOD_FLAGS = 0x6
/** Sizes beyond are written elsewhere (ZIP64), which nobody mails. */
const MOST = 0xfffffffe
const VERSION = 63

/** True where 7-Zip can unpack the member and zlib cannot. */
export function isForSevenZip({ entry, size, packedSize, encrypted }: ZipEntry): boolean {
  return !encrypted && METHODS.has(entry.compressionMethod) && size <= MOST && packedSize <= MOST
}

/**
 * The unpacked bytes of `entries`, by entry; what could not be unpacked is missing. `raw` gives a member's bytes as they are
 * packed. Their number and sizes are in the budget already. Throws LimitExceeded, or an Error with 7-Zip's words.
 */
export async function unpackBySevenZip(
  entries: readonly ZipEntry[],
  raw: (entry: ZipEntry) => Promise<Readable>,
  context: Examining,
): Promise<Map<ZipEntry, StoredBytes>> {
  const { budget, limits, store } = context
  budget.start()
  try {
    const zip = await store.put(repacked(entries, raw))
    const size = (path: string) => entries[Number(path)]?.size ?? 0
    const members = await withSevenZip(zip.path, limits.files, budget.signal, session =>
      receive(session, false, context, size),
    )
    return new Map(
      members.flatMap(({ name, stored }) => {
        const entry = entries[Number(name)]
        return entry ? [[entry, stored] as const] : []
      }),
    )
  } catch (error) {
    budget.failed()
    throw error
  }
}

/** A zip (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16), written as it is read. */
async function* repacked(
  entries: readonly ZipEntry[],
  raw: (entry: ZipEntry) => Promise<Readable>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let place = 0
  for (const [index, member] of entries.entries()) {
    const name = Buffer.from(`${index}`)
    const common = commonFields(member, name.length)
    yield Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name])
    for await (const chunk of (await raw(member)) as AsyncIterable<Buffer>) yield chunk
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([VERSION, 0]), common, rest, name)
    place += 30 + name.length + member.packedSize
  }
  const whole = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(whole.length, 12)
  end.writeUInt32LE(place, 16)
  yield whole
  yield end
}

/** What local header and directory have in common: from the version needed to the length of the extra field. */
function commonFields({ entry, size, packedSize }: ZipEntry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(entry.generalPurposeBitFlag & METHOD_FLAGS, 2)
  fields.writeUInt16LE(entry.compressionMethod, 4)
  // The first of January 1980: nobody asks for it.
  fields.writeUInt16LE(0x21, 8)
  fields.writeUInt32LE(entry.crc32, 10)
  fields.writeUInt32LE(packedSize, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}
