// What has gone by mail lately, for the pace. Attempts that reached the network, or may have; robots are not the provider's.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

const BY_MAIL = `began_at <= ? and (outcome is null or outcome <> 'withdrawn')
  and (select kind from letters where letters.id = attempts.letter) <> 'group-notice'`

/**
 * Recipients that were tried from `since` to `now`, each as often as it was: providers count recipients, not letters. Those
 * of a clock that was fast, and has been set back, are not among them. One that had its letter before an attempt began was
 * not in that attempt.
 */
export function recipientsTried(ledger: Ledger, since: Temporal.Instant, now: Temporal.Instant): number {
  const row = ledger
    .statement<{ recipients: number }>(
      `select count(*) as recipients from attempts join recipients on recipients.letter = attempts.letter
       where began_at >= ? and ${BY_MAIL} and (recipients.settled_at is null or recipients.settled_at >= began_at)`,
    )
    .get(toText(since), toText(now))
  return row?.recipients ?? 0
}

/** When the latest attempt up to `now` began; null: never. */
export function lastAttemptAt(ledger: Ledger, now: Temporal.Instant): Temporal.Instant | null {
  const row = ledger
    .statement<{ at: string | null }>(`select max(began_at) as at from attempts where ${BY_MAIL}`)
    .get(toText(now))
  return row?.at ? toInstant(row.at) : null
}

/** Attempts from `since` to `now` with how many recipients each went to, the oldest first: what the budget has spent, and when. */
export function attemptsSince(
  ledger: Ledger,
  since: Temporal.Instant,
  now: Temporal.Instant,
): { at: Temporal.Instant; recipients: number }[] {
  return ledger
    .statement<{ at: string; recipients: number }>(
      `select began_at as at, count(*) as recipients from attempts join recipients on recipients.letter = attempts.letter
       where began_at >= ? and ${BY_MAIL} and (recipients.settled_at is null or recipients.settled_at >= began_at)
       group by attempts.id order by began_at`,
    )
    .all(toText(since), toText(now))
    .map(({ at, recipients }) => ({ at: toInstant(at), recipients }))
}
