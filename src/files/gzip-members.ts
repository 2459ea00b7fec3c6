// A gzip file's members, one after another (RFC 1952 section 2.2), and nothing of what follows them.
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { readRange } from './recognize/file-ends.ts'

const HEAD_BYTES = 10
const TRAILER_BYTES = 8
/** Of the header's flags (section 2.3.1): a CRC, an extra field, a name, a comment follow. */
const [HAS_CRC, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16]
/** A header with its name and comment; more is no header. */
const LONGEST_HEADER = 131_072
/** gzip makes one member; tools that pack in parallel make one a megabyte. */
const MOST_MEMBERS = 100_000

/**
 * The unpacked bytes of the gzip file at `path`, of `size` bytes. What stands behind the last member and is none is left out,
 * as gzip itself does ("trailing garbage ignored"): Node's own engine fails on it. Fails with an Error where a member is damaged
 * or cut off.
 * Seen in practice: a line end or zeros behind a .tar.gz.
 */
export async function* gunzipped(path: string, size: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  let at = 0
  for (let members = 0; at < size; members += 1) {
    if (members === MOST_MEMBERS) throw new Error(`more than ${MOST_MEMBERS} members`)
    const data = await dataOf(path, at)
    if (data === null) {
      if (members === 0) throw new Error('incorrect header')
      return
    }
    at = data
    const engine = createInflateRaw()
    const source = createReadStream(path, { start: at, signal })
    let crc = 0
    let length = 0
    for await (const chunk of pipeline(source, engine, () => {}) as AsyncIterable<Buffer>) {
      crc = crc32(chunk, crc)
      length += chunk.length
      yield chunk
    }
    source.destroy()
    // What the engine took: it stops at the end of the member.
    at += engine.bytesWritten
    const trailer = await readRange(path, at, TRAILER_BYTES)
    if (trailer.length < TRAILER_BYTES) throw new Error('unexpected end of file')
    if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== length % 2 ** 32)
      throw new Error('checksum differs: the file was damaged')
    at += TRAILER_BYTES
  }
}

/** Where the data of the member at `at` begins; null where no header stands there. */
async function dataOf(path: string, at: number): Promise<number | null> {
  const head = await readRange(path, at, 1024)
  if (head.length < HEAD_BYTES || head.toString('latin1', 0, 3) !== '\x1f\x8b\x08') return null
  const flags = head[3] ?? 0
  if (flags === 0) return at + HEAD_BYTES
  const header = await readRange(path, at, LONGEST_HEADER)
  let next = HEAD_BYTES
  if (flags & HAS_EXTRA) next += 2 + (header.length >= next + 2 ? header.readUInt16LE(next) : 0)
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue
    const end = header.indexOf(0, next)
    if (end < 0) return null
    next = end + 1
  }
  return at + next + (flags & HAS_CRC ? 2 : 0)
}
