// A zip's members → the store, one after another, never more than their directory announced.
import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Readable } from 'node:stream'
import type { Note } from '../../reading/reading.ts'
import type { Member } from '../examined.ts'
import type { Examining } from '../examining.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import { isClutter } from '../clutter.ts'
import type { StoredBytes } from '../store.ts'
import type { Unpacked } from '../unpacked.ts'
import { isForSevenZip, unpackBySevenZip } from './repack.ts'
import { withZip, type Zip, type ZipEntry } from './open-zip.ts'

/**
 * Unpacks the zip into the store. Encrypted members and those that are damaged or packed in an
 * unknown way are left out with a note on the archive. Throws LimitExceeded before anything is written where its
 * directory goes over a cap; an Error where it cannot be opened at all.
 */
export async function unzip({ path, size }: StoredBytes, context: Examining): Promise<Unpacked> {
  const { budget, limits } = context
  return withZip(path, limits.files.members, async zip => {
    if (zip.more) throw new LimitExceeded(`more than ${limits.files.members} files`)
    const files = zip.entries.filter(entry => !entry.folder && !entry.symlink && !isClutter(entry.name))
    const open = files.filter(entry => !entry.encrypted)
    const packed = sum(files.map(entry => entry.packedSize))
    if (packed > size) throw new LimitExceeded('members that overlap: more packed bytes than the archive has')
    budget.admit({ members: open.length, bytes: sum(open.map(entry => entry.size)), packedBytes: size })
    const notes: Note[] = []
    if (open.length < files.length)
      notes.push({ code: 'encrypted', detail: `${files.length - open.length} / ${files.length}` })
    const others = await viaSevenZip(zip, open, context, notes)
    const members: Member[] = []
    for (const entry of open) {
      const member = others.has(entry) ? others.get(entry) : await store(zip, entry, context, notes)
      if (member) members.push(member)
    }
    return { members, notes }
  })
}

async function store(zip: Zip, entry: ZipEntry, context: Examining, notes: Note[]): Promise<Member | null> {
  const sum = { crc: 0 }
  try {
    const stored = await context.store.put(checked(await zip.open(entry), sum), entry.size)
    return memberOf(entry, stored, sum.crc)
  } catch (error) {
    if (error instanceof LimitExceeded) throw error
    notes.push(unreadable(`${entry.name}: ${error instanceof Error ? error.message : String(error)}`))
    return null
  }
}

function memberOf(entry: ZipEntry, stored: StoredBytes, crc: number): Member {
  const intact = crc === entry.entry.crc32 || entry.entry.crc32 === 0
  const damage = unreadable('checksum differs: the file was damaged inside the archive')
  return { name: entry.name, stored, notes: intact ? [] : [damage] }
}

/**
 * Those of `open` that only 7-Zip can unpack: null where it could not either. Seen in practice: Deflate64, in which Windows
 * packs what is large; LZMA and bzip2, which packers offer for a smaller file.
 */
async function viaSevenZip(
  zip: Zip,
  open: readonly ZipEntry[],
  context: Examining,
  notes: Note[],
): Promise<Map<ZipEntry, Member | null>> {
  const wanted = open.filter(isForSevenZip)
  const members = new Map<ZipEntry, Member | null>(wanted.map(entry => [entry, null]))
  if (wanted.length === 0) return members
  try {
    for (const [entry, stored] of await unpackBySevenZip(wanted, entry => zip.raw(entry), context))
      members.set(entry, memberOf(entry, stored, await crcOf(stored)))
  } catch (error) {
    if (error instanceof LimitExceeded) notes.push({ code: 'over-limit', detail: error.message })
    else notes.push(unreadable(error instanceof Error ? error.message : String(error)))
    return members
  }
  for (const [entry, member] of members) if (!member) notes.push(unreadable(`${entry.name}: cannot be unpacked`))
  return members
}

async function crcOf({ path }: StoredBytes): Promise<number> {
  let crc = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) crc = crc32(chunk, crc)
  return crc
}

function unreadable(detail: string): Note {
  return { code: 'unreadable', detail }
}

async function* checked(source: Readable, sum: { crc: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    sum.crc = crc32(chunk, sum.crc)
    yield chunk
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
