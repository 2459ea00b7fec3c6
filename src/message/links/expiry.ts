// When a link runs out, by what stands beside it. Pure.

/** What a text says: an instant, "never", or nothing. */
export type Expiry = { kind: 'at'; at: Temporal.Instant } | { kind: 'never' } | { kind: 'unknown' }

const DAY = String.raw`(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?(?:\s*(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?)?\s*(上午|下午|晚上)?\s*(\d{1,2})\s*[:：时]\s*(\d{2})(?::\d{2})?)?`
const ABSOLUTE = [
  new RegExp(String.raw`${DAY}\s*分?\s*(?:到期|过期|失效|截止|前有效|之?前|止)`),
  new RegExp(String.raw`(?:有效期|过期|到期|失效|截止|有效时间|保存期|expir\w*|valid|available)\D{0,14}?${DAY}`, 'i'),
]
const NEVER = /永久(?:有效)?|无限期|长期有效|永不过期|不限时|never expires?/i
const COUNT = String.raw`(\d{1,4}|[一二两三四五六七八九十]{1,3}|半)`
const UNIT = String.raw`(天|日|周|星期|个?月|年|小时|days?|weeks?|months?|hours?|hrs?)`
const RELATIVE = [
  new RegExp(
    String.raw`(?:有效期|有效时间|有效时长|保存期|保留|过期时间|valid for|expires? in|available for)\s*(?:限|仅|仅限|为|是|[:：])*\s*${COUNT}\s*${UNIT}`,
    'i',
  ),
  new RegExp(String.raw`${COUNT}\s*${UNIT}\s*(?:以?内|之内)?\s*(?:有效|后失效|后过期|后到期|失效|过期|到期)`, 'i'),
]
const ENGLISH_DAY =
  /(?:expires?|until|expiry|expiration)[^\dA-Za-z]{0,3}(?:on|at|date)?[^\dA-Za-z]{0,3}([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}),? (\d{4})/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * Reads an expiry. Days without an hour end with the day in `zone`; lives ("有效期7天") count from `from`; without it
 * they are unknown.
 */
export function expiryIn(text: string, zone: string, from: Temporal.Instant | null): Expiry {
  for (const pattern of ABSOLUTE) {
    const m = pattern.exec(text)
    const at = m && endOf(m.slice(1, 7), zone)
    if (at) return { kind: 'at', at }
  }
  const english = ENGLISH_DAY.exec(text)
  const month = MONTHS.indexOf((english?.[1] ?? '').toLowerCase()) + 1
  const named = english && month > 0 ? endOf([english[3], String(month), english[2]], zone) : null
  if (named) return { kind: 'at', at: named }
  if (NEVER.test(text)) return { kind: 'never' }
  for (const pattern of RELATIVE) {
    const m = pattern.exec(text)
    if (m && from) return { kind: 'at', at: after(from, number(m[1] ?? ''), m[2] ?? '', zone) }
  }
  return { kind: 'unknown' }
}

function endOf(parts: readonly (string | undefined)[], zone: string): Temporal.Instant | null {
  const [year, month, day, half, hour, minute] = parts
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    const late = half !== undefined && half !== '上午' && Number(hour) < 12 ? 12 : 0
    const time = hour === undefined ? '23:59:59' : { hour: (Number(hour) % 24) + late, minute: Number(minute) }
    const plain = date.toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time, { overflow: 'reject' }),
    })
    return (hour === '24' ? plain.add({ days: 1 }) : plain).toInstant()
  } catch (error) {
    // No such day or hour: no expiry that can be told.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
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

function after(from: Temporal.Instant, count: number, unit: string, zone: string): Temporal.Instant {
  const start = from.toZonedDateTimeISO(zone)
  const word = unit.toLowerCase()
  if (/^(小时|h)/.test(word)) return start.add({ minutes: Math.round(count * 60) }).toInstant()
  if (/^(周|星期|week)/.test(word)) return start.add({ days: Math.round(count * 7) }).toInstant()
  if (/月|month/.test(word)) {
    return start.add(count === 0.5 ? { days: 15 } : { months: count }).toInstant()
  }
  if (word === '年') return start.add(count === 0.5 ? { months: 6 } : { years: count }).toInstant()
  return start.add({ days: Math.ceil(count) }).toInstant()
}
