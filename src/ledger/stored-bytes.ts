// Bytes by their SHA-256: store/ab/abcdef…, each content once, never written to again.
//
// Promises: under a final name there are whole bytes only. They are written to a temporary file beside it, hashed on the
// way, and renamed when they are complete; a kill at any moment leaves at most a temporary file, which the next opening
// removes. Several processes may put into one folder at once. Nothing is ever whole in memory.
// Against a power cut as {@link Durability} says. Fails with LimitExceeded, StoreError, or what the source threw; then
// nothing is kept.
import { createReadStream, mkdirSync, type ReadStream } from 'node:fs'
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store, StoredBytes } from '../files/store.ts'
import { inTempFile, removeLeftovers } from './temp-file.ts'
import { failed } from './store-error.ts'

/**
 * When bytes are safe from a power cut (from a kill they are at once):
 * each: when `put` returns; file and folder are flushed for every single put.
 * settle: when the next `settle` returns; it flushes everything put since the last one together, which costs the disk far
 * fewer waits. Write no row that names the bytes before.
 * none: never; for a folder that is thrown away.
 */
export type Durability = 'each' | 'settle' | 'none'

/** Read ahead by this much: large enough for the disk, small beside the process's budget. */
const READ_BYTES = 256 * 1024

/** Files flushed at once: the file system joins them into one commit. */
const FLUSHED_AT_ONCE = 16

/** Opens the store in `folder` (made where missing) and removes what dead processes left half written. */
export function openStoredBytes(folder: string, durability: Durability = 'each'): StoredBytesFolder {
  return new StoredBytesFolder(folder, durability)
}

export class StoredBytesFolder implements Store {
  readonly folder: string
  readonly #durability: Durability
  readonly #temporary: string
  /** Paths that wait for `settle`; true where this object made them. */
  #unsettled = new Map<string, boolean>()

  constructor(folder: string, durability: Durability) {
    this.folder = folder
    this.#durability = durability
    this.#temporary = join(folder, 'tmp')
    mkdirSync(this.#temporary, { recursive: true, mode: 0o700 })
    removeLeftovers(this.#temporary)
  }

  async put(source: AsyncIterable<Uint8Array>, maxBytes = Number.POSITIVE_INFINITY): Promise<StoredBytes> {
    return inTempFile(this.#temporary, source, maxBytes, this.#durability === 'each', async temp => {
      const path = this.pathOf(temp.sha256)
      try {
        const isNew = !(await this.has(temp.sha256, temp.size))
        if (isNew) await this.#rename(temp.path, path)
        // Also where they were there already: another process may have put them and not settled yet.
        if (this.#durability === 'each') await flush(isNew ? [folderOf(path)] : [path, folderOf(path)])
        if (this.#durability === 'settle') this.#unsettled.set(path, isNew || this.#unsettled.get(path) === true)
      } catch (error) {
        throw failed(`Storing ${temp.size} bytes as ${path}`, error)
      }
      return { sha256: temp.sha256, size: temp.size, path }
    })
  }

  /** Makes everything that was put until now safe from a power cut. Fails with StoreError: then it is to be put again. */
  async settle(): Promise<void> {
    const paths = this.#unsettled
    this.#unsettled = new Map()
    try {
      await flush([...paths.keys()])
      await flush([...new Set([...paths.keys()].map(folderOf))])
    } catch (error) {
      // What could not be flushed may read right from memory and be lost on disk: a later put must not trust it.
      // (Where that fails too, the flush's failure is the one to tell.)
      await Promise.allSettled([...paths].filter(([, isOwn]) => isOwn).map(([path]) => unlink(path)))
      throw failed(`Flushing ${paths.size} files in ${this.folder} to the disk`, error)
    }
  }

  /** Where the bytes lie, or would. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`not a SHA-256 in lower-case hex: ${sha256}`)
    return join(this.folder, sha256.slice(0, 2), sha256)
  }

  /** The bytes as a stream; it fails with ENOENT where they are not there. */
  open(sha256: string): ReadStream {
    return createReadStream(this.pathOf(sha256), { highWaterMark: READ_BYTES })
  }

  /** True where they are there in their full length. */
  async has(sha256: string, size: number): Promise<boolean> {
    try {
      const found = await stat(this.pathOf(sha256))
      return found.isFile() && found.size === size
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }

  async #rename(from: string, to: string): Promise<void> {
    try {
      await rename(from, to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      await mkdir(folderOf(to), { recursive: true, mode: 0o700 })
      if (this.#durability !== 'none') await flush([this.folder])
      await rename(from, to)
    }
  }
}

function folderOf(path: string): string {
  return join(path, '..')
}

/** fsync for files and folders alike; opened for reading, since what is stored is write-protected. */
async function flush(paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += FLUSHED_AT_ONCE) {
    await Promise.all(
      paths.slice(at, at + FLUSHED_AT_ONCE).map(async path => {
        await using handle = await open(path, 'r')
        await handle.sync()
      }),
    )
  }
}
