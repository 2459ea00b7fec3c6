// Microsoft's compound file ([MS-CFB]): the container of doc, xls, ppt, wps, et, dps, msg and of encrypted OOXML.
// Reads its directory and single streams by range, never the file whole. Fails with an Error where the structure is broken.
// Trusts: nothing; chains are followed no further than the file is long.
import { open, type FileHandle } from 'node:fs/promises'

/** One storage or stream. */
export type CompoundEntry = {
  /** From the root, '/' between storages; names may hold control characters (\x05SummaryInformation). */
  path: string
  storage: boolean
  /** Bytes. */
  size: number
  /** Class id as hex, in file order; all zeros where none is set. */
  classId: string
  firstSector: number
}

/** An open compound file. */
export type CompoundFile = {
  entries: CompoundEntry[]
  find(path: string): CompoundEntry | null
  /** Up to `length` bytes of a stream from its start. */
  read(entry: CompoundEntry, length: number): Promise<Buffer>
  /** A stream's bytes in pieces; never more than its size. */
  stream(entry: CompoundEntry): AsyncGenerator<Buffer>
}

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const LAST_SECTOR = 0xfffffffa
/** Real documents have some dozens; a message with 200 attachments about 20,000. */
const MAX_ENTRIES = 50_000
const MINI_STREAM_BYTES = 4096
const STREAMED_SECTORS = 128

/** True where `head`, the first bytes of a file, begins a compound file. */
export function isCompoundFile(head: Buffer): boolean {
  return head.subarray(0, MAGIC.length).equals(MAGIC)
}

/** Opens the compound file at `path` and closes it when `use` is done. */
export async function withCompoundFile<T>(path: string, use: (file: CompoundFile) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r')
  try {
    return await use(await readDirectory(handle, (await handle.stat()).size))
  } finally {
    await handle.close()
  }
}

async function readDirectory(handle: FileHandle, fileSize: number): Promise<CompoundFile> {
  const header = await at(handle, 0, HEADER_BYTES)
  if (header.length < HEADER_BYTES || !isCompoundFile(header)) throw new Error('no compound file header')
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new Error(`sector size 2^${shift} is unknown`)
  const sectorBytes = 1 << shift
  const sectors = Math.ceil(fileSize / sectorBytes)
  const sector = (id: number) => at(handle, (id + 1) * sectorBytes, sectorBytes)
  const fat = await readFat(header, sector, sectorBytes, sectors)
  const chain = (first: number, table: Int32Array) => follow(first, table, sectors)

  const directory = await sectorsOf(
    chain(header.readUInt32LE(48), fat).slice(0, (MAX_ENTRIES * ENTRY_BYTES) / sectorBytes),
    sector,
  )
  const entries = list(directory)
  const root = entries[0]
  if (!root) throw new Error('no directory')
  const miniFat = toTable(await sectorsOf(chain(header.readUInt32LE(60), fat), sector))
  const miniSectors = chain(root.firstSector, fat)

  const read = async (entry: CompoundEntry, length: number): Promise<Buffer> => {
    const wanted = Math.min(entry.size, length)
    if (entry.size >= MINI_STREAM_BYTES) {
      const ids = chain(entry.firstSector, fat).slice(0, Math.ceil(wanted / sectorBytes))
      return (await sectorsOf(ids, sector)).subarray(0, wanted)
    }
    const perSector = sectorBytes / 64
    const parts: Buffer[] = []
    for (const mini of follow(entry.firstSector, miniFat, miniFat.length).slice(0, Math.ceil(wanted / 64))) {
      const id = miniSectors[Math.floor(mini / perSector)]
      if (id === undefined) break
      parts.push(await at(handle, (id + 1) * sectorBytes + (mini % perSector) * 64, 64))
    }
    return Buffer.concat(parts).subarray(0, wanted)
  }
  const stream = async function* (entry: CompoundEntry): AsyncGenerator<Buffer> {
    if (entry.size < MINI_STREAM_BYTES) return yield await read(entry, entry.size)
    let left = entry.size
    const ids = chain(entry.firstSector, fat)
    for (let done = 0; done < ids.length && left > 0; done += STREAMED_SECTORS) {
      const piece = (await sectorsOf(ids.slice(done, done + STREAMED_SECTORS), sector)).subarray(0, left)
      left -= piece.length
      yield piece
    }
  }
  return { entries, find: path => entries.find(entry => entry.path === path) ?? null, read, stream }
}

/** The allocation table: its own sectors stand in the header and, past 109, in a chain of their own ([MS-CFB] 2.5). */
async function readFat(
  header: Buffer,
  sector: (id: number) => Promise<Buffer>,
  bytes: number,
  sectors: number,
): Promise<Int32Array> {
  const ids: number[] = []
  for (let place = 76; place < HEADER_BYTES; place += 4) ids.push(header.readUInt32LE(place))
  let next = header.readUInt32LE(68)
  for (let seen = 0; next < LAST_SECTOR && seen <= sectors; seen += 1) {
    const more = await sector(next)
    if (more.length < bytes) break
    for (let place = 0; place < bytes - 4; place += 4) ids.push(more.readUInt32LE(place))
    next = more.readUInt32LE(bytes - 4)
  }
  const used = ids.filter(id => id < LAST_SECTOR && id < sectors).slice(0, Math.ceil((sectors * 4) / bytes) + 1)
  return toTable(await sectorsOf(used, sector))
}

function toTable(bytes: Buffer): Int32Array {
  const table = new Int32Array(Math.floor(bytes.length / 4))
  for (let index = 0; index < table.length; index += 1) table[index] = bytes.readInt32LE(index * 4)
  return table
}

/** The chain from `first`, cut where it leaves the file or is longer than the file. */
function follow(first: number, table: Int32Array, sectors: number): number[] {
  const ids: number[] = []
  let id = first
  while (id >= 0 && id < LAST_SECTOR && id < table.length && ids.length <= sectors) {
    ids.push(id)
    id = table[id] ?? -1
  }
  return ids
}

async function sectorsOf(ids: readonly number[], sector: (id: number) => Promise<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for (const id of ids) parts.push(await sector(id))
  return Buffer.concat(parts)
}

/** Directory entries with their paths; siblings form a tree ([MS-CFB] 2.6.4), walked once each. */
function list(directory: Buffer): CompoundEntry[] {
  const out: CompoundEntry[] = []
  const count = Math.floor(directory.length / ENTRY_BYTES)
  const seen = new Set<number>()
  const pending: { id: number; prefix: string }[] = [{ id: 0, prefix: '' }]
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { id, prefix } = step
    if (id >= count || seen.has(id)) continue
    seen.add(id)
    const raw = directory.subarray(id * ENTRY_BYTES, (id + 1) * ENTRY_BYTES)
    const nameBytes = Math.max(0, Math.min(raw.readUInt16LE(64), 64) - 2)
    const name = id === 0 ? '' : raw.subarray(0, nameBytes).toString('utf16le')
    const storage = raw[66] === 1 || raw[66] === 5
    const path = prefix + name
    if (storage || raw[66] === 2)
      out.push({
        path,
        storage,
        size: raw.readUInt32LE(120),
        classId: raw.toString('hex', 80, 96),
        firstSector: raw.readUInt32LE(116),
      })
    pending.push({ id: raw.readUInt32LE(72), prefix }, { id: raw.readUInt32LE(68), prefix })
    if (storage) pending.push({ id: raw.readUInt32LE(76), prefix: id === 0 ? '' : `${path}/` })
  }
  return out
}

async function at(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
