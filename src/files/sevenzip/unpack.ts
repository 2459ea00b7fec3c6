// rar, 7z, xz, bzip2, cab, lzh, arj, iso: members → the store, by 7-Zip in a process of its own.
import type { Note } from '../../reading/reading.ts'
import { isClutter } from '../clutter.ts'
import type { Member } from '../examined.ts'
import type { Examining } from '../examining.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import type { StoredBytes } from '../store.ts'
import { decode } from '../text/decode.ts'
import type { Unpacked } from '../unpacked.ts'
import type { Frame } from './frames.ts'
import { type ListedMember, undecodedBytes } from './listing.ts'
import { namedByPlace } from './by-place.ts'
import { isLocked } from './locked.ts'
import { rar4Names } from './rar4-names.ts'
import { type Session, withSevenZip } from './seven-zip.ts'

/**
 * Unpacks the archive into the store. Encrypted members are left out with a note, links without one. Throws LimitExceeded
 * before anything is unpacked where its listing goes over a cap; an Error with 7-Zip's words where it cannot be opened.
 */
export async function unpackWithSevenZip(stored: StoredBytes, context: Examining): Promise<Unpacked> {
  if (await isLocked(stored.path)) return { members: [], notes: [{ code: 'encrypted', detail: null }] }
  const { budget } = context
  const known = budget.known.get(stored.sha256)
  if (known instanceof Error) throw known
  if (known) {
    budget.admit({ members: known.members.length, bytes: 0, packedBytes: 0 })
    return known
  }
  budget.start()
  try {
    const unpacked = await unpackAnew(stored, context)
    budget.known.set(stored.sha256, unpacked)
    return unpacked
  } catch (error) {
    budget.failed()
    if (error instanceof Error) budget.known.set(stored.sha256, error)
    throw error
  }
}

function unpackAnew(stored: StoredBytes, context: Examining): Promise<Unpacked> {
  const { limits, budget } = context
  return withSevenZip(stored.path, limits.files, budget.signal, async session => {
    const wanted = session.members.filter(({ folder, link, path }) => !folder && !link && !isClutter(path))
    const open = wanted.filter(member => !member.encrypted)
    budget.admit({ members: open.length, bytes: total(open), packedBytes: stored.size })
    const locked = wanted.length - open.length
    const notes: Note[] = locked > 0 ? [{ code: 'encrypted', detail: `${locked} / ${wanted.length}` }] : []
    if (open.length === 0) return { members: [], notes }
    const received = await receive(session, total(open) === null, context)
    const complaint = session.complaint()
    if (complaint !== null && locked === 0) notes.push({ code: 'unreadable', detail: complaint })
    const left = new Set(session.members.filter(({ encrypted, link }) => encrypted || link).map(({ path }) => path))
    const names = await rar4Names(stored.path, limits.files.members)
    const all = received.map(member => named(marked(member, complaint)))
    const members = namedByPlace(all, session.members, names)
    const isTaken = ({ name }: Member, place: number) => !isClutter(name) && !left.has(received[place]?.name ?? '')
    return { members: members.filter(isTaken), notes }
  })
}

/** Bytes of all members; null where one does not tell. */
function total(members: readonly ListedMember[]): number | null {
  return members.some(({ size }) => size === null) ? null : members.reduce((sum, { size }) => sum + (size ?? 0), 0)
}

/**
 * Everything that 7-Zip unpacks, under the names that it gives, in the archive's order. `uncounted`: the budget is charged for
 * bytes as they come; `most`: the bytes that one member may have.
 */
export async function receive(
  session: Session,
  uncounted: boolean,
  context: Examining,
  most: (path: string) => number = () => context.limits.files.unpackedBytes,
): Promise<Member[]> {
  const members: Member[] = []
  const frames = session.extract()
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.kind !== 'file') continue
    const { path } = next.value
    const stored = await context.store.put(oneFile(frames, uncounted, context), most(path))
    members.push({ name: path, stored, notes: [] })
  }
  return members
}

/** The bytes of the file that has just begun. */
async function* oneFile(
  frames: AsyncGenerator<Frame>,
  uncounted: boolean,
  { budget }: Examining,
): AsyncGenerator<Uint8Array> {
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.kind === 'end') return
    if (next.value.kind !== 'bytes') throw new LimitExceeded('7-Zip began a file inside another')
    if (uncounted) budget.charge(next.value.bytes.length)
    yield next.value.bytes
  }
}

/** 7-Zip names the members that came out damaged. */
function marked(member: Member, complaint: string | null): Member {
  if (!complaint?.includes(member.name)) return member
  return { ...member, notes: [{ code: 'unreadable', detail: 'the file was damaged inside the archive' }] }
}

function named(member: Member): Member {
  const raw = undecodedBytes(member.name)
  return raw ? { ...member, name: decode(raw) } : member
}
