// Stored bytes as a stream that checks their hash on the way, and a file to write them to. Buffers go round between the two:
// left to the garbage collector, dead ones pile up to 60 MiB before it looks at them.
import { createHash } from 'node:crypto'
import { close, fsync, write } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'

/** What lies in the store is not what the record says. */
export class WrongBytes extends Error {
  override name = 'WrongBytes'
}

/** Bytes read at once: large enough for the disk, small beside the process's budget. */
const CHUNK_BYTES = 256 * 1024

/** Buffers that are free. One that is lent is known by its memory, since a shorter view of it may come back. */
export class BufferPool {
  readonly #free: Buffer[] = []
  readonly #lent = new Map<ArrayBufferLike, Buffer>()

  /** A buffer of CHUNK_BYTES that nobody else has. */
  take(): Buffer {
    const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
    this.#lent.set(buffer.buffer, buffer)
    return buffer
  }

  /** Takes back the buffer that `view` is of, if it is one of these. Nobody may read it any more. */
  give(view: Uint8Array): void {
    const buffer = this.#lent.get(view.buffer)
    if (buffer && this.#lent.delete(view.buffer)) this.#free.push(buffer)
  }
}

/**
 * The bytes of `path`; fails with WrongBytes where their SHA-256 is another, or with the disk's error. `pool`: where its
 * buffers come from; only for bytes that reach {@link fileSink} as they are. Null: they are new ones.
 */
export function storedStream(
  path: string,
  sha256: string,
  pool: BufferPool | null,
  progress: (bytes: number) => void,
): Readable {
  return Readable.from(checked(path, sha256, pool, progress), { objectMode: false, highWaterMark: CHUNK_BYTES })
}

async function* checked(
  path: string,
  sha256: string,
  pool: BufferPool | null,
  progress: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  await using file = await open(path, 'r')
  const hash = createHash('sha256')
  for (;;) {
    const buffer = pool?.take() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
    const { bytesRead } = await file.read(buffer, 0, buffer.length)
    if (bytesRead === 0) {
      pool?.give(buffer)
      break
    }
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    progress(bytesRead)
    yield chunk
  }
  const found = hash.digest('hex')
  if (found !== sha256) throw new WrongBytes(`${path}: SHA-256 ${sha256} expected, ${found} found`)
}

/** Writes to an open file, which it closes, and gives the buffers back to the pool once they are written. */
export function fileSink(file: number, pool: BufferPool): Writable {
  return new Writable({
    highWaterMark: 4 * CHUNK_BYTES,
    write(chunk: Buffer, _, done) {
      writeAll(file, chunk, 0, error => {
        pool.give(chunk)
        done(error)
      })
    },
    final: done => fsync(file, done),
    destroy: (error, done) => close(file, closing => done(error ?? closing)),
  })
}

/** A disk that is nearly full takes less than it is given, and says so only when asked for the rest. */
function writeAll(file: number, chunk: Buffer, at: number, done: (error?: Error | null) => void): void {
  write(file, chunk, at, chunk.length - at, null, (error, written) => {
    if (error || at + written >= chunk.length) done(error)
    else writeAll(file, chunk, at + written, done)
  })
}
