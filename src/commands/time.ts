// Times as people type them on the command line.
import { CommandFailure } from './failure.ts'

/**
 * `--now`: "2026-09-27T09:30", "2026-09-27 09:30" or a bare date (its start) in the office's zone, or with an offset or Z.
 * Anything else is a CommandFailure with exit code 2.
 */
export function instantFrom(text: string, zone: string): Temporal.Instant {
  const written = text.trim().replace(' ', 'T')
  try {
    return Temporal.Instant.from(written)
  } catch {
    // No offset: then it is local time.
  }
  try {
    return Temporal.PlainDateTime.from(written).toZonedDateTime(zone).toInstant()
  } catch (error) {
    throw new CommandFailure(2, `--now ${text}：不是时间。应写成 2026-09-27T09:30（按 ${zone} 计）。`, { cause: error })
  }
}
