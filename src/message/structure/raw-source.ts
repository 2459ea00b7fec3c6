// The stored bytes of a message as a stream that a MIME splitter understands. Reads the file once, changes nothing on disk.
// Fails with the file's own errors; never holds more than two chunks.
import { createReadStream } from 'node:fs'

/** Large enough to keep the cost a chunk small, small enough not to matter in memory. */
const CHUNK_BYTES = 262_144

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const CR = 0x0d
const LF = 0x0a

/**
 * Streams the message with LF or CRLF line ends, beginning with its first header.
 * Seen in practice: CR line ends only (test mail 028), CR CR LF (029), blank lines (030), a byte order mark (031) or an
 * mbox "From " line (007) before the headers.
 */
export async function* rawSource(path: string): AsyncGenerator<Buffer> {
  let mend: ((chunk: Buffer) => Buffer) | null = null
  let isStart = true
  for await (const read of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    let chunk = read as Buffer
    mend ??= mender(chunk)
    chunk = mend(chunk)
    if (isStart) {
      chunk = withoutPrelude(chunk)
      if (chunk.length === 0) continue
      isStart = false
    }
    yield chunk
  }
}

/** How line ends must be mended, judged by the first chunk. */
function mender(sample: Buffer): (chunk: Buffer) => Buffer {
  if (sample.includes(CR) && !sample.includes(LF)) return crToLf
  if (sample.includes('\r\r\n')) return doubledCr()
  return chunk => chunk
}

function crToLf(chunk: Buffer): Buffer {
  const out = Buffer.from(chunk)
  for (let at = out.indexOf(CR); at >= 0; at = out.indexOf(CR, at + 1)) out[at] = LF
  return out
}

/** CR CR LF comes from a second conversion of line ends: one CR goes. A CR at the end of a chunk waits for the next. */
function doubledCr(): (chunk: Buffer) => Buffer {
  let held = false
  return chunk => {
    const source = held ? Buffer.concat([Buffer.from([CR]), chunk]) : chunk
    held = source.length > 1 && source.at(-1) === CR
    const body = held ? source.subarray(0, -1) : source
    return Buffer.from(body.toString('latin1').replaceAll('\r\r\n', '\r\n'), 'latin1')
  }
}

function withoutPrelude(chunk: Buffer): Buffer {
  let at = chunk.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0
  for (;;) {
    const end = chunk.indexOf(LF, at)
    const line = chunk.toString('latin1', at, end < 0 ? chunk.length : end)
    const isBlank = line.trim() === ''
    if (!isBlank && !/^>?From (?!:)/.test(line)) return chunk.subarray(at)
    if (end < 0) return isBlank ? Buffer.alloc(0) : chunk.subarray(at)
    at = end + 1
  }
}
