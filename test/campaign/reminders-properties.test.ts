// What holds of reminders whatever comes in, whenever the service looks, and however its clock jumps.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfficeHour } from '../../src/campaign/office-hours.ts'
import type { Campaign } from '../../src/config/configuration.ts'
import { campaign, item, material, moment, unit } from './made-up.ts'
import { dueInput, type MadeUp, written } from './office.ts'

const UNITS = ['library', 'museum', 'hotel'].map(id => unit(id))
const MATERIALS = ['plan', 'summary', 'photos']

/** A campaign of September and October with three due instants, on either side of the holidays. */
function campaigns(zone: string): fc.Arbitrary<Campaign> {
  const day = fc.integer({ min: 0, max: 35 }).map(days => moment('2026-09-10 00:00', zone).add({ hours: 24 * days }))
  const due = fc.tuple(day, fc.integer({ min: 8, max: 23 })).map(([from, hours]) => from.add({ hours }))
  return fc
    .record({
      dues: fc.tuple(due, due, due),
      before: fc.subarray([10, 7, 3, 2, 1, 0]),
      after: fc.subarray([0, 1, 2, 3, 5]),
      hour: fc.constantFrom('00:30', '02:30', '09:00', '17:30', '22:00', '23:30'),
      on: fc.constantFrom('workdays' as const, 'everyday' as const),
    })
    .map(({ dues, before, after, hour, on }) =>
      campaign({
        opens: moment('2026-09-01 00:00', zone),
        deadline: moment('2026-10-16 18:00', zone),
        closes: moment('2026-10-31 18:00', zone),
        units: { kind: 'except', ids: ['hotel'] },
        materials: MATERIALS.map((id, index) => material(id, { due: dues[index] ?? null })),
        reminders: { before, after, at: Temporal.PlainTime.from(hour), on },
      }),
    )
}

const someTime = (zone: string) =>
  fc.nat(61 * 24 * 4).map(quarters => moment('2026-09-01 00:00', zone).add({ minutes: 15 * quarters }))

const offices: fc.Arbitrary<MadeUp> = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin').chain(timezone =>
  fc.record({
    timezone: fc.constant(timezone),
    units: fc.constant(UNITS),
    campaigns: campaigns(timezone).map(each => [each]),
    workdays: fc
      .dictionary(
        fc.integer({ min: 10, max: 30 }).map(day => `2026-09-${day}`),
        fc.boolean(),
      )
      .map(days => new Map(Object.entries(days))),
    messages: fc.array(
      fc.record({
        messageId: fc.nat(),
        unit: fc.constantFrom('library', 'museum'),
        campaign: fc.constant('dushu-2026'),
        receivedAt: someTime(timezone),
        nil: fc.integer({ min: 0, max: 9 }).map(tenth => tenth === 0),
        items: fc.subarray(MATERIALS).map(ids => ids.map(id => item(`${id}:${id}`))),
      }),
      { maxLength: 6 },
    ),
  }),
)

/** When the service looks: in order or not, twice, after days off, with a clock that is set back. */
const looks = fc.array(
  fc.oneof(
    fc.nat(61 * 96),
    // Near the hour at which offices remind, where anything happens.
    fc.tuple(fc.nat(60), fc.integer({ min: 30, max: 75 })).map(([day, quarter]) => day * 96 + quarter),
  ),
  { minLength: 20, maxLength: 60 },
)
const at = ({ timezone }: MadeUp, quarters: readonly number[]) =>
  quarters.map(quarter => moment('2026-09-01 00:00', timezone).add({ minutes: 15 * quarter }))

describe('reminders', () => {
  it('come at most once for each unit, campaign and stage, whenever and in whatever order the service looks', () => {
    let seen = 0
    fc.assert(
      fc.property(offices, looks, (office, quarters) => {
        const letters = written(office, at(office, quarters)).map(({ letter }) => letter)
        seen += letters.length
        const keys = letters.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const stages = letters.flatMap(({ unit: id, stages: of }) =>
          of.map(({ name, due }) => `${id} ${due.toString()} ${name}`),
        )
        expect(stages).toEqual([...new Set(stages)])
      }),
      { numRuns: 300 },
    )
    expect(seen).toBeGreaterThan(100)
  })

  it('come at most once a day for each unit and campaign while the clock goes forward', () => {
    fc.assert(
      fc.property(offices, looks, (office, quarters) => {
        const days = written(
          office,
          at(
            office,
            [...quarters].sort((a, b) => a - b),
          ),
        ).map(
          ({ letter, at: when }) =>
            `${letter.unit} ${when
              .toZonedDateTimeISO(office.timezone ?? 'UTC')
              .toPlainDate()
              .toString()}`,
        )
        expect(days).toEqual([...new Set(days)])
      }),
    )
  })

  it('ask in office hours, only who owes, only for what is owed, and before a due instant not after it', () => {
    fc.assert(
      fc.property(offices, looks, (office, quarters) => {
        for (const { letter, at: when } of written(office, at(office, quarters))) {
          const { configuration, standings } = dueInput(office, when)
          const [of] = configuration.campaigns
          const own = standings.get('dushu-2026')?.units.find(entry => entry.unit === letter.unit)
          if (!of || !own) throw new Error('a reminder for no campaign')
          expect(isOfficeHour(when, of.reminders, configuration.office)).toBe(true)
          expect(['missing', 'partial']).toContain(own.state)
          expect(letter.owed.length).toBeGreaterThan(0)
          for (const id of letter.owed) expect(own.materials[id]).toEqual({ have: 0, need: 1 })
          for (const { name, due } of letter.stages) {
            expect([name, Temporal.Instant.compare(when, due) > 0]).toEqual([name, name.startsWith('+')])
          }
        }
      }),
    )
  })
})
