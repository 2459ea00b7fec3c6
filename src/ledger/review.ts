// What a person has to look at, and messages in few words.
import type { InferResult } from 'kysely'
import type { Verdict } from '../attribution/verdict.ts'
import type { Outcome } from './effective.ts'
import { NEVER, toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** A message in few words. */
export type MessageSummary = {
  id: number
  receivedAt: Temporal.Instant
  /** Null where it could not be read or names nobody. */
  from: { name: string; address: string } | null
  subject: string
  outcome: Outcome | null
}

/** Messages waiting for a person, oldest first, with the verdict that proposes and explains. */
export function reviewQueue(ledger: Ledger, asOf: Temporal.Instant | null): (MessageSummary & { verdict: Verdict })[] {
  const query = summaries(ledger)
    .innerJoin('verdicts', 'verdicts.message', 'messages.id')
    .select('verdicts.verdict')
    .where('outcomes.decision', '=', 'review')
    .where('messages.received_at', '<=', asOf ? toText(asOf) : NEVER)
    .orderBy('messages.received_at')
    .orderBy('messages.id')
  return ledger.all(query).map(row => ({ ...summary(row), verdict: JSON.parse(row.verdict) as Verdict }))
}

/** How many messages in review are, or may be, for each campaign and unit; null: no guess. */
export function reviewCounts(
  ledger: Ledger,
  asOf: Temporal.Instant | null,
): { campaign: string | null; unit: string | null; messages: number }[] {
  const query = ledger.build
    .selectFrom('outcomes')
    .innerJoin('messages', 'messages.id', 'outcomes.message')
    .select(({ fn }) => ['outcomes.campaign', 'outcomes.unit', fn.countAll<number>().as('messages')])
    .where('outcomes.decision', '=', 'review')
    .where('messages.received_at', '<=', asOf ? toText(asOf) : NEVER)
    .groupBy(['outcomes.campaign', 'outcomes.unit'])
  return ledger.all(query)
}

/** One message in few words. */
export function summaryOf(ledger: Ledger, message: number): MessageSummary | null {
  const row = ledger.first(summaries(ledger).where('messages.id', '=', message))
  return row && summary(row)
}

/** Messages received after `after` until `until`, oldest first. */
export function messagesBetween(ledger: Ledger, after: Temporal.Instant, until: Temporal.Instant): MessageSummary[] {
  const query = summaries(ledger)
    .where('messages.received_at', '>', toText(after))
    .where('messages.received_at', '<=', toText(until))
    .orderBy('messages.received_at')
    .orderBy('messages.id')
  return ledger.all(query).map(summary)
}

/** A unit's messages, newest first: accepted, or perhaps its. */
export function messagesOfUnit(ledger: Ledger, unit: string, limit: number): MessageSummary[] {
  const query = summaries(ledger)
    .where(eb =>
      eb(
        'messages.id',
        'in',
        eb
          .selectFrom('outcomes')
          .select('outcomes.message')
          .where('outcomes.unit', '=', unit)
          .union(eb.selectFrom('acceptances').select('acceptances.message').where('acceptances.unit', '=', unit)),
      ),
    )
    .orderBy('messages.received_at', 'desc')
    .orderBy('messages.id', 'desc')
    .limit(limit)
  return ledger.all(query).map(summary)
}

function summaries(ledger: Ledger) {
  return ledger.build
    .selectFrom('messages')
    .leftJoin('readings', 'readings.message', 'messages.id')
    .leftJoin('outcomes', 'outcomes.message', 'messages.id')
    .select([
      'messages.id',
      'messages.received_at',
      'readings.from_address',
      'readings.from_name',
      'readings.subject',
      'outcomes.nature',
      'outcomes.decision',
      'outcomes.unit',
      'outcomes.campaign',
      'outcomes.nil',
      'outcomes.by_decision',
    ])
}

type Row = InferResult<ReturnType<typeof summaries>>[number]

function summary(row: Row): MessageSummary {
  const { id, nature, decision, unit, campaign } = row
  return {
    id,
    receivedAt: toInstant(row.received_at),
    from: row.from_address === null ? null : { name: row.from_name ?? '', address: row.from_address },
    subject: row.subject ?? '',
    outcome:
      nature === null || decision === null
        ? null
        : { nature, decision, unit, campaign, nil: row.nil === 1, byPerson: row.by_decision !== null },
  }
}
