// What attribution said of each message, now and before, and which messages it is to look at.
import type { Verdict } from '../attribution/verdict.ts'
import type { Reading } from '../reading/reading.ts'
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { type MessageRecord, messageOf } from './messages.ts'
import { type OutcomeChange, outcomeOf, refreshOutcome } from './outcomes.ts'
import { readingOf } from './readings.ts'
import { inOrderOfReceipt, type Received } from './receipt-order.ts'

/** A verdict with its circumstances. */
export type VerdictRecord = {
  verdict: Verdict
  /** Of the roster, campaigns and rules that it was reached with. */
  fingerprint: string
  decidedAt: Temporal.Instant
  /** When another verdict replaced it; null: it is the current one. */
  replacedAt: Temporal.Instant | null
}

/**
 * Messages whose verdict does not stand on `fingerprint` (or that have none, or were read again since), in the order of
 * receipt, each with its reading; `asOf` hides what came after it. While it runs the caller may save verdicts.
 */
export function* messagesToAttribute(
  ledger: Ledger,
  fingerprint: string,
  asOf: Temporal.Instant | null,
): Generator<{ message: MessageRecord; reading: Reading }> {
  // Two ranges of the index: in steady state both are empty, however many messages there are.
  const rows = ledger
    .statement<Received>(
      `select id, received_at from messages where attributed < ?
       union all select id, received_at from messages where attributed > ?`,
    )
    .all(fingerprint, fingerprint)
  for (const id of inOrderOfReceipt(rows, asOf)) {
    const message = messageOf(ledger, id)
    const reading = readingOf(ledger, id)
    if (message && reading) yield { message, reading }
  }
}

/**
 * Keeps a verdict, the former one as history, and works out what holds now, all in one transaction. The same verdict
 * again changes nothing but that it stands on `fingerprint` now.
 */
export function saveVerdict(
  ledger: Ledger,
  message: number,
  verdict: Verdict,
  fingerprint: string,
  now: Temporal.Instant,
): OutcomeChange {
  return ledger.atomically(() => {
    const text = JSON.stringify(verdict)
    const known = ledger
      .statement<{ verdict: string; attributed: string | null }>(
        'select verdict, attributed from verdicts join messages on messages.id = message where message = ?',
      )
      .get(message)
    ledger.statement('update messages set attributed = ? where id = ?').run(fingerprint, message)
    const isSame = known?.verdict === text
    if (!isSame) replaceVerdict(ledger, message, verdict, text, fingerprint, now)
    // Read again meanwhile: the files may be others although the verdict on them is the same.
    if (!isSame || known?.attributed === '') return refreshOutcome(ledger, message, now)
    const outcome = outcomeOf(ledger, message)
    return { message, before: outcome, after: outcome, changed: false }
  })
}

function replaceVerdict(
  ledger: Ledger,
  message: number,
  verdict: Verdict,
  text: string,
  fingerprint: string,
  now: Temporal.Instant,
): void {
  const { nature, decision, unit, campaign, nil } = verdict
  const at = toText(now)
  ledger
    .statement(
      `insert into earlier_verdicts (message, verdict, fingerprint, decided_at, replaced_at)
       select message, verdict, fingerprint, decided_at, ? from verdicts where message = ?`,
    )
    .run(at, message)
  ledger.statement('delete from verdicts where message = ?').run(message)
  ledger
    .statement('insert into verdicts values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(message, nature, decision, unit, campaign, nil ? 1 : 0, text, fingerprint, at)
}

/** The current verdict of the program (a person's decision may stand over it: see outcomeOf). */
export function verdictOf(ledger: Ledger, message: number): VerdictRecord | null {
  const row = ledger.first(ledger.build.selectFrom('verdicts').selectAll().where('message', '=', message))
  return row && { ...recordOf(row), replacedAt: null }
}

/** Verdicts that were replaced, oldest first. */
export function earlierVerdictsOf(ledger: Ledger, message: number): VerdictRecord[] {
  const query = ledger.build.selectFrom('earlier_verdicts').selectAll().where('message', '=', message).orderBy('id')
  return ledger.all(query).map(row => ({ ...recordOf(row), replacedAt: toInstant(row.replaced_at) }))
}

function recordOf(row: {
  verdict: string
  fingerprint: string
  decided_at: string
}): Omit<VerdictRecord, 'replacedAt'> {
  return {
    verdict: JSON.parse(row.verdict) as Verdict,
    fingerprint: row.fingerprint,
    decidedAt: toInstant(row.decided_at),
  }
}
