// Hours at which an office may remind: on a letter day, from the campaign's hour until the offices close. Pure.
import type { Office, Reminders } from '../config/configuration.ts'
import { isLetterDay, letterDay } from './workdays.ts'

/** When county offices close. A reminder whose own hour is later has an hour from then. */
const CLOSING = Temporal.PlainTime.from('18:00')

type Calendar = Pick<Office, 'timezone' | 'workdays'>

/** True where a reminder may go out at `now`. */
export function isOfficeHour(now: Temporal.Instant, { at, on }: Reminders, { timezone, workdays }: Calendar): boolean {
  const local = now.toZonedDateTimeISO(timezone)
  const time = local.toPlainTime()
  const opens = Temporal.PlainTime.compare(time, at) >= 0
  return opens && Temporal.PlainTime.compare(time, closingFor(at)) < 0 && isLetterDay(local.toPlainDate(), on, workdays)
}

/** The first moment from `now` on at which a reminder may go out; `now` itself where it may. */
export function nextOfficeHour(now: Temporal.Instant, reminders: Reminders, office: Calendar): Temporal.Instant {
  if (isOfficeHour(now, reminders, office)) return now
  const local = now.toZonedDateTimeISO(office.timezone)
  const isOver = Temporal.PlainTime.compare(local.toPlainTime(), reminders.at) >= 0
  const from = isOver ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  const day = letterDay(from, 1, reminders.on, office.workdays)
  return day.toZonedDateTime({ timeZone: office.timezone, plainTime: reminders.at }).toInstant()
}

function closingFor(at: Temporal.PlainTime): Temporal.PlainTime {
  const hourLater = at.hour === 23 ? Temporal.PlainTime.from('23:59:59') : at.add({ hours: 1 })
  return Temporal.PlainTime.compare(hourLater, CLOSING) > 0 ? hourLater : CLOSING
}
