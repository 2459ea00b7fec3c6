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
 * Seen in practice: CR line ends (test mail 028), in the header alone (257), CR CR LF (029), blank lines (030), a byte order mark (031) or an
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

/** The top of a message on disk, as {@link rawSource} begins it. */
export function mendedTop(top: Buffer): Buffer {
  return withoutPrelude(mender(top)(top))
}

/** How line ends must be mended, judged by the first chunk. */
function mender(sample: Buffer): (chunk: Buffer) => Buffer {
  const top = sample.toString('latin1', 0, TOP_BYTES)
  const firstEnd = top.indexOf('\n')
  const beforeIt = firstEnd < 0 ? top : top.slice(0, firstEnd)
  if ((beforeIt.match(/\r(?!$)/g)?.length ?? 0) >= 3) return lastHeld(text => text.replace(/\r(?!\n)/g, '\n'))
  if (sample.includes('\r\r\n')) return lastHeld(text => text.replaceAll('\r\r\n', '\r\n'))
  return chunk => chunk
}

/** Several lines of a header stand in so much. */
const TOP_BYTES = 4_096

/** Mends chunk by chunk; a CR at the end of a chunk waits for the next. */
function lastHeld(mend: (latin1: string) => string): (chunk: Buffer) => Buffer {
  let held = false
  return chunk => {
    const source = held ? Buffer.concat([Buffer.from([CR]), chunk]) : chunk
    held = source.length > 1 && source.at(-1) === CR
    return Buffer.from(mend((held ? source.subarray(0, -1) : source).toString('latin1')), 'latin1')
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
