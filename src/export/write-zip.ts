// Entries → a zip on disk, as a stream: no file is ever whole in memory. ZIP64 where it is needed; names in UTF-8 with the
// flag that says so (APPNOTE 4.4.4, bit 11). The same entries give the same bytes.
// Fails with the store's or the disk's error, or WrongBytes; then nothing is left under the final name.
import { openSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { BufferPool, fileSink, storedStream } from './stored-stream.ts'
import { wallClock } from '../xlsx/wall-clock.ts'

/** One file of the zip: bytes at hand, or in the store under their hash. */
export type ZipEntry = {
  path: string
  /** As the office's clock showed it. */
  modified: Temporal.PlainDateTime
} & ({ bytes: Buffer } | { sha256: string; size: number; type: string })

/** Where stored bytes lie, by their hash. */
export type PathOf = (sha256: string) => string

/** These shrink; pictures, films, office files and archives are packed already, and packing them again only costs time. */
const SHRINKS = /^(text\/|message\/|application\/(msword|rtf|json|vnd\.ms-)|image\/(bmp|tiff|svg))/

/** Writes the zip beside `file`, then puts it there whole. `progress` hears the bytes as they are read. */
export async function writeZip(
  file: string,
  entries: Iterable<ZipEntry>,
  pathOf: PathOf,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const partial = `${file}.part`
  const zip = new ZipFile()
  const pool = new BufferPool()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  let reading: Readable | null = null
  for (const entry of entries) {
    const common = { mtime: wallClock(entry.modified), forceDosTimestamp: true, mode: 0o100644 }
    if ('bytes' in entry) {
      zip.addBuffer(entry.bytes, entry.path, { ...common, compress: !entry.path.endsWith('.xlsx') })
      continue
    }
    const { path, sha256, size, type } = entry
    const compress = SHRINKS.test(type)
    zip.addReadStreamLazy(path, { ...common, size, compress }, done => {
      reading = storedStream(pathOf(sha256), sha256, compress ? null : pool, progress)
      // yazl does not listen to the streams that it reads.
      reading.on('error', (error: Error) => zip.emit('error', error))
      done(null, reading)
    })
  }
  zip.end()
  const sink = fileSink(openSync(partial, 'w', 0o600), pool)
  try {
    await Promise.race([pipeline(zip.outputStream, sink), failed])
    await rename(partial, file)
  } catch (error) {
    sink.destroy()
    ;(reading as Readable | null)?.destroy()
    await rm(partial, { force: true })
    throw error
  }
}
