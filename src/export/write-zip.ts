// Entries → a zip on disk, as a stream: no file is ever whole in memory. ZIP64 where it is needed; names in UTF-8 with the
// flag that says so (APPNOTE 4.4.4, bit 11). The same entries give the same bytes.
// Fails with the store's or the disk's error, or WrongBytes; then nothing is left under the final name.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { wallClock } from './wall-clock.ts'

/** One file of the zip: bytes at hand, or in the store under their hash. */
export type ZipEntry = {
  path: string
  /** As the office's clock showed it. */
  modified: Temporal.PlainDateTime
} & ({ bytes: Buffer } | { sha256: string; size: number; type: string })

/** Opens stored bytes. */
export type OpenBytes = (sha256: string) => Readable

/** What lies in the store is not what the record says. */
export class WrongBytes extends Error {
  override name = 'WrongBytes'
}

/** These shrink; pictures, films, office files and archives are packed already, and packing them again only costs time. */
const SHRINKS = /^(text\/|message\/|application\/(msword|rtf|json|vnd\.ms-)|image\/(bmp|tiff|svg))/

/** Writes the zip beside `file`, then puts it there whole. `progress` hears the bytes as they are read. */
export async function writeZip(
  file: string,
  entries: Iterable<ZipEntry>,
  open: OpenBytes,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const partial = `${file}.part`
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  for (const entry of entries) add(zip, entry, open, progress)
  zip.end()
  try {
    const written = pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }))
    await Promise.race([written, failed])
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function add(zip: ZipFile, entry: ZipEntry, open: OpenBytes, progress: (bytes: number) => void): void {
  const common = { mtime: wallClock(entry.modified), forceDosTimestamp: true, mode: 0o100644 }
  if ('bytes' in entry) {
    zip.addBuffer(entry.bytes, entry.path, { ...common, compress: !entry.path.endsWith('.xlsx') })
    return
  }
  const { path, sha256, size, type } = entry
  zip.addReadStreamLazy(path, { ...common, size, compress: SHRINKS.test(type) }, done => {
    const source = open(sha256)
    const check = checking(sha256, path, progress)
    // pipeline closes both; yazl hears of the failure through the stream that it reads.
    pipeline(source, check).catch((error: unknown) => zip.emit('error', error))
    done(null, check)
  })
}

/** Passes bytes through, and fails where they are not those of the hash. */
function checking(sha256: string, path: string, progress: (bytes: number) => void): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      progress(chunk.length)
      done(null, chunk)
    },
    flush(done) {
      const found = hash.digest('hex')
      done(found === sha256 ? null : new WrongBytes(`${path}: SHA-256 ${sha256} expected, ${found} found`))
    },
  })
}
