import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datesIn } from '../../src/paperwork/notice/dates.ts'
import { numberOf } from '../../src/paperwork/notice/numerals.ts'
import { plainOf } from '../../src/paperwork/notice/paragraphs.ts'
import { formatPoint, meantBy } from '../../src/paperwork/notice/resolve-date.ts'

const ISSUED = Temporal.PlainDate.from('2026-09-10')

/** What the only date of the text may mean, as campaign files write it. */
function meant(text: string, issued: Temporal.PlainDate | null = ISSUED, year: number | null = null) {
  const found = datesIn(plainOf(text))
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${text}: ${found.length} dates`)
  const { points, why } = meantBy(found[0], issued, year, 'deadline')
  return [...points.map(formatPoint), ...(why === null ? [] : [why])].join(' | ')
}

test.each([
  ['于 9 月 28 日前报信息科技科', '2026-09-28'],
  ['９月２８日（星期一）１８：００前', '2026-09-28 18:00'],
  ['2026年9月底前', '2026-09-30'],
  ['二〇二六年十月八日', '2026-10-08'],
  ['二○二六年十一月廿三日', '2026-11-23'],
  ['请于10月20日下午5点半前', '2026-10-20 17:30'],
  ['10月20日17时30分前', '2026-10-20 17:30'],
  ['10月20日晚上8点', '2026-10-20 20:00'],
  ['10月20日中午12点前', '2026-10-20 12:00'],
  ['10月20日24时前', '2026-10-20'],
  ['截止时间：2026-10-20 12:00', '2026-10-20 12:00'],
  ['2026/10/20前', '2026-10-20'],
  ['2026.10.20前', '2026-10-20'],
  ['by 5:00 p.m. on Tuesday, 20 October 2026', '2026-10-20 17:00'],
  ['no later than October 20th, 2026 at 5 pm', '2026-10-20 17:00'],
  ['by noon on 20 Oct 2026', '2026-10-20 12:00'],
  ['2027年1月15日前', '2027-01-15'],
  ['务必于本月底前', '2026-09-30'],
  ['今年10月8日前', '2026-10-08'],
  ['明年1月8日前', '2027-01-08'],
  ['9月28日（下周一）上午10:00前', '2026-09-28 10:00'],
  ['10月25日（农历九月十六）17:00前', '2026-10-25 17:00'],
])('%s', (text, point) => {
  expect(meant(text)).toBe(point)
})

test.each([
  ['9月1日前', '2026-09-01 | 2027-09-01 | year'],
  ['10月20日（星期三）前', '2026-10-20 | 2026-10-21 | weekday'],
  ['10月20日下班前', '2026-10-20 | 2026-10-20 17:30 | 2026-10-20 18:00 | hour'],
  ['10月20日5点前', '2026-10-20 05:00 | 2026-10-20 17:00 | hour'],
  ['10月中旬前', '2026-10-11 | 2026-10-20 | day'],
  ['by 10/11/2026', '2026-10-11 | 2026-11-10 | day'],
  ['下周五前', 'day'],
  ['月底前', 'day'],
  ['次年1月8日前', 'day'],
  ['9月28日（下周二）前', '2026-09-28 | 2026-09-29 | weekday'],
  ['9月29日放学前', '2026-09-29 | 2026-09-29 17:30 | 2026-09-29 18:00 | hour'],
  ['活动结束后5个工作日内', 'day'],
])('unclear: %s', (text, candidates) => {
  expect(meant(text)).toBe(candidates)
})

test('the year comes from the notice', () => {
  expect(meant('今年10月8日前', null)).toBe('year')
  expect(meant('本月底前', null)).toBe('day')
  expect(meant('1月15日前', Temporal.PlainDate.from('2026-12-20'))).toBe('2027-01-15')
  expect(meant('1月15日前', null)).toBe('year')
  expect(meant('1月15日前', null, 2025)).toBe('2025-01-15')
})

test.each(['9月31日前', '13月1日', '2026-13-40', '第3号文', '电话0000-1111111', '3.5', '第9.28条'])(
  'no date: %s',
  text => {
    expect(datesIn(plainOf(text))).toEqual([])
  },
)

test('numbers are read as they are spelt', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), number => {
      expect(numberOf(spelt(number))).toBe(number)
    }),
  )
  expect(['两', '廿八', '二〇二六', '１２', '一百零五', '十'].map(numberOf)).toEqual([2, 28, 2026, 12, 105, 10])
  expect(['', '十十', '二百三', '百', '一零', '三万', 'x'].map(numberOf)).toEqual([
    null,
    null,
    null,
    null,
    10,
    null,
    null,
  ])
})

const day = fc
  .record({
    year: fc.integer({ min: 2020, max: 2035 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(parts => Temporal.PlainDate.from(parts))
const digits = (number: number) => Array.from(String(number), digit => '〇一二三四五六七八九'[Number(digit)]).join('')
const wide = (text: string) => text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

test('any day in any form is that day', () => {
  const forms: ((date: Temporal.PlainDate) => string)[] = [
    ({ year, month, day: d }) => `${year}年${month}月${d}日`,
    ({ year, month, day: d }) => ` ${year} 年 ${month} 月 ${d} 日 `,
    ({ year, month, day: d }) => wide(`${year}年${month}月${d}日`),
    ({ year, month, day: d }) => `${digits(year)}年${spelt(month)}月${spelt(d)}日`,
    date => date.toString(),
    ({ year, month, day: d }) => `${year}.${month}.${d}`,
    date => date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
    date => date.toLocaleString('en-US', { day: 'numeric', month: 'short', year: 'numeric' }),
  ]
  fc.assert(
    fc.property(
      day,
      fc.constantFrom(...forms),
      fc.constantFrom('前', '', '（以邮戳为准）', '。'),
      (date, form, tail) => {
        expect(meant(`请于${form(date)}${tail}`, ISSUED)).toBe(date.toString())
      },
    ),
  )
})

test('a day without a year is never before the notice, and never silently of another year', () => {
  fc.assert(
    fc.property(day, day, (issued, date) => {
      const [found] = datesIn(`${date.month}月${date.day}日前`)
      if (found === undefined) throw new Error('no date')
      const { points } = meantBy(found, issued, null, 'deadline')
      expect(points.length).toBeGreaterThan(0)
      if (points.length === 1)
        expect(Temporal.PlainDate.compare(points[0]?.date ?? issued, issued)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('no text makes the readers fail', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('二〇十廿0139年月日号底前:：点时分半下午上星期一（）()本周 -/.pmMay,')),
  })
  fc.assert(
    fc.property(text, any => {
      for (const each of datesIn(plainOf(any))) meantBy(each, ISSUED, null, 'period')
    }),
  )
})

/** A number up to 9999 as it is spelt: 28 → 二十八. */
function spelt(number: number): string {
  const names = Array.from('零一二三四五六七八九')
  if (number < 10) return number === 0 ? '零' : (names[number] ?? '')
  let out = ''
  let rest = number
  let gap = false
  for (const [name, unit] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
  ] as const) {
    const digit = Math.floor(rest / unit)
    rest %= unit
    if (digit > 0) {
      out += `${gap ? '零' : ''}${out === '' && unit === 10 && digit === 1 ? '' : (names[digit] ?? '')}${name}`
      gap = false
    } else if (out !== '') gap = true
  }
  return rest === 0 ? out : `${out}${gap ? '零' : ''}${names[rest] ?? ''}`
}
