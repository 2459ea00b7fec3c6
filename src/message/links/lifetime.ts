// How long a link lives from its making: "有效期7天", "一周内有效", "本月底到期". Pure.

const COUNT = String.raw`(?<![\d.月])(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)`
const UNIT = String.raw`(天|日|周|星期|个月|年|小时|days?|weeks?|months?|hours?|hrs?)`
const LIVES = [
  new RegExp(
    String.raw`(?:有效期限?|有效时间|有效时长|有效|保存期?|保留期?|过期时间|valid for|expires? in|available for)\s{0,3}(?:[限仅为是:]\s{0,3}){0,3}${COUNT}\s{0,3}${UNIT}`,
    'i',
  ),
  new RegExp(
    String.raw`${COUNT}\s{0,3}${UNIT}\s{0,3}(?:(?:以?内|之内)?\s?有效(?!期)|(?:之?后|以?内|之内)\s?(?:将|会|自动){0,2}(?:失效|过期|到期))`,
    'i',
  ),
  new RegExp(String.raw`${COUNT}\s{0,3}(天|周|星期|个月|小时)\s{0,3}(?:失效|过期|到期)`),
]
/** "30日到期" without a month is the next 30th; "30日内有效" was read as a life. */
const DAY_OF_MONTH = /(?<![\d月/.:-])(?:(本|当|下个?)月)?(\d{1,2})[日号](?:之?前)?(?:有效(?!期)|失效|过期|到期)/
const END_OF_MONTH =
  /(?:(?<!\d)(\d{1,2})|(本|当|下个?))月(?:底|末)(?:之?前)?(?:有效(?!期)|失效|过期|到期)|(?:有效期?|到期|过期|失效)\S{0,3}[至到于:为]\s?(?:(\d{1,2})|(本|当|下个?))月(?:底|末)/

/** The end of the life that `text` tells (in NFKC), begun at `from`; null where it tells none. */
export function afterLife(text: string, from: Temporal.Instant, zone: string): Temporal.Instant | null {
  const start = from.toZonedDateTimeISO(zone)
  for (const pattern of LIVES) {
    const m = pattern.exec(text)
    if (m) return after(start, number(m[1] ?? ''), m[2] ?? '')
  }
  const day = DAY_OF_MONTH.exec(text)
  if (day) return nextDay(start, Number(day[2]), (day[1] ?? '').startsWith('下') ? 1 : 0)
  const month = END_OF_MONTH.exec(text)
  if (!month) return null
  const called = month[1] ?? month[3]
  const isNext = (month[2] ?? month[4] ?? '').startsWith('下')
  return monthEnd(start, called === undefined ? null : Number(called), isNext)
}

function nextDay(start: Temporal.ZonedDateTime, day: number, months: number): Temporal.Instant | null {
  const first = start.toPlainDate().with({ day: 1 }).add({ months })
  const later = months === 0 && day < start.day ? first.add({ months: 1 }) : first
  if (day < 1 || day > later.daysInMonth) return null
  return endOfDay(later.with({ day }), start.timeZoneId)
}

function monthEnd(start: Temporal.ZonedDateTime, month: number | null, isNext: boolean): Temporal.Instant | null {
  if (month !== null && (month < 1 || month > 12)) return null
  const first = start.toPlainDate().with({ day: 1 })
  const years = month !== null && month < first.month ? 1 : 0
  const meant = month === null ? first.add({ months: isNext ? 1 : 0 }) : first.with({ month }).add({ years })
  return endOfDay(meant.with({ day: meant.daysInMonth }), start.timeZoneId)
}

function endOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: '23:59:59' }).toInstant()
}

const DIGITS = '一二三四五六七八九'

function number(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  if (word === '半') return 0.5
  if (word === '两') return 2
  const ten = word.indexOf('十')
  if (ten < 0) return DIGITS.indexOf(word) + 1
  const tens = ten === 0 ? 1 : DIGITS.indexOf(word[0] ?? '') + 1
  return tens * 10 + DIGITS.indexOf(word[ten + 1] ?? '') + 1
}

function after(start: Temporal.ZonedDateTime, count: number, unit: string): Temporal.Instant {
  const word = unit.toLowerCase()
  if (/^(小时|h)/.test(word)) return start.add({ minutes: Math.round(count * 60) }).toInstant()
  if (/^(周|星期|week)/.test(word)) return start.add({ days: Math.round(count * 7) }).toInstant()
  if (/月|month/.test(word)) {
    return start.add(count === 0.5 ? { days: 15 } : { months: count }).toInstant()
  }
  if (word === '年') return start.add(count === 0.5 ? { months: 6 } : { years: count }).toInstant()
  return start.add({ days: Math.ceil(count) }).toInstant()
}
