// Random histories of an office: what arrives, what people decide and edit, when the service runs, how its clock jumps.
import fc from 'fast-check'
import type { Campaign, Configuration, LetterSettings } from '../../src/config/configuration.ts'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'

export const MATERIALS = ['plan', 'summary', 'photos'] as const
export const CAMPAIGNS = ['first-2026', 'second-2026'] as const
export const UNITS = ['library', 'museum', 'school', 'hotel'] as const

/** What can happen. */
type Happens =
  | { kind: 'pass' }
  | { kind: 'arrival'; unit: string; campaign: string; materials: readonly string[]; review: boolean }
  /** Decides the oldest message that lies in review. */
  | { kind: 'decision'; accept: boolean }
  /** Takes a message back that was accepted: it was another unit's, or no report. */
  | { kind: 'dismissal' }
  | { kind: 'deadline'; campaign: string; days: number }
  | { kind: 'participation'; campaign: string; without: string }
  /** A material is welcome, and no longer required; or the campaign closes earlier or later; or a unit moves. */
  | { kind: 'optional'; campaign: string; material: string }
  | { kind: 'closing'; campaign: string; days: number }
  | { kind: 'address'; unit: string; address: string }
  | { kind: 'release' }
  /** From now on the machine's clock is fast or slow by so much; 0: right again. */
  | { kind: 'clock'; hours: number }

/** `minutes`: true time since the beginning. */
export type Happening = Happens & { minutes: number }

export type History = {
  zone: string
  begins: Temporal.Instant
  configuration: Configuration
  /** In order of time; the service is down where no pass stands for long. */
  happenings: readonly Happening[]
}

/** Weeks in which somewhere the clock is changed. */
const SEASONS = [
  ['Asia/Shanghai', '2026-09-14 00:00'],
  ['Europe/Berlin', '2026-10-12 00:00'],
  ['Europe/Berlin', '2026-03-16 00:00'],
  ['America/New_York', '2026-10-19 00:00'],
  ['Australia/Lord_Howe', '2026-09-21 00:00'],
] as const
const DAYS = 28

const hour = (text: string) => Temporal.PlainTime.from(text)

function campaigns(begins: Temporal.Instant): fc.Arbitrary<Campaign[]> {
  const one = (id: string) =>
    fc
      .record({
        deadline: fc.integer({ min: 6, max: 18 }),
        due: fc.integer({ min: 4, max: 18 }),
        hours: fc.integer({ min: 8, max: 23 }),
        before: fc.subarray([7, 5, 3, 2, 1, 0]),
        after: fc.subarray([0, 1, 3]),
        at: fc.constantFrom('00:30', '02:30', '09:00', '17:30', '22:30'),
        on: fc.constantFrom('workdays' as const, 'everyday' as const),
      })
      .map(({ deadline, due, hours, before, after, at, on }) =>
        campaign({
          id,
          title: id,
          opens: begins,
          deadline: begins.add({ hours: 24 * deadline + hours }),
          closes: begins.add({ hours: 24 * 26 }),
          units: { kind: 'except', ids: ['hotel'] },
          materials: MATERIALS.map((name, index) =>
            material(name, { due: index === 0 ? begins.add({ hours: 24 * due + hours }) : null }),
          ),
          reminders: { before, after, at: hour(at), on },
        }),
      )
  return fc.tuple(...CAMPAIGNS.map(one)).map(all => [...all])
}

const settings: fc.Arbitrary<Partial<LetterSettings>> = fc.record({
  approve: fc.constantFrom('none' as const, 'none' as const, 'reminders' as const),
  quiet: fc.constantFrom(
    null,
    { from: hour('20:00'), to: hour('08:00') },
    { from: hour('12:00'), to: hour('13:30') },
    { from: hour('23:30'), to: hour('02:45') },
  ),
})

const of = fc.constantFrom<string>(...CAMPAIGNS)
const who = fc.constantFrom<string>(...UNITS)
const pass: fc.Arbitrary<Happens> = fc.constant({ kind: 'pass' })
const arrival: fc.Arbitrary<Happens> = fc.record({
  kind: fc.constant('arrival' as const),
  unit: who,
  campaign: of,
  materials: fc.oneof(fc.constant<string[]>([...MATERIALS]), fc.subarray<string>([...MATERIALS], { minLength: 1 })),
  review: fc.boolean(),
})
const edit: fc.Arbitrary<Happens> = fc.oneof(
  fc.record({ kind: fc.constant('decision' as const), accept: fc.boolean() }),
  fc.constant({ kind: 'dismissal' as const }),
  fc.record({ kind: fc.constant('deadline' as const), campaign: of, days: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ kind: fc.constant('participation' as const), campaign: of, without: who }),
  fc.record({ kind: fc.constant('optional' as const), campaign: of, material: fc.constantFrom(...MATERIALS) }),
  fc.record({ kind: fc.constant('closing' as const), campaign: of, days: fc.integer({ min: -6, max: 3 }) }),
  fc.record({
    kind: fc.constant('address' as const),
    unit: who,
    address: fc.constantFrom('old@qinghe.example', 'new@qinghe.example'),
  }),
  fc.constant({ kind: 'release' as const }),
  fc.record({ kind: fc.constant('clock' as const), hours: fc.constantFrom(0, 0, 1, -1, 3, -3, 26, -26, 24 * 400) }),
)
/** Much happens within minutes, and then nothing for half a day, or for days while the service is down. */
const pauses = fc.constantFrom(0, 1, 5, 5, 20, 60, 60, 180, 360, 720, 1440, 3 * 1440)
const happenings: fc.Arbitrary<Happening[]> = fc
  .array(
    fc.tuple(
      pauses,
      fc.oneof({ weight: 6, arbitrary: pass }, { weight: 2, arbitrary: arrival }, { weight: 3, arbitrary: edit }),
    ),
    { minLength: 60, maxLength: 160 },
  )
  .map(steps => {
    // From the eve of the first stages on.
    let minutes = 2 * 24 * 60 + 8 * 60
    return steps.map(([after, what]) => ({ ...what, minutes: (minutes += after) }))
  })
  .map(all => all.filter(({ minutes }) => minutes < DAYS * 24 * 60))

export const histories: fc.Arbitrary<History> = fc.constantFrom(...SEASONS).chain(([zone, first]) => {
  const begins = moment(first, zone)
  return fc
    .record({ campaigns: campaigns(begins), letters: settings, happenings })
    .map(({ campaigns: all, letters, happenings }) => {
      const plain = configuration({ campaigns: all, units: UNITS.map(id => unit(id)), timezone: zone })
      const office = { ...plain.office, coordinators: [], letters: { ...plain.office.letters, ...letters } }
      return { zone, begins, configuration: { ...plain, office }, happenings }
    })
})
