// Bytes on their way to a final name: written and hashed in one go, removed unless they were moved away.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { LimitExceeded } from '../files/limit-exceeded.ts'
import { isRunning } from './owner.ts'
import { failed } from './store-error.ts'

/** Complete bytes under a temporary name. */
export type TempBytes = { path: string; sha256: string; size: number }

/** Small writes are gathered to this; two of them, so that one is filled while the other is written. */
const GATHER_BYTES = 256 * 1024

/** After this a temporary file is nobody's, whoever seems to hold it: no message takes a day to store. */
const STALE_MS = 24 * 3600 * 1000

const PROBE = 'probe-'

let counter = 0

/** Streams `source` into a temporary file, then calls `use`, which may move it away. Nothing is left behind. */
export async function inTempFile<Result>(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  isFlushed: boolean,
  use: (temp: TempBytes) => Promise<Result>,
): Promise<Result> {
  const { path, handle } = await create(folder)
  try {
    const temp = { path, ...(await fill(handle, path, source, maxBytes, isFlushed)) }
    return await use(temp)
  } finally {
    await rm(path, { force: true })
  }
}

/** A new file, write-protected for everyone who opens it later. Its name says whose it is. */
async function create(folder: string): Promise<{ path: string; handle: FileHandle }> {
  for (;;) {
    counter += 1
    const path = join(folder, `${hostname()}.${process.pid}.${counter}`)
    try {
      return { path, handle: await open(path, 'wx', 0o400) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw failed(`Creating ${path}`, error)
    }
  }
}

async function fill(
  handle: FileHandle,
  path: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  isFlushed: boolean,
): Promise<{ sha256: string; size: number }> {
  await using file = handle
  const hash = createHash('sha256')
  const gather = new Gather(bytes => writeAll(file, path, bytes))
  let size = 0
  for await (const chunk of source) {
    size += chunk.byteLength
    if (size > maxBytes) throw new LimitExceeded(`more than ${maxBytes} bytes`)
    hash.update(chunk)
    await gather.add(chunk)
  }
  await gather.end()
  if (isFlushed) {
    await file.datasync().catch((error: unknown) => {
      throw failed(`Flushing ${path} to the disk`, error)
    })
  }
  return { sha256: hash.digest('hex'), size }
}

async function writeAll(file: FileHandle, path: string, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    try {
      at += (await file.write(bytes, at)).bytesWritten
    } catch (error) {
      throw failed(`Writing ${path}`, error)
    }
  }
}

/** Turns chunks of any size into large writes; copies, since a source may use its buffer again. */
class Gather {
  readonly #write: (bytes: Uint8Array) => Promise<void>
  #filling: Buffer | null = null
  #spare: Buffer | null = null
  #filled = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(write: (bytes: Uint8Array) => Promise<void>) {
    this.#write = write
  }

  async add(chunk: Uint8Array): Promise<void> {
    if (chunk.byteLength >= GATHER_BYTES) {
      await this.end()
      return this.#write(chunk)
    }
    let rest = chunk
    while (rest.byteLength > 0) {
      this.#filling ??= this.#spare ?? Buffer.allocUnsafe(GATHER_BYTES)
      if (this.#spare === this.#filling) this.#spare = null
      const room = rest.subarray(0, GATHER_BYTES - this.#filled)
      this.#filling.set(room, this.#filled)
      this.#filled += room.byteLength
      rest = rest.subarray(room.byteLength)
      if (this.#filled === GATHER_BYTES) await this.#flush()
    }
  }

  async end(): Promise<void> {
    await this.#flush()
    await this.#writing
  }

  /** Starts writing what was gathered, once the write before it is done. */
  async #flush(): Promise<void> {
    await this.#writing
    const full = this.#filling
    if (!full || this.#filled === 0) return
    this.#writing = this.#write(full.subarray(0, this.#filled)).then(() => {
      this.#spare = full
    })
    // It is awaited with the next write; until then a failure must not count as unhandled.
    this.#writing.catch(() => undefined)
    this.#filling = null
    this.#filled = 0
  }
}

/**
 * Removes temporary files of processes that are gone. The disk's own clock says how old a file is: it may be another
 * machine's.
 */
export function removeLeftovers(folder: string): void {
  const now = clockOfDisk(folder)
  for (const name of readdirSync(folder)) {
    const age = now - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (isLeftover(name, age)) rmSync(join(folder, name), { force: true, recursive: true })
  }
}

/** Milliseconds since 1970 as the disk counts them. */
function clockOfDisk(folder: string): number {
  const probe = mkdtempSync(join(folder, PROBE))
  try {
    return statSync(probe).mtimeMs
  } finally {
    rmdirSync(probe)
  }
}

function isLeftover(name: string, ageMs: number): boolean {
  if (name.startsWith(PROBE)) return ageMs > STALE_MS
  const [, host, pid] = /^(.+)\.(\d+)\.\d+$/.exec(name) ?? []
  if (host === undefined || pid === undefined) return false
  if (ageMs > STALE_MS) return true
  if (host !== hostname()) return false
  // Our own number: from before this process began, as after a container's restart.
  if (Number(pid) === process.pid) return ageMs > process.uptime() * 1000 + 1000
  return !isRunning(Number(pid))
}
