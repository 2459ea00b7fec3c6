// Which links are still to be fetched, and what came of those that were.
import { toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { readAgain } from './messages.ts'
import type { FetchesTable } from './tables/fetches.ts'

/** What came of fetching an address: the bytes lie in the store, or why they do not. */
export type FetchRecord =
  | { state: 'fetched'; sha256: string; size: number; name: string | null }
  | { state: 'refused' | 'failed'; detail: string }

/** What is known of an address; null: it was never fetched. */
export function fetchOf(ledger: Ledger, url: string): FetchRecord | null {
  const row = ledger.statement<FetchesTable>('select * from fetches where url = ?').get(url)
  if (!row) return null
  const { state, sha256, size, name, detail } = row
  if (state !== 'fetched') return { state, detail }
  return { state, sha256: sha256 ?? '', size: size ?? 0, name }
}

/**
 * Addresses of files kept elsewhere that accepted messages name and that have not run out, by receipt: never tried, or
 * failed before `retryBefore` fewer than `mostTries` times.
 */
export function linksToFetch(
  ledger: Ledger,
  now: Temporal.Instant,
  retryBefore: Temporal.Instant,
  mostTries: number,
): string[] {
  return ledger
    .statement<{ url: string }>(
      `select l.url, min(m.received_at) as received_at from accepted_items i
       join links l on l.message = i.message and l.position = i.position
       join messages m on m.id = i.message
       left join fetches f on f.url = l.url
       where i.source = 'link' and l.kind = 'cloud' and (l.expires_at is null or l.expires_at > ?)
         and (f.url is null or (f.state = 'failed' and f.tries < ? and f.tried_at <= ?))
       group by l.url order by 2, 1`,
    )
    .all(toText(now), mostTries, toText(retryBefore))
    .map(({ url }) => url)
}

/** Keeps what came of a try, and asks that the messages that name the address be read again where it is settled. */
export function recordFetch(ledger: Ledger, url: string, fetch: FetchRecord, now: Temporal.Instant): void {
  const bytes = fetch.state === 'fetched' ? fetch : { sha256: null, size: null, name: null }
  const detail = fetch.state === 'fetched' ? '' : fetch.detail
  ledger.atomically(() => {
    ledger
      .statement(
        `insert into fetches values (?, ?, ?, ?, ?, ?, 1, ?)
         on conflict (url) do update set state = excluded.state, sha256 = excluded.sha256, size = excluded.size,
           name = excluded.name, detail = excluded.detail, tries = tries + 1, tried_at = excluded.tried_at`,
      )
      .run(url, fetch.state, bytes.sha256, bytes.size, bytes.name, detail, toText(now))
    if (fetch.state === 'failed') return
    const messages = ledger.statement<{ message: number }>('select distinct message from links where url = ?').all(url)
    readAgain(
      ledger,
      messages.map(({ message }) => message),
    )
  })
}
