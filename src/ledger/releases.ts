// Letters that wait for a person: let go, and whether such ones ever were.
import { toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** Lets waiting letters go (null: every one). Numbers of those that were waiting. */
export function releaseLetters(
  ledger: Ledger,
  ids: readonly number[] | null,
  who: string,
  now: Temporal.Instant,
): number[] {
  return ledger.atomically(() => {
    const waiting = ledger.statement<{ id: number }>("select id from letters where state = 'waiting' order by id").all()
    const chosen = waiting.map(row => row.id).filter(id => ids === null || ids.includes(id))
    const release = ledger.statement(
      "update letters set state = 'queued', released_by = ?, released_at = ? where id = ?",
    )
    for (const id of chosen) release.run(who, toText(now), id)
    return chosen
  })
}

/** True where a person has let letters of `kind` about another campaign go, and they went. */
export function wasReleasedElsewhere(ledger: Ledger, kind: string, campaign: string | null): boolean {
  return (
    ledger
      .statement<{ found: number }>(
        `select 1 as found from letters
         where kind = ? and state = 'sent' and released_by is not null and campaign <> ? limit 1`,
      )
      .get(kind, campaign ?? '') !== undefined
  )
}
