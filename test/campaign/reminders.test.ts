import { describe, expect, it } from 'vitest'
import { campaign, local, material, moment, sent, unit } from './made-up.ts'
import { everyHalfHour, type MadeUp, written, type Written } from './office.ts'

const PLAN = 'plan:p'
const REST = ['summary:s', 'photos:1', 'photos:2', 'photos:3']
const ONLY_LIBRARY = { units: [unit('library')] }

/** "09-08 09:00 library 7d plan" for each letter. */
function told(letters: readonly Written[], zone?: string): string[] {
  return letters.map(({ letter, at }) =>
    [
      local(at, zone).slice(5),
      letter.unit,
      letter.stages.map(({ name }) => name).join('+'),
      letter.owed.join('+'),
    ].join(' '),
  )
}

function wholeMonth(given: Partial<MadeUp> = {}): string[] {
  const all = { campaigns: [campaign()], ...ONLY_LIBRARY, ...given }
  return told(written(all, everyHalfHour(moment('2026-09-01 00:00'), moment('2026-10-20 00:00'))))
}

describe('reminders', () => {
  it('ask at each stage for what is owed then, and no more once all is here', () => {
    const messages = [sent('2026-09-14 10:00', [PLAN]), sent('2026-09-24 12:00', REST)]
    expect(wholeMonth({ messages })).toEqual([
      '09-08 09:00 library 7d plan',
      '09-11 09:00 library 3d plan',
      '09-14 09:00 library 1d plan',
      '09-21 09:00 library 7d summary+photos',
      '09-24 09:00 library 3d summary+photos',
    ])
  })

  it('go on after the due instant as long as something is owed', () => {
    expect(wholeMonth({ messages: [sent('2026-09-07 10:00', [PLAN, ...REST.slice(1)])] }).slice(-3)).toEqual([
      '09-28 09:00 library 0d summary',
      '09-29 09:00 library +1d summary',
      '10-08 09:00 library +3d summary',
    ])
  })

  it('say which is the last before what is due, and the last of all', () => {
    const letters = written(
      { campaigns: [campaign()], ...ONLY_LIBRARY },
      everyHalfHour(moment('2026-09-01 00:00'), moment('2026-10-20 00:00')),
    )
    const last = letters.flatMap(({ letter, at }) => (letter.last ? [`${local(at).slice(5, 10)} ${letter.last}`] : []))
    // The plan is due on the 15th: the reminders that it is overdue go on while the summary has time.
    expect(last).toEqual(['09-15 before', '09-28 before', '10-08 after'])
  })

  it('never go to a unit that is exempt, nil, outside, or has something in review', () => {
    expect(wholeMonth({ campaigns: [campaign({ units: { kind: 'except', ids: ['library'] } })] })).toEqual([])
    expect(wholeMonth({ campaigns: [campaign({ units: { kind: 'only', ids: ['museum'] } })] })).toEqual([])
    expect(wholeMonth({ messages: [sent('2026-09-02 10:00', [], { nil: true })] })).toEqual([])
    expect(wholeMonth({ inReview: ['dushu-2026/library'] })).toEqual([])
    expect(wholeMonth({ inReview: ['another/library'] })).toHaveLength(11)
  })

  it('become one letter where stages fall on one day, and stay one when half of it comes within the hour', () => {
    const two = campaign({
      materials: [
        material('plan', { due: moment('2026-09-24 18:00') }),
        material('summary', { due: moment('2026-09-25 18:00') }),
      ],
      reminders: { before: [1, 0], after: [], at: Temporal.PlainTime.from('09:00'), on: 'workdays' },
    })
    const messages = [sent('2026-09-24 09:30', ['summary:s'])]
    expect(wholeMonth({ campaigns: [two], messages })).toEqual([
      '09-23 09:00 library 1d plan',
      '09-24 09:00 library 0d+1d plan+summary',
    ])
  })

  it('are not repeated when the later of two due instants passes within the hours', () => {
    const two = campaign({
      materials: [
        material('plan', { due: moment('2026-09-23 18:00') }),
        material('summary', { due: moment('2026-09-24 10:00') }),
      ],
      reminders: { before: [0], after: [1], at: Temporal.PlainTime.from('09:00'), on: 'everyday' },
    })
    expect(wholeMonth({ campaigns: [two] })).toEqual([
      '09-23 09:00 library 0d plan',
      '09-24 09:00 library 0d++1d summary+plan',
      '09-25 09:00 library +1d summary',
    ])
  })

  it('are caught up once, in office hours, unless the next is due', () => {
    const all = { campaigns: [campaign({ materials: [material('summary')] })], ...ONLY_LIBRARY }
    const downUntil = (back: string) => told(written(all, everyHalfHour(moment(back), moment('2026-09-26 00:00'))))
    expect(downUntil('2026-09-22 11:10')).toEqual(['09-22 11:10 library 7d summary', '09-24 09:10 library 3d summary'])
    expect(downUntil('2026-09-22 18:00')).toEqual(['09-23 09:00 library 7d summary', '09-24 09:00 library 3d summary'])
    expect(downUntil('2026-09-24 08:50')).toEqual(['09-24 09:20 library 3d summary'])
  })

  it('before the deadline are not caught up after it', () => {
    const all = {
      campaigns: [campaign({ materials: [material('summary')], deadline: moment('2026-09-28 12:00') })],
      ...ONLY_LIBRARY,
    }
    const back = everyHalfHour(moment('2026-09-28 12:00'), moment('2026-09-30 00:00'))
    expect(told(written(all, back))).toEqual(['09-29 09:00 library +1d summary'])
  })

  it('of the time before the first run are left', () => {
    const firstRunAt = moment('2026-09-24 10:00')
    const all = { campaigns: [campaign()], ...ONLY_LIBRARY, firstRunAt }
    expect(told(written(all, everyHalfHour(firstRunAt, moment('2026-09-29 00:00'))))).toEqual([
      '09-24 10:00 library 3d summary+photos',
      '09-28 09:00 library 0d summary+photos',
    ])
  })

  it('are sent anew for a deadline that was moved, and not for one that was not', () => {
    const first = { campaigns: [campaign({ materials: [material('summary')] })], ...ONLY_LIBRARY }
    const moved = {
      ...first,
      campaigns: [campaign({ materials: [material('summary')], deadline: moment('2026-09-30 18:00') })],
    }
    const sentBefore = written(first, everyHalfHour(moment('2026-09-21 00:00'), moment('2026-09-22 12:00')))
    const rest = everyHalfHour(moment('2026-09-22 12:00'), moment('2026-09-25 00:00'))
    expect(told(sentBefore)).toEqual(['09-21 09:00 library 7d summary'])
    expect(told(written(first, rest, sentBefore))).toEqual(['09-24 09:00 library 3d summary'])
    expect(told(written(moved, rest, sentBefore))).toEqual([
      '09-23 09:00 library 7d summary',
      '09-24 09:00 library 3d summary',
    ])
  })

  it('keep the office’s clock in a zone with summer time', () => {
    const timezone = 'Europe/Berlin'
    const at = (text: string) => moment(text, timezone)
    const autumn = campaign({
      opens: at('2026-10-01 00:00'),
      deadline: at('2026-10-26 18:00'),
      closes: at('2026-11-10 18:00'),
      materials: [material('summary')],
      reminders: { before: [3, 1, 0], after: [1], at: Temporal.PlainTime.from('09:00'), on: 'everyday' },
    })
    const all = { campaigns: [autumn], ...ONLY_LIBRARY, timezone }
    const moments = everyHalfHour(at('2026-10-20 00:00'), at('2026-11-01 00:00'))
    expect(told(written(all, moments), timezone)).toEqual(
      ['10-23 09:00 library 3d', '10-25 09:00 library 1d', '10-26 09:00 library 0d', '10-27 09:00 library +1d'].map(
        line => `${line} summary`,
      ),
    )
  })
})
