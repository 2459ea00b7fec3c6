// A letter as the record has it, with its recipients and attempts.
import { toInstant, toInstantOrNull } from './instants.ts'
import type { Ledger } from './ledger.ts'
import type { AttemptOutcome, LettersTable, LetterState, RecipientState } from './tables/letters.ts'

/** A file that goes with a letter; its bytes lie in the store. `contentId` where the text shows it, without brackets. */
export type LetterAttachment = { name: string; type: string; sha256: string; contentId: string | null }

export type RecipientRecord = {
  name: string
  address: string
  state: RecipientState
  /** The server's words, or the bounce's. */
  response: string | null
  settledAt: Temporal.Instant | null
}

export type AttemptRecord = {
  id: number
  beganAt: Temporal.Instant
  settledAt: Temporal.Instant | null
  /** Null: under way, or in doubt. */
  outcome: AttemptOutcome | null
  response: string | null
}

export type LetterRecord = {
  id: number
  key: string
  kind: string
  unit: string | null
  campaign: string | null
  messageId: string
  answers: number | null
  /** Every message that it speaks of. */
  messages: number[]
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
  attachments: LetterAttachment[]
  priority: number
  state: LetterState
  notBefore: Temporal.Instant
  nextAttemptAt: Temporal.Instant
  createdAt: Temporal.Instant
  releasedBy: string | null
  finishedAt: Temporal.Instant | null
  /** Why it failed or was cancelled. */
  because: string | null
  recipients: RecipientRecord[]
  attempts: AttemptRecord[]
}

type Row = Omit<LettersTable, 'id'> & { id: number }

/** The letters of these numbers, in this order. */
export function fetchLetters(ledger: Ledger, ids: readonly number[]): LetterRecord[] {
  const find = ledger.statement<Row>('select * from letters where id = ?')
  return ids.flatMap(id => {
    const row = find.get(id)
    return row ? [recordOf(ledger, row)] : []
  })
}

function recordOf(ledger: Ledger, row: Row): LetterRecord {
  const { id, key, kind, unit, campaign, answers, subject, text, html, priority, state, because } = row
  return {
    id,
    key,
    kind,
    unit,
    campaign,
    messageId: row.message_id,
    answers,
    messages: ledger
      .statement<{ message: number }>('select message from letter_messages where letter = ? order by message')
      .all(id)
      .map(about => about.message),
    subject,
    text,
    html,
    headers: JSON.parse(row.headers) as Record<string, string>,
    attachments: JSON.parse(row.attachments) as LetterAttachment[],
    priority,
    state,
    notBefore: toInstant(row.not_before),
    nextAttemptAt: toInstant(row.next_attempt_at),
    createdAt: toInstant(row.created_at),
    releasedBy: row.released_by,
    finishedAt: toInstantOrNull(row.finished_at),
    because,
    recipients: recipientsOf(ledger, id),
    attempts: attemptsOf(ledger, id),
  }
}

function recipientsOf(ledger: Ledger, letter: number): RecipientRecord[] {
  const query = ledger.build
    .selectFrom('recipients')
    .select(['name', 'address', 'state', 'response', 'settled_at'])
    .where('letter', '=', letter)
    .orderBy('position')
  return ledger.all(query).map(({ settled_at, ...row }) => ({ ...row, settledAt: toInstantOrNull(settled_at) }))
}

function attemptsOf(ledger: Ledger, letter: number): AttemptRecord[] {
  const query = ledger.build.selectFrom('attempts').selectAll().where('letter', '=', letter).orderBy('id')
  return ledger.all(query).map(({ id, began_at, settled_at, outcome, response }) => ({
    id,
    beganAt: toInstant(began_at),
    settledAt: toInstantOrNull(settled_at),
    outcome,
    response,
  }))
}
