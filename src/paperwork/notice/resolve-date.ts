// A written date → the days that it may mean, once the notice's own date is known. Pure; never picks among several.
import type { WrittenDay } from './dates.ts'

/** A day, with the hour where one is written; without: the whole day, its end for a deadline. */
export type Point = { date: Temporal.PlainDate; time: Temporal.PlainTime | null }

/** `points`: one is certain, several are all possible, none cannot be told. `why`: what keeps it from being certain. */
export type Meant = { points: readonly Point[]; why: 'year' | 'weekday' | 'hour' | 'day' | null }

/** Deadlines lie ahead of the notice; a period may have begun. */
export type Use = 'deadline' | 'period'

/** Usual ends of office hours, offered where a notice says 下班前. */
const OFFICE_HOURS = [Temporal.PlainTime.from('17:30'), Temporal.PlainTime.from('18:00')]

/** What `written` means in a notice of the day `issued` (null: the notice does not tell; `year`: all that is known). */
export function meantBy(written: WrittenDay, issued: Temporal.PlainDate | null, year: number | null, use: Use): Meant {
  const days = written.thisMonth && issued !== null ? [{ month: issued.month, day: 'last' as const }] : written.days
  const own = written.yearsOn === null ? written.year : yearOn(written.yearsOn, issued?.year ?? year)
  if (own === undefined) return { points: [], why: 'year' }
  const dates = days.flatMap(({ month, day }) => datesFor(own, month, day, issued, year, use))
  if (dates.length === 0) return { points: [], why: days.length === 0 ? 'day' : 'year' }
  if (days.length > 1) return { points: unique(dates).map(wholeDay), why: 'day' }
  const { weekday } = written
  if (weekday !== null && !dates.some(date => date.dayOfWeek === weekday)) {
    const beside = dates.flatMap(date => [date, nearest(date, weekday)])
    return { points: unique(beside).map(wholeDay), why: 'weekday' }
  }
  const fitting = weekday === null ? dates : dates.filter(date => date.dayOfWeek === weekday)
  if (fitting.length > 1) return { points: withTimes(fitting, written.times), why: 'year' }
  if (written.officeHours && written.times.length === 0) {
    const hours = fitting.flatMap(date => OFFICE_HOURS.map(time => ({ date, time })))
    return { points: [...fitting.map(wholeDay), ...hours], why: 'hour' }
  }
  return { points: withTimes(fitting, written.times), why: written.times.length > 1 ? 'hour' : null }
}

/** undefined: nobody says which year the notice is of. */
function yearOn(years: number, issued: number | null): number | undefined {
  return issued === null ? undefined : issued + years
}

function datesFor(
  written: number | null,
  month: number,
  day: number | 'last',
  issued: Temporal.PlainDate | null,
  known: number | null,
  use: Use,
): Temporal.PlainDate[] {
  if (written !== null) return dayOf(written, month, day)
  const year = issued?.year ?? known
  if (year === null) return []
  const [same] = dayOf(year, month, day)
  const [next] = dayOf(year + 1, month, day)
  if (issued === null || same === undefined) return same === undefined ? [] : [same]
  if (Temporal.PlainDate.compare(same, issued) >= 0) return [same]
  // A notice of the last months speaks of the first months: the next year's.
  if (issued.month >= 10 && month <= 3) return next === undefined ? [] : [next]
  if (use === 'period') return [same]
  return next === undefined ? [same] : [same, next]
}

/** None where there is no such day (29 February). */
function dayOf(year: number, month: number, day: number | 'last'): Temporal.PlainDate[] {
  const last = Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  if (day === 'last') return [Temporal.PlainDate.from({ year, month, day: last })]
  return day <= last ? [Temporal.PlainDate.from({ year, month, day })] : []
}

/** The nearest day of that weekday, the later of two equally near. */
function nearest(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const ahead = (weekday - date.dayOfWeek + 7) % 7
  return ahead <= 3 ? date.add({ days: ahead }) : date.subtract({ days: 7 - ahead })
}

function withTimes(dates: readonly Temporal.PlainDate[], times: readonly Temporal.PlainTime[]): Point[] {
  return dates.flatMap(date => (times.length === 0 ? [wholeDay(date)] : times.map(time => ({ date, time }))))
}

function wholeDay(date: Temporal.PlainDate): Point {
  return { date, time: null }
}

function unique(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.filter((date, index) => dates.findIndex(other => other.equals(date)) === index)
}

/** As campaign files write it: 2026-09-28, 2026-09-28 18:00. */
export function formatPoint({ date, time }: Point): string {
  return time === null ? date.toString() : `${date.toString()} ${time.toString({ smallestUnit: 'minute' })}`
}
