// How fast letters go, when none goes, and which wait for a person.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfQuiet, gate, type Lately, type Pace, paceOf } from '../../src/flow/send/pace.ts'
import { local, moment } from '../campaign/made-up.ts'

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const hour = (text: string) => Temporal.PlainTime.from(text)
const NIGHT = { from: hour('22:00'), to: hour('07:00') }
const NEVER: Lately = { last: null, hour: 0, day: 0 }
const AT_ONCE: Pace = { seconds: 0, hour: 0, day: 0 }
const { compare } = Temporal.Instant

describe('quiet hours', () => {
  it.each([
    ['2026-09-28 21:59', null],
    ['2026-09-28 22:00', '2026-09-29 07:00'],
    ['2026-09-28 23:59', '2026-09-29 07:00'],
    ['2026-09-29 00:00', '2026-09-29 07:00'],
    ['2026-09-29 06:59', '2026-09-29 07:00'],
    ['2026-09-29 07:00', null],
  ])('from 22:00 to 07:00 span midnight: at %s', (now, until) => {
    const end = endOfQuiet(moment(now), NIGHT, 'Asia/Shanghai')
    expect(end && local(end)).toBe(until)
  })

  it.each([
    ['2026-09-28 11:59', null],
    ['2026-09-28 12:00', '2026-09-28 14:00'],
    ['2026-09-28 13:59', '2026-09-28 14:00'],
    ['2026-09-28 14:00', null],
  ])('at noon stay on their day: at %s', (now, until) => {
    const end = endOfQuiet(moment(now), { from: hour('12:00'), to: hour('14:00') }, 'Asia/Shanghai')
    expect(end && local(end)).toBe(until)
  })

  it('from an hour to the same hour are none: otherwise no letter would ever go', () => {
    const none = { from: hour('22:00'), to: hour('22:00') }
    for (const now of ['2026-09-28 21:59', '2026-09-28 22:00', '2026-09-29 03:00'])
      expect(endOfQuiet(moment(now), none, 'Asia/Shanghai')).toBe(null)
  })

  it('are an hour shorter or longer in the nights in which the clock is changed', () => {
    const zone = 'Europe/Berlin'
    const length = (from: string) => {
      const now = moment(from, zone)
      return endOfQuiet(now, NIGHT, zone)?.since(now).total('hours')
    }
    expect([length('2026-03-27 22:00'), length('2026-03-28 22:00'), length('2026-10-24 22:00')]).toEqual([9, 8, 10])
  })

  it('end at an hour that is shown twice as often as it is shown', () => {
    const zone = 'Europe/Berlin'
    const quiet = { from: hour('22:00'), to: hour('02:30') }
    // 02:30 summer time ends them; at 03:00 it is 02:00 again, and they last until 02:30 winter time.
    const again = moment('2026-10-25 00:00', zone).add({ minutes: 190 })
    expect(local(again, zone)).toBe('2026-10-25 02:10')
    expect(endOfQuiet(again, quiet, zone)?.since(again).total('minutes')).toBe(20)
  })

  it('end later than now and within a day, in every zone, and by then are over', () => {
    const times = fc.nat(24 * 4 - 1).map(quarter => Temporal.PlainTime.from('00:00').add({ minutes: 15 * quarter }))
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        // A year by quarters of an hour: both changes of the clock are in it.
        fc.nat(366 * 96),
        fc.record({ from: times, to: times }),
        (zone, quarters, quiet) => {
          const now = moment('2026-01-01 00:00', 'UTC').add({ minutes: 15 * quarters })
          const end = endOfQuiet(now, quiet, zone)
          const time = now.toZonedDateTimeISO(zone).toPlainTime()
          const length = (from: Temporal.PlainTime, to: Temporal.PlainTime) =>
            (from.until(to).total('minutes') + 24 * 60) % (24 * 60)
          expect(end !== null).toBe(length(quiet.from, time) < length(quiet.from, quiet.to))
          if (end === null) return
          expect(compare(end, now)).toBe(1)
          expect(end.since(now).total('hours')).toBeLessThanOrEqual(25)
          expect(endOfQuiet(end, quiet, zone)).toBe(null)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('the gate', () => {
  const NOON = moment('2026-09-28 12:00')
  const open = (pace: Partial<Pace>, lately: Partial<Lately>, now = NOON) =>
    gate(now, { ...AT_ONCE, ...pace }, NIGHT, 'Asia/Shanghai', { ...NEVER, ...lately })

  it('keeps the seconds between two letters', () => {
    expect(open({ seconds: 5 }, {})).toEqual({ kind: 'go' })
    expect(open({ seconds: 5 }, { last: NOON.subtract({ seconds: 2 }) })).toEqual({ kind: 'pause', milliseconds: 3000 })
    expect(open({ seconds: 5 }, { last: NOON.subtract({ seconds: 5 }) })).toEqual({ kind: 'go' })
  })

  it('does not wait for days where the clock was set back', () => {
    expect(open({ seconds: 5 }, { last: NOON.add({ hours: 24 * 365 }) })).toEqual({ kind: 'go' })
  })

  it('keeps the budgets, and where both are used up names the longer one', () => {
    expect(open({ hour: 100 }, { hour: 99 })).toEqual({ kind: 'go' })
    expect(open({ hour: 100 }, { hour: 100 })).toEqual({ kind: 'hold', because: 'hour', until: null })
    expect(open({ hour: 100, day: 400 }, { hour: 100, day: 400 })).toEqual({
      kind: 'hold',
      because: 'day',
      until: null,
    })
    expect(open({ hour: 0, day: 0 }, { hour: 5000, day: 5000 })).toEqual({ kind: 'go' })
  })

  it('counts the recipients of the next letter, and lets one go that is larger than the whole budget', () => {
    const to = (recipients: number, hour: number) =>
      gate(NOON, { ...AT_ONCE, hour: 10 }, NIGHT, 'Asia/Shanghai', { ...NEVER, hour }, recipients).kind
    expect([to(3, 7), to(4, 7), to(12, 0), to(12, 1)]).toEqual(['go', 'hold', 'go', 'hold'])
  })

  it('is shut in quiet hours, whatever the budget', () => {
    const shut = open({}, {}, moment('2026-09-28 22:30'))
    expect(shut).toEqual({ kind: 'hold', because: 'quiet', until: moment('2026-09-29 07:00') })
  })

  it('lets no more through than the budgets allow, however many wait', () => {
    const budgets = fc.record({
      seconds: fc.nat(90),
      hour: fc.integer({ min: 1, max: 40 }),
      day: fc.integer({ min: 1, max: 120 }),
    })
    fc.assert(
      fc.property(budgets, fc.constantFrom(...ZONES), (pace, zone) => {
        const went: Temporal.Instant[] = []
        const within = (now: Temporal.Instant, hours: number) =>
          went.filter(at => compare(at, now.subtract({ hours })) >= 0).length
        let now = moment('2026-03-28 06:00', zone)
        const end = now.add({ hours: 40 })
        while (compare(now, end) < 0) {
          const lately = { last: went.at(-1) ?? null, hour: within(now, 1), day: within(now, 24) }
          const state = gate(now, pace, NIGHT, zone, lately)
          if (state.kind === 'go') went.push(now)
          now =
            state.kind === 'pause'
              ? now.add({ milliseconds: state.milliseconds })
              : now.add({ seconds: state.kind === 'go' ? 1 : 600 })
        }
        expect(went.length).toBeGreaterThan(0)
        for (const [index, at] of went.entries()) {
          const before = went[index - 1]
          if (before) expect(at.since(before).total('seconds')).toBeGreaterThanOrEqual(pace.seconds)
          const behind = (hours: number) =>
            went.filter(other => compare(other, at) <= 0 && compare(other, at.subtract({ hours })) > 0).length
          expect(behind(1)).toBeLessThanOrEqual(pace.hour)
          expect(behind(24)).toBeLessThanOrEqual(pace.day)
          expect(endOfQuiet(at, NIGHT, zone)).toBe(null)
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('the pace', () => {
  const unset = { approve: null, rehearse: null, quiet: null, announce: false, calendar: false, gather: 2 }
  const none = { ...unset, pace: { seconds: null, hour: null, day: null } }

  it('is polite to a provider, and unlimited on this machine', () => {
    expect(paceOf({ kind: 'smtp', host: 'smtp.qinghe.example', port: 465, secure: true }, none)).toEqual({
      seconds: 5,
      hour: 100,
      day: 400,
    })
    expect(paceOf({ kind: 'smtp', host: '127.0.0.1', port: 25, secure: false }, none)).toEqual(AT_ONCE)
    expect(paceOf({ kind: 'maildir', path: '/letters' }, none)).toEqual(AT_ONCE)
  })

  it('is what the office says, figure by figure', () => {
    const settings = { ...unset, pace: { seconds: 0, hour: null, day: 50 } }
    expect(paceOf({ kind: 'smtp', host: 'smtp.qinghe.example', port: 465, secure: true }, settings)).toEqual({
      seconds: 0,
      hour: 100,
      day: 50,
    })
  })
})
