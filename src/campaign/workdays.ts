// Which days are workdays: the Chinese calendar with its shifted days, the office's own overrides over it. Pure.
import chineseDays from 'chinese-days'
import { knowsHolidaysOf } from '../config/holiday-years.ts'
import type { Days } from '../config/configuration.ts'

/** Years already asked for: the library goes through a year's days each time. */
const known = new Map<number, boolean>()

/** True where letters may go out on `date`. A year without published holidays counts Monday to Friday. */
export function isLetterDay(date: Temporal.PlainDate, on: Days, overrides: ReadonlyMap<string, boolean>): boolean {
  if (on === 'everyday') return true
  const text = date.toString()
  const own = overrides.get(text)
  if (own !== undefined) return own
  if (!isKnown(date.year)) return date.dayOfWeek <= 5
  return chineseDays.isWorkday(text)
}

/** The nearest letter day at `date` or before it (step −1) or after it (step 1); `date` itself where none is within 30 days. */
export function letterDay(
  date: Temporal.PlainDate,
  step: -1 | 1,
  on: Days,
  overrides: ReadonlyMap<string, boolean>,
): Temporal.PlainDate {
  for (let days = 0; days <= 30; days += 1) {
    const candidate = date.add({ days: days * step })
    if (isLetterDay(candidate, on, overrides)) return candidate
  }
  return date
}

function isKnown(year: number): boolean {
  const answer = known.get(year) ?? knowsHolidaysOf(year)
  known.set(year, answer)
  return answer
}
