// Instants as the ledger writes them: UTC text of fixed width, so that it sorts as it reads in every database. Pure.

const WIDTH = 24
const EARLIEST = '0000-01-01T00:00:00.000Z'
const LATEST = '9999-12-31T23:59:59.999Z'

/** For a bound that leaves nothing out: sorts after every instant. */
export const NEVER = LATEST

/** 2026-09-27T07:04:05.000Z; what is finer than a millisecond is cut. Years outside 0…9999 are brought to the nearest end. */
export function toText(instant: Temporal.Instant): string {
  const text = instant.toString({ fractionalSecondDigits: 3 })
  if (text.length === WIDTH) return text
  return text.startsWith('-') ? EARLIEST : LATEST
}

export function toTextOrNull(instant: Temporal.Instant | null | undefined): string | null {
  return instant ? toText(instant) : null
}

export function toInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

export function toInstantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text)
}
