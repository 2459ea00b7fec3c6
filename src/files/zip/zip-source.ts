// A file on disk as yauzl reads it: with its own reader, but for bytes around the zip, and for offsets outside of it. Those it
// hands to the operating system's call, which throws beyond what a number can hold where nobody can catch it: one damaged
// byte of a 64-bit directory ended the process.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import type { RandomAccessReader } from 'yauzl'
import { type ReadAt, type Span, zipSpan } from './zip-span.ts'

type Done = (error: Error | null, bytesRead?: number) => void
type Stretch = { start: number; end: number }
type Reader = RandomAccessReader & {
  read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void
  createReadStream(stretch: Stretch): Readable
}

/** Its types leave this file out. It closes the file when the zip and all streams of it are done. */
const { FdSlicer } = createRequire(import.meta.url)('yauzl/fd-slicer.js') as { FdSlicer: new (fd: number) => Reader }

/**
 * Opens the file at `path` for `use`, without the bytes before and behind the zip in it. Where that succeeds, closing its zip
 * closes the file.
 */
export async function withSource<T>(
  path: string,
  use: (reader: RandomAccessReader, size: number) => Promise<T>,
): Promise<T> {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    // Where none is found, the library says best what is wrong with the whole.
    const span = zipSpan(reading(fd, size), size) ?? { start: 0, end: size }
    return await use(new Bounded(fd, span), span.end - span.start)
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

/** Where in the file at `path` a zip stands; null where there is none. Fails as {@link zipSpan} does. */
export function findZip(path: string): Span | null {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    return zipSpan(reading(fd, size), size)
  } finally {
    closeSync(fd)
  }
}

function reading(fd: number, size: number): ReadAt {
  return (position, length) => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)))
    return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, position))
  }
}

class Bounded extends FdSlicer {
  readonly #start: number
  readonly #size: number

  constructor(fd: number, { start, end }: Span) {
    super(fd)
    this.#start = start
    this.#size = end - start
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
    if (position >= 0 && position + length <= this.#size)
      super.read(buffer, offset, length, position + this.#start, done)
    else setImmediate(done, new Error('the directory points outside of the file'))
  }

  override createReadStream({ start, end }: Stretch): Readable {
    return super.createReadStream({ start: start + this.#start, end: end + this.#start })
  }
}
