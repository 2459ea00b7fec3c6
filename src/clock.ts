// The only source of time. Everything else takes `now` (or a Clock) as an argument.

/** Where "now" comes from. The service uses the machine's clock; rehearsals, the demo and tests give their own. */
export type Clock = {
  /** The current instant. */
  now(): Temporal.Instant
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** Chance from 0 up to, not including, 1: the only source of randomness. Rehearsals and tests give their own. */
export const systemChance = (): number => Math.random()

/** A clock that stands still at `instant` (for `--now`). */
export function fixedClock(instant: Temporal.Instant): Clock {
  return { now: () => instant }
}
