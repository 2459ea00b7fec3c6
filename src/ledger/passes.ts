// What the service remembers of itself: its passes, when it first ran, and whether the queue stands still.
import { toInstant, toInstantOrNull, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** One pass; `endedAt` null: it was cut off, or is under way. */
export type PassRecord = {
  id: number
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  counts: Record<string, number> | null
}

export function beginPass(ledger: Ledger, now: Temporal.Instant): number {
  const row = ledger.first(
    ledger.build
      .insertInto('passes')
      .values({ started_at: toText(now) })
      .returning('id'),
  )
  if (!row) throw new Error('the pass could not be recorded')
  return row.id
}

export function endPass(ledger: Ledger, pass: number, counts: Record<string, number>, now: Temporal.Instant): void {
  ledger.write(
    ledger.build
      .updateTable('passes')
      .set({ ended_at: toText(now), counts: JSON.stringify(counts) })
      .where('id', '=', pass),
  )
}

/** The latest pass that ended; null: none yet. */
export function lastPass(ledger: Ledger): PassRecord | null {
  const query = ledger.build.selectFrom('passes').selectAll().where('ended_at', 'is not', null)
  const row = ledger.first(query.orderBy('id', 'desc').limit(1))
  return (
    row && {
      id: row.id,
      startedAt: toInstant(row.started_at),
      endedAt: toInstantOrNull(row.ended_at),
      counts: row.counts === null ? null : (JSON.parse(row.counts) as Record<string, number>),
    }
  )
}

/** When the service first ran; null: it never has. */
export function firstRunOf(ledger: Ledger): Temporal.Instant | null {
  const known = recall(ledger, 'first_run_at')
  return typeof known === 'string' ? toInstant(known) : null
}

/** When the service first ran: `now` where it never has. Set once and for ever. */
export function firstRunAt(ledger: Ledger, now: Temporal.Instant): Temporal.Instant {
  return ledger.atomically(() => {
    const known = firstRunOf(ledger)
    if (known !== null) return known
    remember(ledger, 'first_run_at', toText(now))
    return toInstant(toText(now))
  })
}

/** Why no letter goes: a configuration that the server refuses, or a person (`by`) who stopped it. */
export type QueueStop = { since: Temporal.Instant; response: string; by: string | null }

/** Stops sending until a person or, where none stopped it, a changed configuration resumes it. The first reason stays. */
export function stopQueue(ledger: Ledger, response: string, now: Temporal.Instant, by: string | null = null): void {
  ledger.atomically(() => {
    if (queueStop(ledger) === null) remember(ledger, 'queue_stop', { since: toText(now), response, by })
  })
}

/** Null: letters may go. */
export function queueStop(ledger: Ledger): QueueStop | null {
  const value = recall(ledger, 'queue_stop') as { since: string; response: string; by?: string | null } | undefined
  return value ? { since: toInstant(value.since), response: value.response, by: value.by ?? null } : null
}

/** Letters may go again, also where the server had asked to be left alone (queue-pause.ts): somebody has mended something. */
export function resumeQueue(ledger: Ledger): void {
  ledger.statement("delete from remembered where name in ('queue_stop', 'queue_pause')").run()
}

/** A single value by name, as it was remembered; undefined: never. */
export function recall(ledger: Ledger, name: string): unknown {
  const row = ledger.statement<{ value: string }>('select value from remembered where name = ?').get(name)
  return row && JSON.parse(row.value)
}

/** Keeps a single JSON value under a name. */
export function remember(ledger: Ledger, name: string, value: unknown): void {
  ledger
    .statement('insert into remembered values (?, ?) on conflict (name) do update set value = excluded.value')
    .run(name, JSON.stringify(value))
}
