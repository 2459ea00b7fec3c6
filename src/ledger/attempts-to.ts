// How often one address was tried lately: group robots take so many messages a minute and no more.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** Whether a letter of a kind, other than the one of `key`, has gone to an address; as far back as the record goes. */
export function wroteTo(ledger: Ledger, kind: string, address: string, key: string): boolean {
  return (
    ledger
      .statement(
        `select 1 from recipients join letters on letters.id = letter
         where address = ? and kind = ? and key <> ? and recipients.state = 'sent' limit 1`,
      )
      .get(address, kind, key) !== undefined
  )
}

/** When the messages came from `since` on that other letters of a kind to a unit about a campaign answer. */
export function othersAt(
  ledger: Ledger,
  { kind, unit, campaign, key }: { kind: string; unit: string; campaign: string; key: string },
  since: Temporal.Instant,
): Temporal.Instant[] {
  return ledger
    .statement<{ at: string }>(
      `select m.received_at as at from letters l join messages m on m.id = l.answers
       where l.kind = ? and l.unit = ? and l.campaign = ? and l.key <> ? and l.state <> 'cancelled' and m.received_at >= ?`,
    )
    .all(kind, unit, campaign, key, toText(since))
    .map(({ at }) => toInstant(at))
}

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
