// Names in a RAR archive of before version 5, as their bytes: 7-Zip takes them for UTF-8, and what is GBK is lost in it.
import { type FileHandle, open } from 'node:fs/promises'
import { decodeNames } from '../text/names.ts'

const SIGNATURE = Buffer.from('Rar!\u001a\u0007\0', 'latin1')
/** Of the blocks' kinds and flags in technote.txt of RAR 3: a file or folder; its name also in Unicode; its sizes in 64 bits. */
const FILE = 0x74
const UNICODE = 0x200
const LARGE = 0x100
/** More bytes follow the header: the member's, or those of a comment. */
const LONG = 0x8000
const BLOCK_BYTES = 7
const NAME_AT = 32

/**
 * The members' names in the archive's order, folders among them, '/' between folders; null for one that is also there in
 * Unicode, which 7-Zip reads. Null altogether where this is no such archive, or more than `most` members. Headers are read,
 * never what lies between them.
 */
export async function rar4Names(path: string, most: number): Promise<(string | null)[] | null> {
  const file = await open(path, 'r')
  try {
    if (!(await bytesAt(file, 0, SIGNATURE.length)).equals(SIGNATURE)) return null
    const raw = await rawNames(file, most)
    if (raw === null) return null
    const decoded = decodeNames(raw.filter(name => name !== null))
    return raw.map(name => (name === null ? null : (decoded.shift() ?? '').replaceAll('\\', '/')))
  } finally {
    await file.close()
  }
}

async function rawNames(file: FileHandle, most: number): Promise<(Buffer | null)[] | null> {
  const names: (Buffer | null)[] = []
  const { size } = await file.stat()
  for (let at = SIGNATURE.length, blocks = 0; at + BLOCK_BYTES <= size; blocks += 1) {
    const block = await bytesAt(file, at, BLOCK_BYTES)
    if (block.length < BLOCK_BYTES) break
    const flags = block.readUInt16LE(3)
    const length = block.readUInt16LE(5)
    if (length < BLOCK_BYTES || blocks > most * 2) break
    const header = await bytesAt(file, at, length)
    if (header.length < length) break
    const isFile = block[2] === FILE && length > NAME_AT
    if (isFile) names.push(flags & UNICODE ? null : nameIn(header, flags))
    if (names.length > most) return null
    const packed = (flags & LONG || isFile) && length >= 11 ? header.readUInt32LE(7) : 0
    const high = isFile && flags & LARGE && length >= NAME_AT + 8 ? header.readUInt32LE(NAME_AT) : 0
    at += length + packed + high * 2 ** 32
  }
  return names
}

function nameIn(header: Buffer, flags: number): Buffer {
  const start = flags & LARGE ? NAME_AT + 8 : NAME_AT
  return header.subarray(start, start + header.readUInt16LE(26))
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
