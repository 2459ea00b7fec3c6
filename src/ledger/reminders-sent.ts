// Reminders that went out, without their texts: for statistics.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** Every reminder of a campaign that was sent to a unit until `asOf`, in the order of sending. */
export function remindersSent(
  ledger: Ledger,
  campaign: string,
  asOf: Temporal.Instant,
): { unit: string; at: Temporal.Instant }[] {
  return ledger
    .statement<{ unit: string; finished_at: string }>(
      `select unit, finished_at from letters
       where kind = 'reminder' and campaign = ? and state = 'sent' and unit is not null and finished_at <= ?
       order by finished_at, id`,
    )
    .all(campaign, toText(asOf))
    .map(({ unit, finished_at }) => ({ unit, at: toInstant(finished_at) }))
}
