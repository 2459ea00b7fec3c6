// How often one address was tried lately: group robots take so many messages a minute and no more.
import { toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** Attempts from `since` to `now` at letters to `address` that reached the network, or may have. */
export function attemptsTo(ledger: Ledger, address: string, since: Temporal.Instant, now: Temporal.Instant): number {
  const row = ledger
    .statement<{ count: number }>(
      `select count(*) as count from attempts join recipients on recipients.letter = attempts.letter
       where address = ? and began_at >= ? and began_at <= ? and (outcome is null or outcome <> 'withdrawn')`,
    )
    .get(address, toText(since), toText(now))
  return row?.count ?? 0
}
