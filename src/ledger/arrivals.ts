// Messages come in: the message, where it lies and how far the folder has been taken in, in one transaction.
import { toText, toTextOrNull } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** Where a message lies in a mailbox. */
export type Place = { folder: string; uidValidity: string; uid: string }

/** One message whose bytes are already in the store. */
export type ArrivalRecord = {
  place: Place
  sha256: string
  /** Bytes. */
  size: number
  /** Decides what is late. */
  receivedAt: Temporal.Instant
  /** INTERNALDATE or the file's date, as found. */
  internalDate?: Temporal.Instant | null
  /** Message-ID with its angle brackets. */
  messageIdHeader: string | null
  junk: boolean
  /** Now. */
  seenAt: Temporal.Instant
}

/** How far a folder of a mailbox (by its identity) has been taken in. `cursor` is the adapter's, opaque. */
export type CursorPosition = { mailbox: string; folder: string; cursor: string }

/** `isNew`: these bytes were seen for the first time. `isNewPlace`: they were not known to lie here. */
export type Recorded = { message: number; isNew: boolean; isNewPlace: boolean }

/**
 * Writes a message, its place and the cursor, all or nothing. The same bytes again are the same message, with one more
 * place: the earliest receipt counts, and it is junk only while every place is.
 */
export function recordArrival(ledger: Ledger, arrival: ArrivalRecord, position: CursorPosition): Recorded {
  return ledger.atomically(() => {
    const recorded = recordOne(ledger, arrival, mailboxId(ledger, position.mailbox))
    moveCursor(ledger, position, arrival.seenAt)
    return recorded
  })
}

/** Many arrivals and the cursor after the last of them in one transaction: one wait for the disk instead of many. */
export function recordArrivals(
  ledger: Ledger,
  arrivals: readonly ArrivalRecord[],
  position: CursorPosition,
): Recorded[] {
  return ledger.atomically(() => {
    const mailbox = mailboxId(ledger, position.mailbox)
    const recorded = arrivals.map(arrival => recordOne(ledger, arrival, mailbox))
    const last = arrivals.at(-1)
    if (last) moveCursor(ledger, position, last.seenAt)
    return recorded
  })
}

function recordOne(ledger: Ledger, arrival: ArrivalRecord, mailbox: number): Recorded {
  const { place, sha256, size, messageIdHeader } = arrival
  const receivedAt = toText(arrival.receivedAt)
  const seenAt = toText(arrival.seenAt)
  const junk = arrival.junk ? 1 : 0
  const inserted = ledger
    .statement<{ id: number }>(
      `insert into messages (sha256, size, received_at, message_id, junk, seen_at) values (?, ?, ?, ?, ?, ?)
       on conflict (sha256) do nothing returning id`,
    )
    .get(sha256, size, receivedAt, messageIdHeader, junk, seenAt)
  const message = inserted?.id ?? seenAgain(ledger, sha256, receivedAt, junk)
  const { changes } = ledger
    .statement('insert into places values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing')
    .run(mailbox, place.folder, place.uidValidity, place.uid, message, toTextOrNull(arrival.internalDate), seenAt)
  return { message, isNew: inserted !== undefined, isNewPlace: changes > 0 }
}

/** Known bytes at another place, or the same place again after a cut-off pass. */
function seenAgain(ledger: Ledger, sha256: string, receivedAt: string, junk: number): number {
  const known = ledger
    .statement<{ id: number; received_at: string; junk: number }>(
      'select id, received_at, junk from messages where sha256 = ?',
    )
    .get(sha256)
  if (!known) throw new Error(`message ${sha256} was neither new nor known`)
  if (receivedAt < known.received_at || junk < known.junk) {
    const earliest = receivedAt < known.received_at ? receivedAt : known.received_at
    ledger
      .statement('update messages set received_at = ?, junk = ? where id = ?')
      .run(earliest, Math.min(junk, known.junk), known.id)
    ledger.statement('update acceptances set received_at = ? where message = ?').run(earliest, known.id)
    // Both are evidence: what was said of the message is to be thought over.
    ledger.statement("update messages set attributed = '' where id = ? and attributed is not null").run(known.id)
  }
  return known.id
}

function mailboxId(ledger: Ledger, identity: string): number {
  const known = ledger.statement<{ id: number }>('select id from mailboxes where identity = ?').get(identity)
  const row =
    known ?? ledger.statement<{ id: number }>('insert into mailboxes (identity) values (?) returning id').get(identity)
  if (!row) throw new Error(`mailbox ${identity} could not be recorded`)
  return row.id
}

/** Moves the cursor where nothing was recorded (an empty folder, messages that vanished meanwhile). */
export function moveCursor(ledger: Ledger, position: CursorPosition, now: Temporal.Instant): void {
  ledger.atomically(() => {
    ledger
      .statement(
        `insert into cursors (mailbox, folder, cursor, moved_at) values (?, ?, ?, ?)
         on conflict (mailbox, folder) do update set cursor = excluded.cursor, moved_at = excluded.moved_at`,
      )
      .run(mailboxId(ledger, position.mailbox), position.folder, position.cursor, toText(now))
  })
}

/** How far the folder was taken in; null: not at all yet. */
export function cursorOf(ledger: Ledger, mailbox: string, folder: string): string | null {
  const row = ledger
    .statement<{ cursor: string }>(
      'select cursor from cursors join mailboxes on mailboxes.id = mailbox where identity = ? and folder = ?',
    )
    .get(mailbox, folder)
  return row?.cursor ?? null
}

/** True where a message at this place is in the record. */
export function isRecorded(ledger: Ledger, mailbox: string, place: Place): boolean {
  const row = ledger
    .statement<{ found: number }>(
      `select 1 as found from places join mailboxes on mailboxes.id = mailbox
       where identity = ? and folder = ? and uid_validity = ? and uid = ? limit 1`,
    )
    .get(mailbox, place.folder, place.uidValidity, place.uid)
  return row !== undefined
}
