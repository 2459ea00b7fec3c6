// How far an IMAP folder has been taken in, and what of it is new. Pure.
//
// A highest UID alone would lose mail: servers with UIDVALIDITY always 1 (NetEase) count from 1 again after a move, some
// give the UID of a deleted message to the next one, and some tell no UIDNEXT. So the cursor also remembers what the last
// few messages looked like, and each look asks for these and everything after them: one small command, whatever the
// mailbox's size.
import type { Cursor } from './mailbox.ts'

/** One row of a listing: UID, INTERNALDATE in epoch seconds, RFC822.SIZE; null where the server told none. */
export type Row = { uid: number; date: number | null; size: number | null }

/** What the cursor holds. */
export type Progress = {
  uidValidity: string
  /** Highest UID taken in, 0 for none. */
  high: number
  /** The last messages taken in, by ascending UID. */
  marks: readonly Row[]
  /** UIDs that were passed without having been taken in. */
  owed: readonly number[]
}

/** Enough that an office that tidies up its latest mail leaves one. */
const MARKS = 16

export function startOf(uidValidity: string): Progress {
  return { uidValidity, high: 0, marks: [], owed: [] }
}

/** Reads a cursor; one that this version does not understand, or of another UIDVALIDITY, means from the start. */
export function progressOf(cursor: Cursor | null, uidValidity: string): Progress {
  const parsed = cursor === null ? null : parse(cursor)
  return parsed !== null && parsed.uidValidity === uidValidity ? parsed : startOf(uidValidity)
}

function parse(cursor: Cursor): Progress | null {
  try {
    const { v, uidValidity, high, marks, owed } = JSON.parse(cursor)
    if (v !== 1 || typeof uidValidity !== 'string' || !Number.isSafeInteger(high)) return null
    const rows = marks.map(([uid, date, size]: [number, number | null, number | null]) => ({ uid, date, size }))
    return { uidValidity, high, marks: rows, owed }
  } catch {
    // Whatever was written there, starting over loses nothing: the record knows what it has.
    return null
  }
}

export function cursorOf({ uidValidity, high, marks, owed }: Progress): Cursor {
  return JSON.stringify({ v: 1, uidValidity, high, marks: marks.map(({ uid, date, size }) => [uid, date, size]), owed })
}

/** The UIDs to ask for: what is owed, the marks, and everything after the first of them. */
export function rangeToAsk({ high, marks, owed }: Progress): string {
  const from = Math.min(marks[0]?.uid ?? high + 1, high + 1)
  return [...owed.filter(uid => uid < from), `${from}:*`].join(',')
}

/**
 * True where no mark is left among the rows of that range: what stands below it must be seen too, since a server that gives
 * the UIDs of deleted messages to new ones may have begun from below. {@link newRows} then wants the rows of 1:*.
 */
export function isUnmarked({ marks }: Progress, rows: readonly Row[]): boolean {
  return marks.length > 0 && !rows.some(({ uid }) => marks.some(mark => mark.uid === uid))
}

/**
 * What is new among the rows of that range, by ascending UID; null: the UIDs mean other messages now, so walk the whole
 * folder. `uidNext` as EXAMINE told it, null where it did not.
 */
export function newRows(progress: Progress, rows: readonly Row[], uidNext: number | null): Row[] | null {
  const { high, marks, owed } = progress
  const marked = new Set(marks.map(({ uid }) => uid))
  const alive = new Map(rows.filter(({ uid }) => marked.has(uid)).map(row => [row.uid, row]))
  const stillThere = marks.filter(mark => alive.has(mark.uid))
  const same = sameMessages(stillThere, alive)
  if (same.size === 0 && stillThere.length > 0) return null
  // Every mark is gone. UIDNEXT above them: they were deleted. Otherwise the folder may have been counted anew.
  if (same.size === 0 && marks.length > 0 && rows.length > 0 && !(uidNext !== null && uidNext > high)) return null
  const from = marks[0]?.uid ?? high + 1
  // N:* of a folder whose UIDs all lie below N answers its last message (RFC 9051 §9, seq-range): not new.
  const fresh = rows.filter(
    row =>
      (row.uid >= from && !same.has(row.uid)) || owed.includes(row.uid) || (same.size === 0 && isLater(row, marks)),
  )
  return ascending(fresh)
}

/** Came in when the last mark did, or after it: nothing that was there before. */
function isLater({ date }: Row, marks: readonly Row[]): boolean {
  const newest = Math.max(...marks.map(mark => mark.date ?? 0))
  return marks.length > 0 && (date === null || date >= newest)
}

/** Every row, by ascending UID and each UID once: some servers answer in any order or repeat themselves. */
export function ascending(rows: readonly Row[]): Row[] {
  // Of a UID told twice the last row holds; sorting is stable. No Map: a first look may bring 100,000 rows.
  return rows.toSorted((a, b) => a.uid - b.uid).filter(({ uid }, index, sorted) => sorted[index + 1]?.uid !== uid)
}

/**
 * UIDs of the marks that are the messages they were. By INTERNALDATE; where it agrees for none of them the server's dates
 * are not stable (a moved mailbox, or made up at each look), and the size tells.
 */
function sameMessages(marks: readonly Row[], alive: ReadonlyMap<number, Row>): Set<number> {
  const sized = ({ uid, size }: Row) => size === (alive.get(uid)?.size ?? null)
  const dated = ({ uid, date }: Row) => date !== null && date === alive.get(uid)?.date
  const same = marks.some(dated)
    ? marks.filter(mark => (mark.date === null ? sized(mark) : dated(mark)))
    : marks.filter(sized)
  return new Set(same.map(({ uid }) => uid))
}

/** The progress once `row` has been taken in; `owed` are rows before it that were not. */
export function passed(progress: Progress, row: Row, owed: readonly number[]): Progress {
  // Below the marks stands only what was owed; as a mark it would make the next look ask for everything after it.
  const isLatest = row.uid > progress.high || row.uid >= (progress.marks[0]?.uid ?? Number.POSITIVE_INFINITY)
  const marks = isLatest ? ascending([...progress.marks, row]).slice(-MARKS) : progress.marks
  const missed = [...new Set([...progress.owed, ...owed])].filter(uid => uid !== row.uid)
  return {
    uidValidity: progress.uidValidity,
    high: Math.max(progress.high, row.uid),
    marks,
    owed: missed.sort((a, b) => a - b),
  }
}
