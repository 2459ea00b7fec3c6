// Until when the mail server wants to be left alone. Other than a queue that is stopped it goes on by itself.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { recall, remember } from './passes.ts'

/** `failures`: how often in a row the server has refused or failed everybody. */
export type QueuePause = { since: Temporal.Instant; until: Temporal.Instant; failures: number; response: string }

type Row = { since: string; until: string; failures: number; response: string }

const NAME = 'queue_pause'

/** No letter goes until `until`: what is the matter is not this letter's. */
export function pauseQueue(ledger: Ledger, until: Temporal.Instant, response: string, now: Temporal.Instant): void {
  const failures = queueFailures(ledger) + 1
  const row: Row = { since: toText(now), until: toText(until), failures, response }
  remember(ledger, NAME, row)
}

/** Null: letters may go. A pause that began after `now` is of a clock that has been set back, and could last for days. */
export function queuePause(ledger: Ledger, now: Temporal.Instant): QueuePause | null {
  const row = recall(ledger, NAME) as Row | undefined
  const at = toText(now)
  if (row === undefined || row.until <= at || row.since > at) return null
  return { ...row, since: toInstant(row.since), until: toInstant(row.until) }
}

/** How often in a row it has come to a pause; 0 once a letter went. */
export function queueFailures(ledger: Ledger): number {
  return (recall(ledger, NAME) as Row | undefined)?.failures ?? 0
}

/** The server takes letters again. */
export function forgetQueuePause(ledger: Ledger): void {
  ledger.statement('delete from remembered where name = ?').run(NAME)
}
