// Opens a zip for listing and for reading one member after another. Reads the directory and what is asked for, never all.
// Fails with an Error that says what is wrong with the file. Trusts: nothing; sizes are held against what comes out.
import type { Readable } from 'node:stream'
import { fromRandomAccessReaderPromise, type Entry, type ZipFile, type ZipFileOptions } from 'yauzl'
import { memberNames } from './member-names.ts'
import { withSource } from './zip-source.ts'

/** One entry of a zip's directory. Sizes in bytes, as the directory claims them. */
export type ZipEntry = {
  /** Decoded, '/' between folders; may be unsafe. */
  name: string
  size: number
  packedSize: number
  folder: boolean
  encrypted: boolean
  symlink: boolean
  entry: Entry
}

/** An open zip. */
export type Zip = {
  entries: ZipEntry[]
  /** True where the directory holds more than was asked for. */
  more: boolean
  /** Bytes of the member; errors where they are more or fewer than the directory says, or packed in an unknown way. */
  open(member: ZipEntry): Promise<Readable>
  /** Its bytes as they are packed. */
  raw(member: ZipEntry): Promise<Readable>
  /** The member of that exact name, whole, where it has at most `maxBytes`; null where there is none. */
  read(name: string, maxBytes: number): Promise<Buffer | null>
}

/** Its types do not know it yet. */
const RAW = { decodeFileData: false } as unknown as ZipFileOptions
const UNIX = 3
const FILE_KIND = 0xf000
const SYMLINK = 0xa000
const DOS_FOLDER = 0x10

/** Opens the zip at `path`, lists up to `maxEntries` and closes it when `use` is done. */
export async function withZip<T>(path: string, maxEntries: number, use: (zip: Zip) => Promise<T>): Promise<T> {
  const options = { decodeStrings: false, autoClose: false, lazyEntries: true }
  const file = await withSource(path, (reader, size) => fromRandomAccessReaderPromise(reader, size, options))
  try {
    const raw: Entry[] = []
    let more = false
    for await (const entry of file.eachEntry()) {
      more = raw.length === maxEntries
      if (more) break
      raw.push(entry)
    }
    const names = memberNames(raw)
    const entries = raw.map((entry, index) => described(entry, names[index] ?? ''))
    return await use({
      entries,
      more,
      open: member => openMember(file, member),
      raw: async member => quiet(await file.openReadStreamPromise(member.entry, RAW)),
      read: readMember(file, entries),
    })
  } finally {
    file.close()
  }
}

function described(entry: Entry, name: string): ZipEntry {
  const unixMode = entry.versionMadeBy >> 8 === UNIX ? entry.externalFileAttributes >>> 16 : 0
  return {
    name,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    folder: name.endsWith('/') || (entry.uncompressedSize === 0 && (entry.externalFileAttributes & DOS_FOLDER) !== 0),
    encrypted: entry.isEncrypted(),
    symlink: (unixMode & FILE_KIND) === SYMLINK,
    entry,
  }
}

async function openMember(file: ZipFile, member: ZipEntry): Promise<Readable> {
  if (!member.entry.canDecodeFileData())
    throw new Error(`compression method ${member.entry.compressionMethod} cannot be read`)
  return quiet(await file.openReadStreamPromise(member.entry))
}

/**
 * It begins to read at once, and may fail before anyone listens, which would end the process. Whoever reads it later is told
 * all the same: a stream keeps its error.
 */
function quiet(stream: Readable): Readable {
  return stream.on('error', () => {})
}

function readMember(file: ZipFile, entries: readonly ZipEntry[]): Zip['read'] {
  return async (name, maxBytes) => {
    const member = entries.find(entry => entry.name === name)
    if (!member || member.size > maxBytes) return null
    const chunks: Buffer[] = []
    for await (const chunk of await openMember(file, member)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }
}
