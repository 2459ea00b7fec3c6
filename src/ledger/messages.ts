// What is known of each message as such, and which ones are to be read.
import type { Selectable } from 'kysely'
import { toInstant } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { inOrderOfReceipt, type Received } from './receipt-order.ts'
import type { MessagesTable, MessageState } from './tables/messages.ts'

/** One message in the record. Its bytes lie in the store under `sha256`. */
export type MessageRecord = {
  id: number
  sha256: string
  /** Bytes. */
  size: number
  receivedAt: Temporal.Instant
  /** Message-ID with its angle brackets. */
  messageIdHeader: string | null
  junk: boolean
  seenAt: Temporal.Instant
  state: MessageState
  /** Reader that read it or gave it up; 0: none yet. */
  readerVersion: number
  /** Why it could not be read. */
  quarantine: { code: string; detail: string } | null
}

type Row = Selectable<MessagesTable>

export function messageOf(ledger: Ledger, id: number): MessageRecord | null {
  const row = ledger.statement<Row>('select * from messages where id = ?').get(id)
  return row ? record(row) : null
}

/** The message with these bytes. */
export function messageBySha256(ledger: Ledger, sha256: string): MessageRecord | null {
  const row = ledger.statement<Row>('select * from messages where sha256 = ?').get(sha256)
  return row ? record(row) : null
}

/**
 * Messages that no reader of this version has looked at, in the order of receipt; `asOf` hides what came after it. While
 * it runs the caller may save readings; a message that it leaves alone is not given twice.
 */
export function* messagesToRead(
  ledger: Ledger,
  readerVersion: number,
  asOf: Temporal.Instant | null,
): Generator<MessageRecord> {
  const rows = ledger
    .statement<Received>('select id, received_at from messages where reader_version < ?')
    .all(readerVersion)
  yield* each(ledger, rows, asOf)
}

/** Every message, in the order of receipt. */
export function* allMessages(ledger: Ledger, asOf: Temporal.Instant | null): Generator<MessageRecord> {
  yield* each(ledger, ledger.statement<Received>('select id, received_at from messages').all(), asOf)
}

/** What could not be read, in the order of receipt. */
export function quarantinedMessages(ledger: Ledger, asOf: Temporal.Instant | null): MessageRecord[] {
  const rows = ledger.statement<Received>("select id, received_at from messages where state = 'quarantined'").all()
  return [...each(ledger, rows, asOf)]
}

/** Fetches one at a time, so that no query is open meanwhile and the caller may write. */
function* each(ledger: Ledger, rows: Received[], asOf: Temporal.Instant | null): Generator<MessageRecord> {
  for (const id of inOrderOfReceipt(rows, asOf)) {
    const message = messageOf(ledger, id)
    if (message) yield message
  }
}

/** Notes that a message cannot be read by this reader, and why; an earlier reading is kept. A newer reader tries again. */
export function quarantineMessage(
  ledger: Ledger,
  message: number,
  readerVersion: number,
  reason: { code: string; detail: string },
): void {
  ledger.write(
    ledger.build
      .updateTable('messages')
      .set({
        state: 'quarantined',
        reader_version: readerVersion,
        quarantine_code: reason.code,
        quarantine_detail: reason.detail,
      })
      .where('id', '=', message),
  )
}

/** Asks that messages be read again, whatever version read them. Their numbers must exist; the unknown ones are returned. */
export function readAgain(ledger: Ledger, messages: readonly number[]): number[] {
  return ledger.atomically(() =>
    messages.filter(
      id => ledger.statement('update messages set reader_version = 0 where id = ?').run(id).changes === 0,
    ),
  )
}

function record(row: Row): MessageRecord {
  return {
    id: row.id,
    sha256: row.sha256,
    size: row.size,
    receivedAt: toInstant(row.received_at),
    messageIdHeader: row.message_id,
    junk: row.junk === 1,
    seenAt: toInstant(row.seen_at),
    state: row.state,
    readerVersion: row.reader_version,
    quarantine:
      row.quarantine_code === null ? null : { code: row.quarantine_code, detail: row.quarantine_detail ?? '' },
  }
}
