// When a letter is tried again. Pure; the jitter is an argument.

/** Minutes before the second, third … attempt where the server named no time; the last one repeats. */
const STEPS_MINUTES = [2, 5, 15, 30, 60, 120, 240]

/** A letter that could not be delivered for this long is given up: two working days and a weekend. */
const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 96 })

/** Fewer attempts than these say nothing: the service was away, or its clock was wrong. */
const LEAST_ATTEMPTS = 6

/** How much of a step may be added by chance, so that letters that failed together do not knock again together. */
const JITTER = 0.25

/**
 * The next attempt after `attempts` failed ones (1 or more). `waitMinutes` is what the server's answer asks for, null
 * where it says nothing; `chance` in 0…1 spreads it.
 */
export function nextAttempt(
  now: Temporal.Instant,
  attempts: number,
  waitMinutes: number | null,
  chance: number,
): Temporal.Instant {
  const step = STEPS_MINUTES[Math.min(Math.max(attempts, 1), STEPS_MINUTES.length) - 1] ?? 240
  const minutes = Math.max(step, waitMinutes ?? 0)
  return now.add({ seconds: Math.round(minutes * 60 * (1 + JITTER * chance)) })
}

/** True once a letter that was first tried at `first`, and `attempts` times since, is not worth another attempt. */
export function givenUp(first: Temporal.Instant | null, attempts: number, now: Temporal.Instant): boolean {
  if (first === null || attempts < LEAST_ATTEMPTS) return false
  return Temporal.Instant.compare(first.add(GIVE_UP_AFTER), now) <= 0
}
