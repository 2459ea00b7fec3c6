// Tries at sending a letter. Committed before dialling, together with the time of the next one, and settled with the
// server's answer; one that nobody settled is in doubt, and is looked into before the letter goes again.
import { toInstant, toText } from './instants.ts'
import { fetchLetters, type LetterRecord } from './letter-record.ts'
import type { Ledger } from './ledger.ts'
import { mayBeAlive } from './owner.ts'
import type { AttemptOutcome, LetterState, RecipientState } from './tables/letters.ts'

/** What came of an attempt. */
export type Settlement = {
  /**
   * sent: every recipient that is not named below has it. retry: those go again at `nextAttemptAt`. failed: they never
   * will. withdrawn: nothing reached the network.
   */
  outcome: AttemptOutcome
  /** The server's words. */
  response: string
  /** Recipients whose fate the server told apart. `open`: for now not taken. */
  recipients: readonly { address: string; state: 'sent' | 'refused' | 'open'; response: string }[]
  /** For retry and withdrawn; null: the time that beginAttempt wrote. */
  nextAttemptAt: Temporal.Instant | null
}

/** What lies further in the future than this was written by a clock that was wrong. */
export const CLOCK_ERROR = Temporal.Duration.from({ hours: 1 })

/** An attempt whose process is gone, or whose connection broke before the answer: the letter may or may not be out. */
export type AttemptInDoubt = { attempt: number; beganAt: Temporal.Instant; letter: LetterRecord }

/**
 * Claims a queued letter and writes the attempt, before anything is dialled. `nextAttemptAt` is when it may go again if
 * nobody ever settles this; until then this process is believed to be at it. Null: it is no longer queued.
 */
export function beginAttempt(
  ledger: Ledger,
  letter: number,
  now: Temporal.Instant,
  nextAttemptAt: Temporal.Instant,
): number | null {
  return ledger.atomically(() => {
    const claim = ledger
      .statement("update letters set state = 'sending', next_attempt_at = ? where id = ? and state = 'queued'")
      .run(toText(nextAttemptAt), letter)
    if (claim.changes === 0) return null
    const row = ledger
      .statement<{ id: number }>(
        'insert into attempts (letter, began_at, next_attempt_at, owner) values (?, ?, ?, ?) returning id',
      )
      .get(letter, toText(now), toText(nextAttemptAt), ledger.owner)
    return row?.id ?? null
  })
}

/** Writes what came of an attempt, and what that means for each recipient and the letter. False: it was settled before. */
export function settleAttempt(ledger: Ledger, attempt: number, settlement: Settlement, now: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const at = toText(now)
    const { outcome, response } = settlement
    const row = ledger
      .statement<{ letter: number }>(
        'update attempts set settled_at = ?, outcome = ?, response = ? where id = ? and settled_at is null returning letter',
      )
      .get(at, outcome, response, attempt)
    if (!row) return false
    settleRecipients(ledger, row.letter, settlement, at)
    settleLetter(ledger, row.letter, settlement, at)
    return true
  })
}

const REST: Record<AttemptOutcome, RecipientState> = {
  sent: 'sent',
  retry: 'open',
  failed: 'refused',
  withdrawn: 'open',
}

function settleRecipients(ledger: Ledger, letter: number, settlement: Settlement, at: string): void {
  const settle = ledger.statement(
    "update recipients set state = ?, response = ?, settled_at = ? where letter = ? and address = ? and state = 'open'",
  )
  for (const { address, state, response } of settlement.recipients) {
    settle.run(state, response, state === 'open' ? null : at, letter, address)
  }
  const rest = REST[settlement.outcome]
  if (rest === 'open') return
  const named = new Set(settlement.recipients.map(recipient => recipient.address))
  const open = ledger
    .statement<{ address: string }>("select address from recipients where letter = ? and state = 'open'")
    .all(letter)
  for (const { address } of open) if (!named.has(address)) settle.run(rest, settlement.response, at, letter, address)
}

function settleLetter(ledger: Ledger, letter: number, settlement: Settlement, at: string): void {
  const rows = ledger.statement<{ state: RecipientState }>('select state from recipients where letter = ?').all(letter)
  const states = new Set(rows.map(row => row.state))
  const state: LetterState = states.has('open') ? 'queued' : states.has('sent') ? 'sent' : 'failed'
  if (state === 'queued') {
    const next = settlement.nextAttemptAt
    ledger
      .statement("update letters set state = 'queued', next_attempt_at = coalesce(?, next_attempt_at) where id = ?")
      .run(next && toText(next), letter)
    return
  }
  ledger
    .statement('update letters set state = ?, finished_at = ?, because = ? where id = ?')
    .run(state, at, state === 'failed' ? settlement.response : null, letter)
}

/**
 * The server took the letter whole and said nothing: the attempt stays unsettled and is in doubt from `lookAt` on, whoever
 * made it. Copies of what was sent are filed a little after the answer, so looking at once would find nothing. False: it
 * was settled before.
 */
export function leaveInDoubt(ledger: Ledger, attempt: number, response: string, lookAt: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const row = ledger
      .statement<{ letter: number }>(
        'update attempts set response = ?, next_attempt_at = ? where id = ? and settled_at is null returning letter',
      )
      .get(response, toText(lookAt), attempt)
    if (!row) return false
    ledger.statement('update letters set next_attempt_at = ? where id = ?').run(toText(lookAt), row.letter)
    return true
  })
}

/**
 * Attempts that nobody settled and whose process is gone, or has been silent beyond the time that it gave itself, or that
 * were left in doubt until now. Settle each: as sent where the letter is found in the Sent folder by its Message-ID, as
 * retry where not.
 */
export function attemptsInDoubt(ledger: Ledger, now: Temporal.Instant): AttemptInDoubt[] {
  const rows = ledger
    .statement<{
      id: number
      letter: number
      began_at: string
      next_attempt_at: string
      owner: string
      response: string | null
    }>(
      'select id, letter, began_at, next_attempt_at, owner, response from attempts where settled_at is null order by id',
    )
    .all()
  const at = toText(now)
  // Begun by a clock that has been set back since: its time could be days away.
  const future = toText(now.add(CLOCK_ERROR))
  const isDue = ({ next_attempt_at, began_at }: (typeof rows)[number]) => next_attempt_at <= at || began_at > future
  return rows
    .filter(row => isDue(row) || (row.response === null && !mayBeAlive(row.owner)))
    .flatMap(row => {
      const [letter] = fetchLetters(ledger, [row.letter])
      return letter ? [{ attempt: row.id, beganAt: toInstant(row.began_at), letter }] : []
    })
}

/** Letters of a kind written to an address since an instant and not cancelled: for the cap a sender and day. */
export function lettersToAddress(ledger: Ledger, address: string, kind: string, since: Temporal.Instant): number {
  const row = ledger
    .statement<{ letters: number }>(
      `select count(*) as letters from recipients join letters on letters.id = letter
       where address = ? and kind = ? and created_at >= ? and letters.state <> 'cancelled'`,
    )
    .get(address, kind, toText(since))
  return row?.letters ?? 0
}

/** When the next queued letter may go; null: none is queued. */
export function nextLetterAt(ledger: Ledger): Temporal.Instant | null {
  const row = ledger
    .statement<{ at: string | null }>(
      "select min(next_attempt_at) as at from letters where state = 'queued' and finished_at is null",
    )
    .get()
  return row?.at ? toInstant(row.at) : null
}
