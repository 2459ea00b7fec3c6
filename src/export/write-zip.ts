// Entries → a zip on disk. No file is ever whole in memory, and of a file that is written only its record in the directory
// stays. The same entries give the same bytes. Why it is written out here: docs/decisions/0012-zip.md.
// Fails with the store's or the disk's error, or WrongBytes; then nothing is left under the final name.
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { PIECE_BYTES, storedBytes } from './stored-bytes.ts'
import { directoryRecord, endRecords, localHeader, type ZipFacts } from './zip-records.ts'

/** One file of the zip: bytes at hand or made again piece by piece, or in the store under their hash. */
export type ZipEntry = {
  path: string
  /** As the office's clock showed it. */
  modified: Temporal.PlainDateTime
  size: number
} & ({ pieces: () => Iterable<Buffer> } | { sha256: string; type: string })

/** Where stored bytes lie, by their hash. */
export type PathOf = (sha256: string) => string

/** These shrink; pictures, films, office files and archives are packed already, and packing them again only costs time. */
const SHRINKS = /^(text\/|message\/|application\/(msword|rtf|json|vnd\.ms-)|image\/(bmp|tiff|svg))/
/** From here on a file gets room for sizes of 64 bits: what does not shrink grows a little (five bytes in 16 KiB). */
const LARGE = 0xf000_0000

/** Writes the zip beside `file`, then puts it there whole. `progress` hears the stored bytes as they are read. */
export async function writeZip(
  file: string,
  entries: Iterable<ZipEntry>,
  pathOf: PathOf,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const partial = `${file}.part`
  try {
    {
      await using out = await open(partial, 'w', 0o600)
      await writeEntries(new Output(out), entries, pathOf, progress)
      await out.sync()
    }
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeEntries(
  out: Output,
  entries: Iterable<ZipEntry>,
  pathOf: PathOf,
  progress: (bytes: number) => void,
): Promise<void> {
  const directory = new Directory()
  const own = Buffer.allocUnsafeSlow(PIECE_BYTES)
  for (const entry of entries) {
    const isPacked = 'pieces' in entry ? !entry.path.endsWith('.xlsx') : SHRINKS.test(entry.type)
    const { path, modified, size } = entry
    const blank: ZipFacts = { path, modified, isPacked, crc: 0, size: 0, packedSize: 0, isLarge: size >= LARGE }
    const offset = out.at
    await out.write(localHeader(blank))
    const from = out.at
    const counted = { crc: 0, size: 0 }
    const source =
      'pieces' in entry ? entry.pieces() : storedBytes(pathOf(entry.sha256), entry.sha256, bufferFor(isPacked, own))
    const bytes = watched(source, counted, 'pieces' in entry ? () => {} : progress)
    if (isPacked)
      await pipeline(Readable.from(bytes, { objectMode: false }), createDeflateRaw(), all => out.writeAll(all))
    else await out.writeAll(bytes)
    const facts = { ...blank, ...counted, packedSize: out.at - from }
    // The sums are known only now: the header is written once more, in its place.
    await out.write(localHeader(facts), offset)
    directory.add(directoryRecord(facts, offset))
  }
  const offset = out.at
  for (const piece of directory.pieces()) await out.write(piece)
  await out.write(endRecords({ count: directory.count, offset, size: out.at - offset }))
}

/** What deflate has been given it may still hold when the next piece is read; a plain write is done before. */
function bufferFor(isPacked: boolean, own: Buffer): () => Buffer {
  return isPacked ? () => Buffer.allocUnsafeSlow(PIECE_BYTES) : () => own
}

/** Counts and sums what goes by. */
async function* watched(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  counted: { crc: number; size: number },
  progress: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    counted.crc = crc32(piece, counted.crc)
    counted.size += piece.length
    progress(piece.length)
    yield piece
  }
}

/** Records for the end: some 200 bytes a file, in few buffers, since each small one would cost as much again. */
class Directory {
  readonly #full: Buffer[] = []
  #open: Buffer[] = []
  #bytes = 0
  count = 0

  add(record: Buffer): void {
    this.#open.push(record)
    this.#bytes += record.length
    this.count += 1
    if (this.#bytes >= PIECE_BYTES) this.#close()
  }

  pieces(): readonly Buffer[] {
    this.#close()
    return this.#full
  }

  #close(): void {
    this.#full.push(Buffer.concat(this.#open))
    this.#open = []
    this.#bytes = 0
  }
}

/** The file that is written, with the place where the next bytes go. */
class Output {
  readonly #file: FileHandle
  at = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** At the end, or over what stands at `place`. A disk that is nearly full takes less than it is given. */
  async write(bytes: Uint8Array, place = this.at): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, place + done)
      done += bytesWritten
    }
    this.at = Math.max(this.at, place + bytes.length)
  }

  async writeAll(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of pieces) await this.write(piece)
  }
}
