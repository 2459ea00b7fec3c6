// When the group robots speak: once a day each, at their own hour. Pure.
import { type DueInput, letter, type LetterDue } from './letter-due.ts'
import { isLetterDay } from './workdays.ts'

/** Today's notice of each robot, once its hour has come; yesterday's are no news any more. */
export function groupNoticesDue({ configuration, now }: DueInput): LetterDue[] {
  const { robots, timezone, workdays } = configuration.office
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  return robots.flatMap(({ name, at, on }) => {
    const dueAt = today.toZonedDateTime({ timeZone: timezone, plainTime: at }).toInstant()
    if (Temporal.Instant.compare(now, dueAt) < 0 || !isLetterDay(today, on, workdays)) return []
    return [letter({ key: `group-notice/${today.toString()}/${name}`, kind: 'group-notice', dueAt, robot: name })]
  })
}
