// Dates as notices write them, with what stands beside them (weekday, hour), before it is decided which year is meant. Pure.
import { clockTimeAt } from './clock-times.ts'
import { NUMBER, numberOf } from './numerals.ts'

/** A date found in `plain` from `at` to `end`. `days`: what may be meant, one month and day each. */
export type WrittenDay = {
  at: number
  end: number
  text: string
  /** null: not written. */
  year: number | null
  /** Years after the notice's own: 今年 0, 明年 1; null: no such word. With `thisMonth` the month is the notice's too. */
  yearsOn: number | null
  /** 本月底: the last day of the notice's month. */
  thisMonth: boolean
  /** Months and days that the text may mean; empty where it cannot be told without a calendar of the office. */
  days: readonly { month: number; day: number | 'last' }[]
  /** 1 Monday … 7 Sunday, as written beside it. */
  weekday: number | null
  times: readonly Temporal.PlainTime[]
  /** "by the end of working hours": the hour is not written. */
  officeHours: boolean
}

const YEAR = '(\\d{4}|[〇○零一二三四五六七八九]{4})年'
const DAY = new RegExp(
  `(?:${YEAR}|(今年|本年|明年|次年))?(${NUMBER})月(?:(${NUMBER})[日号](?!文)|(底|末|上旬|中旬|下旬|初))`,
  'g',
)
const NUMERIC = /(?<![\d.])(20\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d])/g
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const SHORT = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTHS}|${SHORT})\\.?(?:,? (20\\d\\d))?`, 'gi')
const MONTH_DAY = new RegExp(`\\b(${MONTHS}|${SHORT})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (20\\d\\d))?`, 'gi')
const SLASHES = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(20\d\d)(?!\d)/g
/** Days that only a calendar tells. */
const RELATIVE =
  /每(?:月|周|季度|星期)(?:\d{1,2}[日号]|[一二三四五六日天]|底|末)?|(?<![\p{Script=Han}]年)(?:[本下](?:周|星期|礼拜)[一二三四五六日天]?|(?<!月)(?<!\d)[本下当]?月(?:底|末)|年(?:底|末)|节前|(?:每次)?(?:活动)?(?:结束|完成)(?:之?后)[^,。;]{0,4}?(?:\d+|[一二三四五六七八九十两]+)个?(?:工作日|日|天|周|星期)(?:之?内)?)/gu

/** All dates of the sentence, in order; of two that overlap the longer. */
export function datesIn(plain: string): WrittenDay[] {
  const found = [
    ...all(plain, DAY, ([, year, word, month = '', day, part]) => {
      const days = daysOf(numberOf(month), day === undefined ? null : numberOf(day), part)
      if (days === null) return null
      // 次年 is after the year that was spoken of, whichever that is.
      if (word === '次年') return { year: null, days: [] }
      const yearsOn = word === undefined ? null : word === '明年' ? 1 : 0
      return { year: year === undefined ? null : numberOf(year), yearsOn, days }
    }),
    ...all(plain, NUMERIC, ([, year, , month, day]) => dated(Number(year), Number(month), Number(day))),
    ...all(plain, DAY_MONTH, ([, day, month = '', year]) => dated(year, monthOf(month), Number(day))),
    ...all(plain, MONTH_DAY, ([, month = '', day, year]) => dated(year, monthOf(month), Number(day))),
    ...all(plain, SLASHES, ([, one, two, year]) => {
      const both = [
        [one, two],
        [two, one],
      ].map(([month, day]) => ({ month: Number(month), day: Number(day) }))
      const days = both.filter(({ month, day }) => isDay(month, day))
      return { year: Number(year), days: one === two ? days.slice(0, 1) : days }
    }),
    ...all(plain, RELATIVE, ([text]) => ({ year: null, thisMonth: /^本月[底末]$/.test(text), days: [] })),
  ]
  const inOrder = found.sort((a, b) => a.at - b.at || b.end - a.end)
  return inOrder.filter(
    (each, index) => !inOrder.some((other, before) => before !== index && covers(other, each, before < index)),
  )
}

function covers(other: WrittenDay, each: WrittenDay, first: boolean): boolean {
  if (other.at > each.at || other.end < each.end)
    return other.at < each.end && each.at < other.end && first && other.at <= each.at
  return other.end - other.at > each.end - each.at || first
}

type Parts = Pick<WrittenDay, 'year' | 'days'> & Partial<Pick<WrittenDay, 'yearsOn' | 'thisMonth'>>

function all(plain: string, form: RegExp, read: (match: RegExpMatchArray) => Parts | null): WrittenDay[] {
  return [...plain.matchAll(form)].flatMap(match => {
    const parts = read(match)
    if (parts === null) return []
    const beside = besides(plain, match.index + match[0].length, match.index)
    const text = plain.slice(match.index, beside.end)
    return [{ at: match.index, text, yearsOn: null, thisMonth: false, ...parts, ...beside }]
  })
}

/** Weekday and hour behind the date; an English hour may stand before it. */
function besides(plain: string, from: number, start: number) {
  let end = from
  const weekday = /^\s?\(?[本这下]?(?:星期|周|礼拜)([一二三四五六日天])\)?/.exec(plain.slice(end))
  if (weekday) end += weekday[0].length
  // 5月18日(农历四月初二)10:00: a remark between the day and its hour.
  const remark = weekday ? null : /^\([^()]{1,12}\)/.exec(plain.slice(end))
  if (remark && clockTimeAt(plain.slice(end + remark[0].length))) end += remark[0].length
  const gap = /^(?:,? at |,? |的|T)?/.exec(plain.slice(end))?.[0].length ?? 0
  const after = clockTimeAt(plain.slice(end + gap))
  const before = after
    ? null
    : /(\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?|\d{1,2}:\d{2}|noon)(?:,)? (?:on )?(?:\w+day,? )?$/i.exec(
        plain.slice(0, start),
      )
  const english = /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? $/i.exec(plain.slice(0, start))?.[1]
  if (after) end += gap + after.length
  const officeHours = /^,?(?:下班|放学|工作时间结束)|^,? (?:by )?(?:close of business|COB)/i.exec(plain.slice(end))
  if (officeHours) end += officeHours[0].length
  const clock = after ?? (before ? clockTimeAt(before[1] ?? '') : null)
  const index = weekday
    ? '一二三四五六日天'.indexOf(weekday[1] ?? '')
    : english
      ? WEEKDAYS.indexOf(english.toLowerCase())
      : -1
  return {
    end,
    weekday: index < 0 ? null : Math.min(index + 1, 7),
    times: clock?.times ?? [],
    officeHours: officeHours !== null,
  }
}

const WEEKDAYS = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun']

function daysOf(month: number | null, day: number | null, part: string | undefined): WrittenDay['days'] | null {
  if (month === null || month < 1 || month > 12) return null
  if (part === '底' || part === '末') return [{ month, day: 'last' }]
  // 上旬, 中旬, 下旬, 初: the last day of that third is one reading among others.
  if (part !== undefined)
    return part === '下旬'
      ? [
          { month, day: 21 },
          { month, day: 'last' },
        ]
      : thirds(month, part)
  return day !== null && isDay(month, day) ? [{ month, day }] : null
}

function thirds(month: number, part: string): WrittenDay['days'] {
  const [from, to] = part === '中旬' ? [11, 20] : part === '上旬' ? [1, 10] : [1, 5]
  return [
    { month, day: from },
    { month, day: to },
  ]
}

function dated(year: string | number | undefined, month: number, day: number): Parts | null {
  return isDay(month, day) ? { year: year === undefined ? null : Number(year), days: [{ month, day }] } : null
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

function monthOf(name: string): number {
  return MONTHS.split('|').findIndex(month => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1
}
