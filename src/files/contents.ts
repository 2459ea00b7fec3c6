// What a container holds, one level deep. What cannot be opened is a note on it.
import type { Note } from '../reading/reading.ts'
import type { Contents, Member } from './examined.ts'
import type { Examining } from './examining.ts'
import { gunzip, strippedName } from './gunzip.ts'
import { LimitExceeded } from './limit-exceeded.ts'
import { recognize } from './recognize/recognize.ts'
import { unpackWithSevenZip } from './sevenzip/unpack.ts'
import type { StoredBytes } from './store.ts'
import { readMsg } from './outlook/msg.ts'
import { untnef } from './outlook/tnef.ts'
import { untar } from './tar/untar.ts'
import type { Unpacked } from './unpacked.ts'
import { unzip } from './zip/unzip.ts'

/** A container's contents, and what a person should know of it. */
export type Opened = { contents: Contents; notes: Note[] }

/** Opens the container `stored`, whose media type is `type`. */
export async function contentsOf(
  stored: StoredBytes,
  type: string,
  name: string | null,
  context: Examining,
): Promise<Opened> {
  try {
    return await open(stored, type, name, context)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const isOver = error instanceof LimitExceeded || isTimeUp(error)
    // The last part of a zip in several (APPNOTE.TXT 8.3): its directory counts the others.
    const isPart = /multi-disk/.test(detail)
    const code = isOver ? 'over-limit' : isPart ? 'archive-part' : 'unreadable'
    return { contents: { form: 'none' }, notes: [{ code, detail: isPart ? null : detail }] }
  }
}

async function open(stored: StoredBytes, type: string, name: string | null, context: Examining): Promise<Opened> {
  switch (type) {
    case 'message/rfc822':
      return { contents: { form: 'message' }, notes: [] }
    case 'application/zip':
      return asMembers(await unzip(stored, context))
    case 'application/x-tar':
      return asMembers(await untar(stored, context))
    case 'application/vnd.ms-outlook':
      return { contents: { form: 'outlook', message: await readMsg(stored, context) }, notes: [] }
    case 'application/ms-tnef':
      return asMembers(await untnef(stored, context))
    case 'application/gzip':
    case 'application/zstd':
      return asMembers(await flattened(await gunzip(stored, type, name, context), context))
    case 'application/x-bzip2':
    case 'application/x-xz':
      return asMembers(await flattened(await unpackStream(stored, name, context), context))
    case 'application/vnd.rar':
    case 'application/x-7z-compressed':
    case 'application/vnd.ms-cab-compressed':
    case 'application/x-lzh-compressed':
    case 'application/x-arj':
    case 'application/x-iso9660-image':
      return asMembers(await unpackWithSevenZip(stored, context))
    default:
      return { contents: { form: 'none' }, notes: [] }
  }
}

/** The one file of a compressed stream, which keeps no name: it is called as the stream is, without its ending. */
async function unpackStream(stored: StoredBytes, name: string | null, context: Examining): Promise<Unpacked> {
  const { members, notes } = await unpackWithSevenZip(stored, context)
  return { members: members.map(member => ({ ...member, name: strippedName(name) })), notes }
}

/** The tar inside a .tar.gz is no file that anybody sent: its members are. */
async function flattened(unpacked: Unpacked, context: Examining): Promise<Unpacked> {
  const [only, ...others] = unpacked.members
  if (!only || others.length > 0) return unpacked
  const { type } = await recognize(only.stored.path, only.stored.size, only.name)
  if (type !== 'application/x-tar') return unpacked
  const inner = await untar(only.stored, context)
  return { members: inner.members, notes: [...unpacked.notes, ...inner.notes] }
}

function asMembers({ members, notes }: { members: Member[]; notes: Note[] }): Opened {
  return { contents: members.length > 0 ? { form: 'members', members } : { form: 'none' }, notes }
}

function isTimeUp(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
