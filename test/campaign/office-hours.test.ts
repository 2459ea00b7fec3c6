import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfficeHour, nextOfficeHour } from '../../src/campaign/office-hours.ts'
import type { Reminders } from '../../src/config/configuration.ts'
import { local, moment, SHANGHAI } from './made-up.ts'

const reminders = (at: string, on: Reminders['on'] = 'workdays'): Reminders => ({
  before: [],
  after: [],
  at: Temporal.PlainTime.from(at),
  on,
})

describe('office hours', () => {
  it.each([
    ['09:00', '2026-09-28 08:59', '2026-09-28 09:00'],
    ['09:00', '2026-09-28 09:00', '2026-09-28 09:00'],
    ['09:00', '2026-09-28 17:59', '2026-09-28 17:59'],
    ['09:00', '2026-09-28 18:00', '2026-09-29 09:00'],
    ['09:00', '2026-09-30 18:00', '2026-10-08 09:00'],
    ['09:00', '2026-09-20 12:00', '2026-09-20 12:00'],
    ['20:00', '2026-09-28 20:30', '2026-09-28 20:30'],
    ['20:00', '2026-09-28 21:00', '2026-09-29 20:00'],
    ['23:30', '2026-09-28 23:45', '2026-09-28 23:45'],
  ])('from %s: at %s the next is %s', (at, now, next) => {
    expect(local(nextOfficeHour(moment(now), reminders(at), SHANGHAI))).toBe(next)
    expect(isOfficeHour(moment(now), reminders(at), SHANGHAI)).toBe(now === next)
  })

  it('come on every day where reminders do', () => {
    expect(isOfficeHour(moment('2026-10-01 10:00'), reminders('09:00', 'everyday'), SHANGHAI)).toBe(true)
    expect(isOfficeHour(moment('2026-10-01 10:00'), reminders('09:00'), SHANGHAI)).toBe(false)
  })

  it('are found from any moment, in any zone, and never before it', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => new Temporal.PlainTime(hour, minute))
    const minutes = fc.nat(366 * 24 * 60)
    fc.assert(
      fc.property(zones, time, minutes, (timezone, at, past) => {
        const now = moment('2026-01-01 00:00').add({ minutes: past })
        const own = { ...reminders('09:00'), at }
        const office = { timezone, workdays: new Map<string, boolean>() }
        const next = nextOfficeHour(now, own, office)
        expect(Temporal.Instant.compare(next, now)).toBeGreaterThanOrEqual(0)
        expect(isOfficeHour(next, own, office)).toBe(true)
        expect(next.since(now).total('hours')).toBeLessThan(24 * 12)
      }),
    )
  })
})
