// When a link runs out, by what stands beside it. Pure.
import { afterLife } from './lifetime.ts'

/** What a text says: an instant, "never", or nothing. */
export type Expiry = { kind: 'at'; at: Temporal.Instant } | { kind: 'never' } | { kind: 'unknown' }

const HOUR = String.raw`(?:[T\s]{0,3}\(?(?:星期|周)[一二三四五六日天]\)?)?[T\s]{0,3}(凌晨|早上|上午|中午|下午|晚上|晚)?\s{0,3}(\d{1,2})\s{0,2}(?::\s{0,2}(\d{2})(?::\d{2})?|[时点](?:\s{0,2}(\d{1,2})分?|(半)|整)?)`
/** A year may be missing; then a month and a day are called that, or the word for running out stands at once beside them. */
const DATE = new RegExp(
  String.raw`(?<![\d.])(?:(?:(\d{4}|\d{2}(?=年))\s{0,3}[年/.-]\s{0,3})?(\d{1,2})\s{0,3}([月/.-])\s{0,3}(\d{1,2})(?!\d)\s{0,3}[日号]?|(20\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d))(?:${HOUR})?`,
  'g',
)
/** Before a date: "有效期至". Sentences and words of the campaign ("报送截止") end it. */
const RUNS_OUT_ON =
  /(?:有效(?:期限?|时间|时长|日期|至|到)|保[存留](?:期限?|时间|至|到)|(?:过期|到期|失效|终止|(?<!(?:报送|上报|提交|报名|征集|活动|材料|申报|投稿)\S{0,4})截止)(?:时间|日期|日|期限)?|expir(?:es?|y|ation)|valid|available|until)[^\d。;,!]{0,14}$/i
/** Behind it: "到期". */
const RUNS_OUT =
  /^[\s)、,]{0,3}(?:分|之?前|以前|之?后|将会?|会|自动|就|即|止){0,3}\s?(?:到期|过期|失效|有效(?!期)|(截止))/
const FETCH_BEFORE = /^\s{0,2}(?:之?前|以前)(?:请|尽快|及时|务必){0,2}(?:下载|保存|转存|提取|领取)/
const RANGE = /^\s{0,3}(?:起?\s?[至到]|~|—{1,2}|–|-{1,2})\s{0,3}$/
const NEVER = /永久(?:有效)?|无限期|长期有效|永不过期|不限时|never expires?/i
const ENGLISH_DAY =
  /(?:expires?|until|expiry|expiration)[^\dA-Za-z]{0,3}(?:on|at|date)?[^\dA-Za-z]{0,3}(?:([A-Z][a-z]{2})[a-z]{0,6}\.? (\d{1,2})|(\d{1,2}) ([A-Z][a-z]{2})[a-z]{0,6}\.?),? (\d{4})/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A date as it is written. `year`: null where it is missing. */
type Written = {
  year: number | null
  month: number
  day: number
  isNamed: boolean
  isPast: boolean
  half: string | undefined
  hour: string | undefined
  minute: string | undefined
  start: number
  end: number
}

/**
 * Reads an expiry. Days without an hour end with the day in `zone`; dates without a year are the next ones after `from`,
 * lives ("有效期7天") count from it; without it both are unknown. Of "A至B" the end is meant. Seen in practice:
 * "10月8日到期" (test mail 201).
 */
export function expiryIn(text: string, zone: string, from: Temporal.Instant | null): Expiry {
  const plain = text.normalize('NFKC')
  const dates = withoutStarts(plain, Array.from(plain.matchAll(DATE), written))
  const found =
    dates.find(date => runsOut(plain, date)) ??
    dates.find(({ start, end }) => start >= 0 && FETCH_BEFORE.test(plain.slice(end, end + 16)))
  const at = found ? endOf(found, zone, from) : null
  if (at) return { kind: 'at', at }
  const english = ENGLISH_DAY.exec(plain)
  const month = MONTHS.indexOf((english?.[1] ?? english?.[4] ?? '').toLowerCase()) + 1
  if (english && month > 0) {
    const day = Number(english[2] ?? english[3])
    const named = endOf({ ...NO_HOUR, year: Number(english[5]), month, day }, zone, from)
    if (named) return { kind: 'at', at: named }
  }
  if (NEVER.test(plain)) return { kind: 'never' }
  const life = from ? afterLife(plain, from, zone) : null
  return life ? { kind: 'at', at: life } : { kind: 'unknown' }
}

const NO_HOUR = { isNamed: true, isPast: false, half: undefined, hour: undefined, minute: undefined, start: 0, end: 0 }

function written(m: RegExpExecArray): Written {
  const year = m[1] ?? m[5]
  return {
    year: year === undefined ? null : year.length === 2 ? 2000 + Number(year) : Number(year),
    month: Number(m[2] ?? m[6]),
    day: Number(m[4] ?? m[7]),
    isNamed: m[3] === '月' || m[3] === undefined || year !== undefined,
    isPast: /已经?[于在]?\s?$/.test(m.input.slice(Math.max(0, m.index - 6), m.index)),
    half: m[8],
    hour: m[9],
    minute: m[10] ?? m[11] ?? (m[12] === undefined ? undefined : '30'),
    start: m.index,
    end: m.index + m[0].length,
  }
}

/** Of two dates with "至" between them the later alone, said of by what stands before the earlier. */
function withoutStarts(text: string, dates: readonly Written[]): Written[] {
  const ends: Written[] = []
  for (const date of dates) {
    const before = ends.at(-1)
    if (!before || !RANGE.test(text.slice(before.end, date.start))) ends.push(date)
    else ends[ends.length - 1] = { ...date, year: date.year ?? before.year, start: before.start }
  }
  return ends
}

function runsOut(text: string, { start, end, isNamed }: Written): boolean {
  const before = text.slice(Math.max(0, start - 30), start)
  const behind = RUNS_OUT.exec(text.slice(end, end + 16))
  // "9月28日截止" alone is the campaign's last day more often than a link's.
  const isBehind = behind !== null && (behind[1] === undefined || /链接|分享|网盘|下载|有效/.test(before))
  if (!isNamed) return isBehind || /(?:有效期?|到期|过期|失效)\S{0,3}[至到于:为]\s?$/.test(before)
  return isBehind || RUNS_OUT_ON.test(before)
}

function endOf(
  date: Omit<Written, 'start' | 'end'>,
  zone: string,
  from: Temporal.Instant | null,
): Temporal.Instant | null {
  if (date.year !== null) return instant({ ...date, year: date.year }, zone)
  if (!from) return null
  const { year } = from.toZonedDateTimeISO(zone)
  const next = instant({ ...date, year }, zone)
  // "已于9月10日过期" tells of the past.
  return next && !date.isPast && Temporal.Instant.compare(next, from) < 0
    ? instant({ ...date, year: year + 1 }, zone)
    : next
}

function instant(
  { year, month, day, half, hour, minute }: Omit<Written, 'start' | 'end' | 'year'> & { year: number },
  zone: string,
): Temporal.Instant | null {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    const late = half !== undefined && /下午|晚|中午/.test(half) && Number(hour) < (half === '中午' ? 11 : 12) ? 12 : 0
    const time = hour === undefined ? '23:59:59' : { hour: (Number(hour) % 24) + late, minute: Number(minute ?? 0) }
    const plainTime = Temporal.PlainTime.from(time, { overflow: 'reject' })
    const plain = date.toZonedDateTime({ timeZone: zone, plainTime })
    return (hour === '24' ? plain.add({ days: 1 }) : plain).toInstant()
  } catch (error) {
    // No such day or hour: no expiry that can be told.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
