// The headers of a tar, read without its contents (POSIX.1-2024 pax, GNU long names).
import { open, type FileHandle } from 'node:fs/promises'

/** One file in a tar. */
export type TarEntry = { rawName: Buffer; offset: number; size: number }

/** What the headers tell; `damage` where they end before their end. */
export type TarListing = { entries: TarEntry[]; more: boolean; damage: string | null }

const BLOCK = 512
/** Names and pax records are short; what is longer is no name. */
const LONGEST_NAME = 65_536

/** Lists up to `maxEntries` plain files; folders, links and devices are passed over. */
export async function listTar(path: string, maxEntries: number): Promise<TarListing> {
  const file = await open(path, 'r')
  try {
    return await list(file, (await file.stat()).size, maxEntries)
  } finally {
    await file.close()
  }
}

async function list(file: FileHandle, fileSize: number, maxEntries: number): Promise<TarListing> {
  const entries: TarEntry[] = []
  let longName: Buffer | null = null
  let longSize: number | null = null
  for (let at = 0; at + BLOCK <= fileSize; ) {
    const header = await read(file, at, BLOCK)
    if (header.every(byte => byte === 0)) return { entries, more: false, damage: null }
    if (!checksumFits(header)) return { entries, more: false, damage: `no header at byte ${at}` }
    const kind = String.fromCharCode(header[156] ?? 0)
    const size = longSize ?? number(header.subarray(124, 136))
    const data = at + BLOCK
    at = data + Math.ceil(size / BLOCK) * BLOCK
    if (kind === 'L' || kind === 'x') {
      const record = await read(file, data, Math.min(size, LONGEST_NAME))
      if (kind === 'L') longName = untilNul(record)
      else ({ name: longName, size: longSize } = paxRecords(record, longName))
      continue
    }
    if (kind === 'g' || kind === 'K') continue
    if (kind === '0' || kind === '\0' || kind === '7') {
      const rawName = longName ?? nameOf(header)
      if (data + size > fileSize) return { entries, more: false, damage: 'breaks off inside a file' }
      if (entries.length === maxEntries) return { entries, more: true, damage: null }
      // Before POSIX a folder was a file whose name ends in a slash.
      if (rawName.at(-1) !== 0x2f) entries.push({ rawName, offset: data, size })
    }
    longName = null
    longSize = null
  }
  return { entries, more: false, damage: null }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Sum of the header's bytes with its own field as spaces. */
function checksumFits(header: Buffer): boolean {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (header[at] ?? 0)
  return sum === number(header.subarray(148, 156))
}

/** Octal, or base 256 where the first bit is set (GNU, for files over 8 GB). */
function number(field: Buffer): number {
  if ((field[0] ?? 0) & 0x80) return Number(BigInt(`0x${field.subarray(4).toString('hex')}`))
  return Number.parseInt(field.toString('latin1').replaceAll('\0', ' ').trim() || '0', 8) || 0
}

function nameOf(header: Buffer): Buffer {
  const name = untilNul(header.subarray(0, 100))
  const prefix =
    header.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(header.subarray(345, 500)) : Buffer.alloc(0)
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name])
}

function untilNul(field: Buffer): Buffer {
  const end = field.indexOf(0)
  return end < 0 ? field : field.subarray(0, end)
}

/** "LENGTH KEY=VALUE\n", repeated; only path and size matter. */
function paxRecords(records: Buffer, before: Buffer | null): { name: Buffer | null; size: number | null } {
  let name = before
  let size: number | null = null
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(0x20, at)
    const length = Number(records.toString('latin1', at, space))
    if (space < 0 || !(length > 0)) break
    const record = records.subarray(space + 1, at + length - 1)
    const cut = record.indexOf(0x3d)
    const key = record.toString('latin1', 0, cut)
    if (key === 'path') name = record.subarray(cut + 1)
    if (key === 'size') size = Number(record.toString('latin1', cut + 1))
    at += length
  }
  return { name, size }
}
