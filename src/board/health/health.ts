// How the service does, in figures: for people's eyes, for a container's health check, for Prometheus. Holds no names.
import { statfs } from 'node:fs/promises'
import type { OpenOffice } from '../../flow/office.ts'
import { letterCounts } from '../../ledger/letter-pages.ts'
import { lastPass, queueStop } from '../../ledger/passes.ts'
import { reviewCounts } from '../../ledger/review.ts'

/** `failing` names what is wrong; empty: all is well. */
export type Health = {
  failing: ('polling' | 'mailbox' | 'queue' | 'disk')[]
  /** Seconds since the last pass ended; null: none yet. */
  lastPassSeconds: number | null
  letters: ReturnType<typeof letterCounts>
  queueStopped: boolean
  review: number
  diskFreeBytes: number
}

/** Below it, the record and the store may soon not be written: some large videos. */
const DISK_LOW_BYTES = 500_000_000
/** A pass over a full mailbox takes a while. */
const LEAST_PATIENCE_MINUTES = 30

/** Looks. `startedAt`: when the board was opened, since a first pass takes its time. */
export async function healthOf(
  office: OpenOffice,
  startedAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Health> {
  const { ledger, configuration } = office
  const pass = lastPass(ledger)
  const endedAt = pass?.endedAt ?? null
  const since = endedAt !== null && Temporal.Instant.compare(endedAt, startedAt) > 0 ? endedAt : startedAt
  const patience = Math.max(LEAST_PATIENCE_MINUTES, 3 * minutesBetweenPasses(configuration.office.poll))
  const { bavail, bsize } = await statfs(configuration.office.data)
  const diskFreeBytes = bavail * bsize
  const queueStopped = queueStop(ledger) !== null
  const failing: Health['failing'] = []
  if (now.since(since).total('minutes') > patience) failing.push('polling')
  if (pass?.counts?.['unreachable'] === 1) failing.push('mailbox')
  if (queueStopped) failing.push('queue')
  if (diskFreeBytes < DISK_LOW_BYTES) failing.push('disk')
  return {
    failing,
    lastPassSeconds: endedAt === null ? null : Math.round(now.since(endedAt).total('seconds')),
    letters: letterCounts(ledger),
    queueStopped,
    review: reviewCounts(ledger, now).reduce((sum, { messages }) => sum + messages, 0),
    diskFreeBytes,
  }
}

/** The longest wait that a cron expression means, roughly: every n minutes, every hour, or only at some hours of some days. */
export function minutesBetweenPasses(cron: string): number {
  const fields = cron.trim().split(/\s+/)
  const [minute = '*', hour = '*', ...days] = fields.length === 6 ? fields.slice(1) : fields
  if (days.some(field => field !== '*')) return 3 * 24 * 60
  if (hour !== '*') return 24 * 60
  const step = /^\*\/(\d+)$/.exec(minute)?.[1]
  if (step !== undefined) return Number(step)
  return minute === '*' ? 1 : 60
}
