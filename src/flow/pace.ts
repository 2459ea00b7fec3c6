// How fast letters go: providers block senders who hurry, and nobody wants letters at night. Pure but for its caps.
import type { Endpoint, LetterSettings } from '../config/configuration.ts'
import { isLoopback } from '../config/loopback.ts'

/** What has gone lately. */
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
 * Seconds between letters, and letters an hour and a day, where the office sets nothing. Free mailboxes are reported to
 * stop at 100 to 500 a day; a Maildir and a relay on this machine have no limit.
 */
const POLITE: Pace = { seconds: 5, hour: 100, day: 400 }
const UNLIMITED: Pace = { seconds: 0, hour: 0, day: 0 }

/** The office's own figures over those that fit its way out; 0 is no limit. */
export function paceOf(send: Endpoint, { pace }: LetterSettings): Pace {
  const usual = send.kind === 'maildir' || isLoopback(send.host) ? UNLIMITED : POLITE
  return { seconds: pace.seconds ?? usual.seconds, hour: pace.hour ?? usual.hour, day: pace.day ?? usual.day }
}

/** Whether the next letter may go at `now`. */
export function gate(
  now: Temporal.Instant,
  pace: Pace,
  quiet: LetterSettings['quiet'],
  zone: string,
  lately: Lately,
): Gate {
  const silence = quiet === null ? null : endOfQuiet(now, quiet, zone)
  if (silence !== null) return { kind: 'hold', because: 'quiet', until: silence }
  if (pace.day > 0 && lately.day >= pace.day) return { kind: 'hold', because: 'day', until: null }
  if (pace.hour > 0 && lately.hour >= pace.hour) return { kind: 'hold', because: 'hour', until: null }
  const next = lately.last?.add({ seconds: pace.seconds }) ?? null
  if (next === null || Temporal.Instant.compare(next, now) <= 0) return { kind: 'go' }
  return { kind: 'pause', milliseconds: next.epochMilliseconds - now.epochMilliseconds }
}

/** When the quiet hours end; null where it is none of them. From 22:00 to 07:00 spans midnight. */
export function endOfQuiet(
  now: Temporal.Instant,
  { from, to }: { from: Temporal.PlainTime; to: Temporal.PlainTime },
  zone: string,
): Temporal.Instant | null {
  const local = now.toZonedDateTimeISO(zone)
  const time = local.toPlainTime()
  const isAfter = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) >= 0
  const spans = isAfter(from, to)
  const isQuiet = spans ? isAfter(time, from) || !isAfter(time, to) : isAfter(time, from) && !isAfter(time, to)
  if (!isQuiet) return null
  const day = spans && isAfter(time, from) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant()
}
