// How fast letters go: providers block senders who hurry, and nobody wants letters at night. Pure but for its caps.
import type { Endpoint, LetterSettings } from '../../config/configuration.ts'
import { isLoopback } from '../../config/loopback.ts'

/** What has gone lately: recipients in the last hour and the last day. */
export type Lately = {
  /** When the latest attempt began; null: never. */
  last: Temporal.Instant | null
  hour: number
  day: number
}

/** go: now. pause: in a moment. hold: not in this pass; `until` null where only time will tell. */
export type Gate =
  | { kind: 'go' }
  | { kind: 'pause'; milliseconds: number }
  | { kind: 'hold'; because: 'hour' | 'day' | 'quiet'; until: Temporal.Instant | null }

export type Pace = { seconds: number; hour: number; day: number }

/**
 * Seconds between letters, and recipients an hour and a day, where the office sets nothing. Free mailboxes are reported to
 * stop at 100 to 500 a day; a Maildir and a relay on this machine have no limit.
 */
const POLITE: Pace = { seconds: 5, hour: 100, day: 400 }
const UNLIMITED: Pace = { seconds: 0, hour: 0, day: 0 }

/** The office's own figures over those that fit its way out; 0 is no limit. */
export function paceOf(send: Endpoint, { pace }: LetterSettings): Pace {
  const usual = send.kind === 'maildir' || isLoopback(send.host) ? UNLIMITED : POLITE
  return { seconds: pace.seconds ?? usual.seconds, hour: pace.hour ?? usual.hour, day: pace.day ?? usual.day }
}

/**
 * Whether the next letter, to `recipients`, may go at `now`. One to more recipients than a whole budget goes where nothing
 * else has gone: otherwise it never would.
 */
export function gate(
  now: Temporal.Instant,
  pace: Pace,
  quiet: LetterSettings['quiet'],
  zone: string,
  lately: Lately,
  recipients = 1,
): Gate {
  const silence = quiet === null ? null : endOfQuiet(now, quiet, zone)
  if (silence !== null) return { kind: 'hold', because: 'quiet', until: silence }
  const isUsedUp = (budget: number, used: number) => budget > 0 && used > 0 && used + recipients > budget
  if (isUsedUp(pace.day, lately.day)) return { kind: 'hold', because: 'day', until: null }
  if (isUsedUp(pace.hour, lately.hour)) return { kind: 'hold', because: 'hour', until: null }
  // A latest attempt in the future: the clock was set back. Waiting for that moment could take days.
  if (lately.last === null || isAfter(lately.last, now)) return { kind: 'go' }
  const next = lately.last.add({ seconds: pace.seconds })
  if (!isAfter(next, now)) return { kind: 'go' }
  return { kind: 'pause', milliseconds: next.epochMilliseconds - now.epochMilliseconds }
}

/**
 * When the quiet hours end; null where it is none of them. From 22:00 to 07:00 spans midnight; from an hour to the same
 * hour is no time at all, since otherwise no letter would ever go.
 */
export function endOfQuiet(
  now: Temporal.Instant,
  { from, to }: { from: Temporal.PlainTime; to: Temporal.PlainTime },
  zone: string,
): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO(zone)
  const time = local.toPlainTime()
  const isFrom = (hour: Temporal.PlainTime) => Temporal.PlainTime.compare(time, hour) >= 0
  const order = Temporal.PlainTime.compare(from, to)
  const isQuiet = order > 0 ? isFrom(from) || !isFrom(to) : isFrom(from) && !isFrom(to)
  if (!isQuiet) return null
  const day = order > 0 && isFrom(from) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return ends(now, day.toPlainDateTime(to), zone)
}

/** The first moment after `now` at which the clock shows `to`; where it is put back over that hour, it does so twice. */
function ends(now: Temporal.Instant, to: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const first = to.toZonedDateTime(zone).toInstant()
  return isAfter(first, now) ? first : to.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant()
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0
}
