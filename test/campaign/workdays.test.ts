import { describe, expect, it } from 'vitest'
import { isLetterDay, letterDay } from '../../src/campaign/workdays.ts'

const NONE = new Map<string, boolean>()
const day = (text: string) => Temporal.PlainDate.from(text)
const isWorkday = (text: string, overrides = NONE) => isLetterDay(day(text), 'workdays', overrides)

/** Days of 2026 on which the calendar is not that of Monday to Friday (notice of the State Council's office on holidays in 2026). */
const OFF_2026 =
  '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'
const WORKED_2026 = '01-04 02-14 02-28 05-09 09-20 10-10'

describe('workdays', () => {
  it('are those of the Chinese calendar on every day of 2026', () => {
    const differing = { off: new Array<string>(), worked: new Array<string>() }
    for (let date = day('2026-01-01'); date.year === 2026; date = date.add({ days: 1 })) {
      const isWeekday = date.dayOfWeek <= 5
      if (isWorkday(date.toString()) === isWeekday) continue
      differing[isWeekday ? 'off' : 'worked'].push(date.toString().slice(5))
    }
    expect(differing).toEqual({ off: OFF_2026.split(' '), worked: WORKED_2026.split(' ') })
  })

  it('are Monday to Friday in a year whose holidays are not known', () => {
    expect(isWorkday('2041-10-01')).toBe(true)
    expect(isWorkday('2041-10-05')).toBe(false)
  })

  it('are what the office says where it says something', () => {
    const own = new Map([
      ['2026-09-30', false],
      ['2026-10-03', true],
    ])
    expect(isWorkday('2026-09-30', own)).toBe(false)
    expect(isWorkday('2026-10-03', own)).toBe(true)
    expect(isWorkday('2026-10-02', own)).toBe(false)
  })

  it('are all days where letters go every day, whatever the office says of a day', () => {
    expect(isLetterDay(day('2026-10-01'), 'everyday', new Map([['2026-10-01', false]]))).toBe(true)
  })
})

describe('the nearest letter day', () => {
  it.each([
    ['2026-10-04', -1, '2026-09-30'],
    ['2026-10-04', 1, '2026-10-08'],
    ['2026-10-10', -1, '2026-10-10'],
    ['2026-09-20', 1, '2026-09-20'],
    ['2026-02-15', 1, '2026-02-24'],
  ] as const)('from %s by %i is %s', (from, step, to) => {
    expect(letterDay(day(from), step, 'workdays', NONE).toString()).toBe(to)
  })

  it('is the day itself where the office has closed for longer than a month', () => {
    const closed = new Map(
      Array.from({ length: 40 }, (_, index) => [day('2026-07-01').add({ days: index }).toString(), false]),
    )
    expect(letterDay(day('2026-07-02'), 1, 'workdays', closed).toString()).toBe('2026-07-02')
  })
})
