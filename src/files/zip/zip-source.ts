// A file on disk as yauzl reads it: with its own reader, but for offsets outside of the file. Those it hands to the operating
// system's call, which throws beyond what a number can hold where nobody can catch it: one damaged byte of a 64-bit
// directory ended the process.
import { closeSync, fstatSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RandomAccessReader } from 'yauzl'

type Done = (error: Error | null, bytesRead?: number) => void
type Reader = RandomAccessReader & {
  read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void
}

/** Its types leave this file out. It closes the file when the zip and all streams of it are done. */
const { FdSlicer } = createRequire(import.meta.url)('yauzl/fd-slicer.js') as { FdSlicer: new (fd: number) => Reader }

/** Opens the file at `path` for `use`. Where that succeeds, closing its zip closes the file. */
export async function withSource<T>(
  path: string,
  use: (reader: RandomAccessReader, size: number) => Promise<T>,
): Promise<T> {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    return await use(new Bounded(fd, size), size)
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

class Bounded extends FdSlicer {
  readonly #size: number

  constructor(fd: number, size: number) {
    super(fd)
    this.#size = size
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
    if (position >= 0 && position + length <= this.#size) super.read(buffer, offset, length, position, done)
    else setImmediate(done, new Error('the directory points outside of the file'))
  }
}
