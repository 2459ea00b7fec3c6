// Dates as mail programs write them for people, in quoted headers and attribution lines: without an offset, as a rule.
import { headerDate } from '../headers/dates.ts'

const HALVES: Record<string, 'am' | 'pm'> = {
  凌晨: 'am',
  早上: 'am',
  早晨: 'am',
  上午: 'am',
  中午: 'pm',
  下午: 'pm',
  傍晚: 'pm',
  晚上: 'pm',
  晚: 'pm',
  am: 'am',
  pm: 'pm',
}

const NUMERIC = /(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?/
const CLOCK =
  /(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|\b[AaPp][Mm])?\s*(\d{1,2})\s*[:：时点]\s*(\d{2})(?:\s*[:：分]\s*(\d{2}))?\s*([AaPp]\.?[Mm]\b)?/
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const ENGLISH =
  /(?:([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))|(?:(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4}))/

/** The instant that a person's date names in `zone`; null where there is none. An offset in the text is believed. */
export function localDate(source: string, zone: string): Temporal.Instant | null {
  const text = source.slice(0, 300)
  if (/\d{1,2}:\d{2}(:\d{2})?\s*(\(?(?:GMT|UTC)\)?\s*)?[+-]\d{2}:?\d{2}\b|\bGMT\b|\bUTC\b/.test(text)) {
    const exact = headerDate(text)
    if (exact) return exact
  }
  const day = dayIn(text)
  if (!day) return null
  const clock = CLOCK.exec(text.slice(day.end)) ?? CLOCK.exec(text.slice(0, day.start))
  return inZone({ ...day, hour: hourOf(clock), minute: Number(clock?.[3] ?? 0), second: Number(clock?.[4] ?? 0) }, zone)
}

type Day = { year: number; month: number; day: number; start: number; end: number }

function dayIn(text: string): Day | null {
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const [whole, year, month, day] = numeric
    return { year: Number(year), month: Number(month), day: Number(day), ...span(numeric.index, whole) }
  }
  const english = ENGLISH.exec(text)
  if (!english) return null
  const month = MONTHS.indexOf((english[1] ?? english[5] ?? '').toLowerCase()) + 1
  return {
    year: Number(english[3] ?? english[6]),
    month,
    day: Number(english[2] ?? english[4]),
    ...span(english.index, english[0]),
  }
}

function span(start: number, whole: string): { start: number; end: number } {
  return { start, end: start + whole.length }
}

function hourOf(clock: RegExpExecArray | null): number {
  if (!clock) return 0
  const hour = Number(clock[2])
  const word = (clock[1] ?? clock[5] ?? '').toLowerCase().replaceAll('.', '')
  const half = HALVES[word]
  if (half === 'pm' && hour < 12 && !(word === '中午' && hour >= 10)) return hour + 12
  return half === 'am' && hour === 12 ? 0 : hour
}

function inZone(parts: Omit<Day, 'start' | 'end'> & { hour: number; minute: number; second: number }, zone: string) {
  try {
    const { year, month, day, hour, minute, second } = parts
    return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' })
      .toZonedDateTime(zone)
      .toInstant()
  } catch (error) {
    // The 31st of February is no date.
    if (error instanceof RangeError) return null
    throw error
  }
}
