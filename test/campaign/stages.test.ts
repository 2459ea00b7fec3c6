import { describe, expect, it } from 'vitest'
import { stagesOf } from '../../src/campaign/stages.ts'
import type { Campaign, Office } from '../../src/config/configuration.ts'
import { campaign, local, material, moment, SHANGHAI } from './made-up.ts'

const NINE = Temporal.PlainTime.from('09:00')
const EVERYDAY: Campaign['reminders'] = { before: [7, 3, 1, 0], after: [1, 3], at: NINE, on: 'everyday' }

/** "7d 09-21 09:00 → 09-25 09:00" for each stage. */
function written(of: Campaign, office: Pick<Office, 'timezone' | 'workdays'> = SHANGHAI): string[] {
  const short = (instant: Temporal.Instant) => local(instant, office.timezone).slice(5)
  return stagesOf(of, office).map(({ name, at, until }) => `${name} ${short(at)} → ${short(until)}`)
}

const summaryDue = (due: string, changes: Partial<Campaign> = {}) =>
  campaign({ deadline: moment(due), materials: [material('summary')], ...changes })

describe('the stages of a campaign', () => {
  it('each last until the next, the last one before the due instant until then, the last after it until the campaign closes', () => {
    expect(written(summaryDue('2026-09-24 18:00', { reminders: EVERYDAY }))).toEqual([
      '7d 09-17 09:00 → 09-21 09:00',
      '3d 09-21 09:00 → 09-23 09:00',
      '1d 09-23 09:00 → 09-24 09:00',
      '0d 09-24 09:00 → 09-24 18:00',
      '+1d 09-25 09:00 → 09-27 09:00',
      '+3d 09-27 09:00 → 10-16 18:00',
    ])
  })

  it('lie on workdays: those before the deadline earlier, those after it later', () => {
    // Mid-Autumn is Friday the 25th; Sunday the 20th is worked; the offices are closed from 1 to 7 October.
    expect(written(summaryDue('2026-09-27 18:00'))).toEqual([
      '7d 09-20 09:00 → 09-24 09:00',
      '3d 09-24 09:00 → 09-27 18:00',
      '+1d 09-28 09:00 → 09-30 09:00',
      '+3d 09-30 09:00 → 10-16 18:00',
    ])
    expect(written(summaryDue('2026-09-30 18:00')).slice(-2)).toEqual([
      '0d 09-30 09:00 → 09-30 18:00',
      '+1d 10-08 09:00 → 10-16 18:00',
    ])
  })

  it('know the last one before and after the due instant, also where a holiday has made one of two', () => {
    const last = (of: Campaign) =>
      stagesOf(of, SHANGHAI)
        .filter(({ isLast }) => isLast)
        .map(({ name }) => name)
    expect(last(summaryDue('2026-09-24 18:00', { reminders: EVERYDAY }))).toEqual(['0d', '+3d'])
    // Both stages after it fall on the first day after the holidays.
    expect(last(summaryDue('2026-09-30 18:00'))).toEqual(['0d', '+1d'])
    expect(last(summaryDue('2026-09-24 18:00', { reminders: { ...EVERYDAY, after: [] } }))).toEqual(['0d'])
    // The campaign is over before the third day.
    const short = { reminders: EVERYDAY, closes: moment('2026-09-26 18:00') }
    expect(last(summaryDue('2026-09-24 18:00', short))).toEqual(['0d', '+1d'])
  })

  it('heed the days that the office overrides', () => {
    const workdays = new Map([
      ['2026-09-25', true],
      ['2026-09-28', false],
    ])
    expect(written(summaryDue('2026-09-28 18:00'), { ...SHANGHAI, workdays }).slice(1, 4)).toEqual([
      '3d 09-25 09:00 → 09-28 18:00',
      '+1d 09-29 09:00 → 10-08 09:00',
      '+3d 10-08 09:00 → 10-16 18:00',
    ])
  })

  it('leave out what would come at the wrong side of the due instant', () => {
    const early = summaryDue('2026-09-24 08:00', { reminders: { ...EVERYDAY, before: [1, 0], after: [0, 1] } })
    expect(written(early)).toEqual([
      '1d 09-23 09:00 → 09-24 08:00',
      '+0d 09-24 09:00 → 09-25 09:00',
      '+1d 09-25 09:00 → 10-16 18:00',
    ])
  })

  it('leave out what lies before the opening or after the end', () => {
    const short = summaryDue('2026-09-24 18:00', {
      opens: moment('2026-09-23 09:00'),
      closes: moment('2026-09-25 09:00'),
    })
    expect(written({ ...short, reminders: EVERYDAY })).toEqual([
      '1d 09-23 09:00 → 09-24 09:00',
      '0d 09-24 09:00 → 09-24 18:00',
    ])
  })

  it('are those of each due instant that any required material has', () => {
    const two = campaign({
      materials: [
        material('plan', { due: moment('2026-09-15 18:00') }),
        material('list', { due: moment('2026-09-15 18:00') }),
        material('summary'),
        material('video', { min: 0, due: moment('2026-09-20 18:00') }),
      ],
      reminders: { ...EVERYDAY, before: [0], after: [] },
    })
    const stages = stagesOf(two, SHANGHAI)
    expect(stages.map(({ due, materials }) => [local(due), materials.map(({ id }) => id)])).toEqual([
      ['2026-09-15 18:00', ['plan', 'list']],
      ['2026-09-28 18:00', ['summary']],
    ])
  })

  it('keep the hour on the office’s clock over the change to and from summer time', () => {
    const zone = 'Europe/Berlin'
    const office = { timezone: zone, workdays: new Map<string, boolean>() }
    const at = (text: string) => moment(text, zone)
    const autumn = campaign({
      opens: at('2026-10-01 00:00'),
      deadline: at('2026-10-26 18:00'),
      closes: at('2026-11-10 18:00'),
      materials: [material('summary')],
      reminders: { ...EVERYDAY, before: [3, 0], after: [] },
    })
    expect(written(autumn, office)).toEqual(['3d 10-23 09:00 → 10-26 09:00', '0d 10-26 09:00 → 10-26 18:00'])
    expect(stagesOf(autumn, office).map(stage => stage.at.toString())).toEqual([
      '2026-10-23T07:00:00Z',
      '2026-10-26T08:00:00Z',
    ])
    const skipped = {
      ...autumn,
      opens: at('2027-03-01 00:00'),
      deadline: at('2027-03-28 18:00'),
      closes: at('2027-04-09 18:00'),
    }
    const night = {
      ...skipped,
      reminders: { ...EVERYDAY, before: [0], after: [], at: Temporal.PlainTime.from('02:30') },
    }
    // 02:30 does not exist on that night: the clock stands at 03:30 then.
    expect(written(night, office)).toEqual(['0d 03-28 03:30 → 03-28 18:00'])
  })
})
