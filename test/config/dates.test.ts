import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, understandDate } from '../../src/config/dates.ts'
import { configurationOf, load, sound, toldOf } from './folder.ts'

const CAMPAIGN = 'campaigns/dushu-2026.yaml'

async function deadline(written: string, office = '') {
  const loaded = await load({
    [CAMPAIGN]: sound(CAMPAIGN, '2026-09-28 18:00', written),
    'baosong.yaml': sound('baosong.yaml', 'mailbox:', `${office}mailbox:`),
  })
  return configurationOf(loaded).campaigns[0]?.deadline.toString()
}

describe('what is written and what it means', () => {
  test.each([
    ['2026-09-28 18:00', '2026-09-28T10:00:00Z'],
    ['2026-09-28T18:00:30', '2026-09-28T10:00:30Z'],
    ['"2026-09-28 9:05"', '2026-09-28T01:05:00Z'],
    ['2026-09-28', '2026-09-28T15:59:59Z'],
    ['2026-09-28T18:00+09:00', '2026-09-28T09:00:00Z'],
    ['2026-09-28 18:00Z', '2026-09-28T18:00:00Z'],
    ['2026-09-28 18:00 -03:30', '2026-09-28T21:30:00Z'],
  ])('%s', async (written, instant) => {
    expect(await deadline(written)).toBe(instant)
  })

  test('in the office’s zone, which need not be China’s', async () => {
    expect(await deadline('2026-09-28', 'timezone: Europe/Berlin\n')).toBe('2026-09-28T21:59:59Z')
    expect(await deadline('2026-09-28', 'timezone: asia/urumqi\n')).toBe('2026-09-28T17:59:59Z')
  })

  test('opens means the first instant of its day; closes is 30 days after the deadline', async () => {
    const campaign = configurationOf(await load()).campaigns[0]
    expect(campaign?.opens.toString()).toBe('2026-08-31T16:00:00Z')
    expect(campaign?.closes.toString()).toBe('2026-10-28T10:00:00Z')
    expect(campaign?.closesNamed).toBe(false)
  })
})

describe('what is refused, and what would be right', () => {
  test.each([
    ['2026年9月28日', '日期“2026年9月28日”的写法不对 | 应为 2026-09-28'],
    ['2026年9月28日18时', '日期“2026年9月28日18时”的写法不对 | 应为 2026-09-28 18:00'],
    ['2026年9月28日 18：30', '日期“2026年9月28日 18：30”的写法不对 | 应为 2026-09-28 18:30'],
    ['2026/9/28', '日期“2026/9/28”的写法不对 | 应为 2026-09-28'],
    ['2026.9.28 8:00', '日期“2026.9.28 8:00”的写法不对 | 应为 2026-09-28 08:00'],
    ['2026-9-28', '日期“2026-9-28”的写法不对 | 应为 2026-09-28'],
    ['2026-12-15 下午5点半', '日期“2026-12-15 下午5点半”的写法不对 | 应为 2026-12-15 17:30'],
    ['12月', '“12月”不是日期 | 应为 2026-09-28（当天结束）或 2026-09-28 18:00 这样的写法'],
    ['月底', '“月底”不是日期 | 应为 2026-09-28（当天结束）或 2026-09-28 18:00 这样的写法'],
    ['2026-09-31', '没有“2026-09-31”这个日期或时间 | 请核对月、日和钟点（24:00 应写成只有日期，表示当天结束）'],
    [
      '2026-09-30 24:00',
      '没有“2026-09-30 24:00”这个日期或时间 | 请核对月、日和钟点（24:00 应写成只有日期，表示当天结束）',
    ],
    [
      '2026-09-30T18:00+99:00',
      '没有“2026-09-30T18:00+99:00”这个日期或时间 | 请核对月、日和钟点（24:00 应写成只有日期，表示当天结束）',
    ],
  ])('%s', async (written, expected) => {
    const text = sound(CAMPAIGN, '2026-09-28 18:00', written)
    expect(await toldOf(CAMPAIGN, text)).toEqual([`${CAMPAIGN}:4:11 fault ${expected}`])
  })

  test.each([
    ['at: 9点', '“9点”不是钟点 | 应为 "08:30" 这样的 24 小时写法'],
    ['at: "24:00"', '“24:00”不是钟点 | 应为 "08:30" 这样的 24 小时写法'],
    ['before: [3天]', '“3天”不是天数 | 应为数字加 d，例如 3d'],
    ['before: [３]', '“３”不是天数 | 应为数字加 d，例如 3d'],
    ['after: [1w]', '“1w”不是天数 | 应为数字加 d，例如 7d'],
    ['on: workday', '“workday”不在可选的值里 | 应为 workdays、everyday 之一；是不是想写 workdays？'],
    ['befor: [1d]', '没有“befor”这个键 | 是不是想写 before？'],
  ])('reminders: { %s }', async (written, expected) => {
    const text = `${sound(CAMPAIGN, 'materials:', 'materials:')}reminders: { ${written} }\n`
    const [first, ...rest] = await toldOf(CAMPAIGN, text)
    expect(first?.replace(/^\S+ fault /, '')).toBe(expected)
    expect(rest).toEqual([])
  })
})

test('property: every date and minute is read back in every zone, a bare day ends in its last second', () => {
  const zones = fc.constantFrom(
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  )
  const day = fc.record({
    year: fc.integer({ min: 2000, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  fc.assert(
    fc.property(zones, day, time, (zone, fields, clock) => {
      const date = Temporal.PlainDate.from(fields)
      const plain = Temporal.PlainTime.from(clock)
      const written = understandDate(`${date.toString()} ${plain.toString({ smallestUnit: 'minute' })}`)
      const bare = understandDate(date.toString())
      if ('wrong' in written || 'wrong' in bare) throw new Error('refused')
      const at = instantOf(written.value, 'end', zone)
      expect(at.equals(date.toZonedDateTime({ timeZone: zone, plainTime: plain }).toInstant())).toBe(true)
      const end = instantOf(bare.value, 'end', zone)
      expect(
        end
          .add({ seconds: 1 })
          .toZonedDateTimeISO(zone)
          .toPlainDate()
          .equals(date.add({ days: 1 })),
      ).toBe(true)
      expect(Temporal.Instant.compare(instantOf(bare.value, 'start', zone), end)).toBe(-1)
    }),
  )
})

test('property: no text makes the reader of dates throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d年月日\-: TZ+/.]{0,20}$/)), text => {
      const meaning = understandDate(text)
      expect('value' in meaning || meaning.wrong.zh.remedy !== '').toBe(true)
    }),
  )
})
