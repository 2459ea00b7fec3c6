// When letters go that the pace, the hour or the server holds up: what is foretold is what then happens.
import { afterEach, describe, expect, it } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import { type Queued, forecast, type Rules } from '../../src/flow/foresee/forecast.ts'
import { type Planned, planLetters } from '../../src/flow/foresee/plan.ts'
import { pauseQueue } from '../../src/ledger/queue-pause.ts'
import { campaign, local, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { type MadeUpService, madeUpService } from './made-up-service.ts'

const NINE = moment('2026-09-28 09:00')
const NIGHT = { from: Temporal.PlainTime.from('22:00'), to: Temporal.PlainTime.from('07:00') }
const RULES: Rules = {
  now: NINE,
  from: NINE,
  pace: { seconds: 5, hour: 0, day: 0 },
  quiet: NIGHT,
  zone: 'Asia/Shanghai',
  spent: [],
}

const queued = (changes: Partial<Queued> = {}): Queued => ({
  from: NINE,
  priority: 10,
  recipients: 1,
  isMail: true,
  hours: at => at,
  until: null,
  ...changes,
})

const foretold = (queue: readonly Queued[], rules: Partial<Rules> = {}) =>
  forecast(queue, { ...RULES, ...rules }).map(
    ({ at, because }) => `${at ? local(at).slice(5) : 'never'} ${because ?? '-'}`,
  )

describe('the forecast', () => {
  it('gives the budget to what is most urgent, and the rest goes when its hour has passed', () => {
    const pace = { seconds: 5, hour: 2, day: 0 }
    expect(foretold([queued(), queued(), queued(), queued({ priority: 30 })], { pace })).toEqual([
      '09-28 09:00 -',
      '09-28 10:00 hour',
      '09-28 10:00 hour',
      '09-28 09:00 -',
    ])
  })

  it('counts what has gone before, and recipients, not letters', () => {
    const pace = { seconds: 5, hour: 0, day: 4 }
    const spent = [
      { at: moment('2026-09-27 15:00'), recipients: 2 },
      { at: moment('2026-09-28 08:00'), recipients: 1 },
    ]
    expect(foretold([queued({ recipients: 3 })], { pace, spent })).toEqual(['09-28 15:00 day'])
    expect(foretold([queued({ recipients: 9 })], { pace, spent })).toEqual(['09-29 08:00 day'])
    expect(foretold([queued()], { pace, spent })).toEqual(['09-28 09:00 -'])
  })

  it('waits for the morning, the server and the office', () => {
    const late = moment('2026-09-28 22:30')
    expect(foretold([queued({ from: late })], { now: late, from: late })).toEqual(['09-29 07:00 quiet'])
    expect(
      foretold([queued(), queued({ from: moment('2026-09-28 14:00') })], { from: moment('2026-09-28 11:00') }),
    ).toEqual(['09-28 11:00 server', '09-28 14:00 -'])
    expect(foretold([queued({ hours: () => moment('2026-09-29 09:00') })])).toEqual(['09-29 09:00 hours'])
  })

  it('lets none go whose time is over by then', () => {
    const pace = { seconds: 5, hour: 1, day: 0 }
    const until = moment('2026-09-28 11:00')
    const ends = forecast([queued(), queued({ until }), queued({ until }), queued()], { ...RULES, pace })
    expect(ends.map(({ at }) => at && local(at).slice(11))).toEqual(['09:00', '10:00', null, '11:00'])
  })

  it('plays ten thousand letters through in a moment', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => queued({ from: NINE.add({ minutes: at % 500 }) }))
    const ends = forecast(many, { ...RULES, pace: { seconds: 0, hour: 100, day: 400 } })
    expect(ends.every(({ at }) => at !== null && Temporal.Instant.compare(at, NINE) >= 0)).toBe(true)
  })
})

describe('the plan under a small budget', () => {
  let service: MadeUpService | undefined
  afterEach(() => service?.close())

  const of = campaign({
    materials: [material('summary')],
    reminders: { ...campaign().reminders, before: [12, 6], after: [] },
  })
  const units = ['library', 'museum', 'school', 'clinic', 'park', 'theatre', 'archive'].map(id => unit(id))
  const plain = configuration({ campaigns: [of], units })
  const small: Configuration = {
    ...plain,
    office: {
      ...plain.office,
      letters: {
        ...plain.office.letters,
        approve: 'none',
        pace: { seconds: 0, hour: 2, day: 5 },
        quiet: NIGHT,
      },
    },
  }
  /** Reminders are due on Wednesday the 16th and Tuesday the 22nd. */
  const start = moment('2026-09-16 08:00')

  it('foretells when each letter goes, and then it does', async () => {
    const went: string[] = []
    service = madeUpService(small, start, (mail, now) => {
      went.push(`${now.toString()} ${mail.to.map(({ address }) => address).join(' ')}`)
      return 'sent'
    })
    const plan = planLetters(service.office, start, 8)
    const line = ({ at, to }: Planned) => `${at.toString()} ${to.join(' ')}`
    const last = plan.findLast(({ kind }) => kind === 'reminder')?.at
    if (!last) throw new Error('no reminder is planned')
    const upTo = plan.filter(({ at }) => Temporal.Instant.compare(at, last) <= 0)
    for (const at of new Set(upTo.map(each => each.at.toString()))) {
      service.setClock(Temporal.Instant.from(at).subtract({ milliseconds: 1 }))
      await service.pass()
      service.setClock(Temporal.Instant.from(at))
      await service.pass()
    }
    expect(went.sort()).toEqual(upTo.map(line).sort())
    const held = upTo.flatMap(({ kind, at, held: holding }) =>
      holding ? [`${kind} ${local(at)} ${holding.because}`] : [],
    )
    expect(held).toMatchInlineSnapshot(`
      [
        "reminder 2026-09-16 09:30 hour",
        "reminder 2026-09-16 10:00 hour",
        "reminder 2026-09-16 10:30 hour",
        "reminder 2026-09-17 09:00 day",
        "reminder 2026-09-17 09:30 day",
        "reminder 2026-09-17 10:00 day",
        "reminder 2026-09-22 09:30 hour",
        "reminder 2026-09-22 10:00 hour",
        "reminder 2026-09-22 10:30 hour",
        "reminder 2026-09-23 09:00 day",
        "reminder 2026-09-23 09:30 day",
        "reminder 2026-09-23 10:00 day",
      ]
    `)
  })

  it('says that the server has asked for a pause, in plain words', () => {
    service = madeUpService(small, start, () => 'sent')
    pauseQueue(service.office.ledger, start.add({ hours: 2 }), '451 4.7.1 frequency limited', start)
    const [digest] = planLetters(service.office, start, 1).filter(({ kind }) => kind === 'digest')
    expect(digest).toMatchObject({
      kind: 'digest',
      held: { because: 'server', detail: { zh: '发得太快，服务器要求稍等' } },
    })
    expect(digest && local(digest.at)).toBe('2026-09-16 10:00')
  })
})
