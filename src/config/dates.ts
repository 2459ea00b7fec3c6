// Dates and times as offices write them in campaign files.
import { type Wording, wording } from './fault.ts'
import { leaf, type Meaning } from './leaf.ts'

/** A date, with the time and offset where they were written. Becomes an instant once the zone is known. */
export type WrittenDate = { date: Temporal.PlainDate; time: Temporal.PlainTime | null; offset: string | null }

/** Where a bare date lies: `start` is the day's first instant in the zone, `end` its last second (23:59:59). */
export type DayEdge = 'start' | 'end'

/**
 * The instant. A bare deadline means 23:59:59 of that day, not the next midnight, so that letters and pages that
 * show it name the right day. Times that a change of clocks skips or repeats resolve as RFC 5545 §3.3.5 has it
 * (Temporal's `compatible`).
 */
export function instantOf(written: WrittenDate, edge: DayEdge, zone: string): Temporal.Instant {
  const { date, time, offset } = written
  if (time === null) {
    if (edge === 'start') return date.toZonedDateTime({ timeZone: zone }).toInstant()
    return date.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).toInstant()
  }
  return date.toZonedDateTime({ timeZone: offset ?? zone, plainTime: time }).toInstant()
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?) ?(Z|[+-]\d{2}:\d{2})?)?$/

/** `2026-09-28`, `2026-09-28 18:00`, with seconds, with an offset (`+08:00`, `Z`), with `T` for the blank. */
export function understandDate(text: string): Meaning<WrittenDate> {
  const parts = FORM.exec(text.trim())
  if (parts === null) return { wrong: badForm(text) }
  const [, day = '', clock, offset] = parts
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' })
    const time =
      clock === undefined
        ? null
        : Temporal.PlainTime.from(clock.padStart(clock.indexOf(':') === 1 ? clock.length + 1 : 0, '0'))
    if (offset !== undefined && offset !== 'Z') Temporal.Instant.from(`2000-01-01T00:00:00${offset}`)
    return { value: { date, time, offset: offset === 'Z' ? '+00:00' : (offset ?? null) } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {
      wrong: wording(
        `没有“${text}”这个日期或时间`,
        '请核对月、日和钟点（24:00 应写成只有日期，表示当天结束）',
        `There is no such date or time as "${text}"`,
        'Check month, day and hour (for 24:00 write the date alone: it means the end of that day)',
      ),
    }
  }
}

/** Seen in practice: 2026年9月28日18时, 2026/9/28, 2026.9.28 18:00, 2026-9-28. Refused with the right form. */
const LOOSE =
  /^(\d{4})\s*[-年/.．－](\d{1,2})\s*[-月/.．－](\d{1,2})\s*[日号]?(?:[\sT]*(上午|早上|中午|下午|晚上|晚)?\s*(\d{1,2})\s*[:：时点](半|\d{1,2})?)?/

/** 下午5点半 → 17:30. */
function clockOf(half: string | undefined, hour: string, minute: string | undefined): string {
  const isLater = /下午|晚/.test(half ?? '') && Number(hour) < 12
  const hours = String(Number(hour) + (isLater ? 12 : 0)).padStart(2, '0')
  return ` ${hours}:${minute === '半' ? '30' : (minute ?? '0').padStart(2, '0')}`
}

function badForm(text: string): Wording {
  const [, year, month, day, half, hour, minute] = LOOSE.exec(text.trim()) ?? []
  const two = (part = '0') => part.padStart(2, '0')
  const clock = hour === undefined ? '' : clockOf(half, hour, minute)
  if (year !== undefined) {
    const right = `${year}-${two(month)}-${two(day)}${clock}`
    return wording(
      `日期“${text}”的写法不对`,
      `应为 ${right}`,
      `"${text}" is not how dates are written`,
      `It should be ${right}`,
    )
  }
  return wording(
    `“${text}”不是日期`,
    '应为 2026-09-28（当天结束）或 2026-09-28 18:00 这样的写法',
    `"${text}" is no date`,
    'It should look like 2026-09-28 (the end of that day) or 2026-09-28 18:00',
  )
}

/** A day alone, as the keys of `workdays` are written. */
export function understandDay(text: string): Meaning<string> {
  const meaning = understandDate(text)
  if ('wrong' in meaning) return meaning
  if (meaning.value.time === null) return { value: meaning.value.date.toString() }
  const day = meaning.value.date.toString()
  return {
    wrong: wording(
      '这里只写日期，不写钟点',
      `应为 ${day}`,
      'Only a date is written here, no time',
      `It should be ${day}`,
    ),
  }
}

/** A point in a campaign's time. */
export const date = leaf(understandDate, { examples: ['2026-09-28', '2026-09-28 18:00'] })

/** An hour of the day, `08:30`. */
export const hour = leaf(
  (text): Meaning<Temporal.PlainTime> => {
    const [, h, m] = /^(\d{1,2}):(\d{2})$/.exec(text.trim().replace('：', ':')) ?? []
    if (h !== undefined && m !== undefined && Number(h) < 24 && Number(m) < 60) {
      return { value: new Temporal.PlainTime(Number(h), Number(m)) }
    }
    return {
      wrong: wording(
        `“${text}”不是钟点`,
        '应为 "08:30" 这样的 24 小时写法',
        `"${text}" is no time of day`,
        'It should look like "08:30"',
      ),
    }
  },
  { pattern: '^\\d{1,2}:\\d{2}$' },
)

/** A number of days, `7d`. */
export const days = leaf(
  (text): Meaning<number> => {
    const [, n] = /^(\d{1,3})d$/.exec(text.trim()) ?? []
    if (n !== undefined) return { value: Number(n) }
    const near = /^(\d{1,3}) ?(?:D|天|日|days?)?$/.exec(text.trim().normalize('NFKC'))?.[1] ?? '7'
    return {
      wrong: wording(
        `“${text}”不是天数`,
        `应为数字加 d，例如 ${near}d`,
        `"${text}" is no number of days`,
        `It should be a number and d, such as ${near}d`,
      ),
    }
  },
  { pattern: '^\\d{1,3}d$' },
)
