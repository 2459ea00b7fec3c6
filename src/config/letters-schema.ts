// What `letters:` in baosong.yaml may hold: what waits for a person, how fast letters go, and when they may not.
import { z } from 'zod'
import type { LetterSettings } from './configuration.ts'
import { hour } from './dates.ts'
import { count, mapping, truth } from './leaf.ts'
import { address } from './mail-address.ts'

const pace = mapping({
  /** Seconds between two letters. */
  seconds: count.optional(),
  hour: count.optional(),
  day: count.optional(),
})

export const lettersShape = mapping({
  approve: z.enum(['none', 'reminders', 'all'] satisfies NonNullable<LetterSettings['approve']>[]).optional(),
  rehearse: address.optional(),
  /** Minutes: who mails five pictures one by one is thanked once. */
  gather: count.default(2),
  pace: pace.prefault({}),
  quiet: mapping({ from: hour, to: hour }).optional(),
  announce: truth.default(false),
  calendar: truth.default(false),
})

/** As the rest of the program sees it. */
export function letterSettings(written: z.output<typeof lettersShape>): LetterSettings {
  const { approve = null, rehearse = null, gather, pace: speed, quiet = null, announce, calendar } = written
  return {
    approve,
    rehearse,
    gather,
    pace: { seconds: speed.seconds ?? null, hour: speed.hour ?? null, day: speed.day ?? null },
    quiet,
    announce,
    calendar,
  }
}
