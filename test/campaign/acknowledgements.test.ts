import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bursts, isTooOld, type ToAcknowledge } from '../../src/campaign/acknowledgements.ts'
import { lettersDue } from '../../src/campaign/due.ts'
import { campaign, local, moment } from './made-up.ts'
import { dueInput } from './office.ts'

function accepted(message: number, receivedAt: string, changes: Partial<ToAcknowledge> = {}): ToAcknowledge {
  return {
    message,
    unit: 'library',
    campaign: 'dushu-2026',
    receivedAt: moment(receivedAt),
    decidedAt: moment(receivedAt).add({ minutes: 1 }),
    byPerson: false,
    to: [{ name: '李静', address: 'library@qinghe.example' }],
    ...changes,
  }
}

const inBursts = (toAcknowledge: readonly ToAcknowledge[], last: string | null = null, minutes = 0) =>
  bursts({
    toAcknowledge,
    gather: Temporal.Duration.from({ minutes }),
    firstRunAt: moment('2026-09-01 00:00'),
    lastAcknowledged: () => (last === null ? null : moment(last)),
  }).map(({ messages, dueAt }) => `${messages.map(({ message }) => message).join('+')} ${local(dueAt).slice(11)}`)

describe('bursts', () => {
  it('are messages of which each came within a quarter of an hour after the one before', () => {
    const five = ['10:00', '10:15', '10:29', '10:45', '11:00'].map((time, at) => accepted(at + 1, `2026-09-10 ${time}`))
    expect(inBursts(five)).toEqual(['1+2+3 10:30', '4+5 11:01'])
  })

  it('are one unit’s, for one campaign, to one person', () => {
    const at = '2026-09-10 10:00'
    const to = [{ name: '王芳', address: 'wang@qinghe.example' }]
    const four = [
      accepted(1, at),
      accepted(2, at, { unit: 'museum' }),
      accepted(3, at, { campaign: 'other' }),
      accepted(4, at, { to }),
    ]
    expect(inBursts(four)).toHaveLength(4)
  })

  it('wait for the last decision, and a little after the last letter to the same unit', () => {
    const late = accepted(2, '2026-09-10 10:01', { decidedAt: moment('2026-09-10 16:00') })
    expect(inBursts([accepted(1, '2026-09-10 10:00'), late])).toEqual(['1+2 16:00'])
    expect(inBursts([accepted(1, '2026-09-10 10:00')], '2026-09-10 09:59')).toEqual(['1 10:04'])
  })

  it('wait until the unit has fallen silent, a quarter of an hour at most, and not at all for what came long ago', () => {
    const at = (...times: string[]) => times.map((time, index) => accepted(index + 1, `2026-09-10 ${time}`))
    expect(inBursts(at('10:00'), null, 2)).toEqual(['1 10:02'])
    expect(inBursts(at('10:00', '10:01', '10:03'), null, 2)).toEqual(['1+2+3 10:05'])
    expect(inBursts(at('10:00', '10:07', '10:14'), null, 2)).toEqual(['1+2+3 10:15'])
    // A person has as long to undo what he decided, counted from then; a pass that was asked for waits for nothing.
    expect(inBursts([accepted(1, '2026-09-10 10:00', { byPerson: true })], null, 2)).toEqual(['1 10:03'])
    expect(inBursts([accepted(1, '2026-09-10 10:00', { byPerson: true })], null, 0)).toEqual(['1 10:01'])
    // It was found out late whose it is; the mail server's clock is an hour fast.
    expect(inBursts([accepted(1, '2026-09-10 10:00', { decidedAt: moment('2026-09-10 16:00') })], null, 2)).toEqual([
      '1 16:00',
    ])
    expect(inBursts([accepted(1, '2026-09-10 11:00', { decidedAt: moment('2026-09-10 10:00') })], null, 2)).toEqual([
      '1 10:02',
    ])
  })

  it('hold every message once, in whatever order they are told', () => {
    const message = fc.nat(300).map(minutes => moment('2026-09-10 08:00').add({ minutes }))
    const some = fc
      .array(message, { maxLength: 12 })
      .map(times => times.map((receivedAt, index) => accepted(index + 1, '2026-09-10 08:00', { receivedAt })))
    const mixed = some.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(mixed, ([all, shuffled]) => {
        const found = inBursts(shuffled)
        expect(found).toEqual(inBursts(all))
        const held = found.flatMap(line => line.slice(0, line.indexOf(' ')).split('+')).map(Number)
        expect(held.sort((a, b) => a - b)).toEqual(all.map(({ message: number }) => number))
      }),
    )
  })
})

describe('a message too old to be answered', () => {
  const firstRun = moment('2026-09-10 12:00')
  it.each([
    ['2026-08-31 23:59', true],
    ['2026-09-07 11:59', true],
    ['2026-09-07 12:00', false],
    ['2026-09-12 12:00', false],
  ])('received %s: %s', (receivedAt, expected) => {
    expect(isTooOld({ receivedAt: moment(receivedAt) }, campaign(), firstRun)).toBe(expected)
  })

  it('is one from before the campaign, however long the service has run', () => {
    expect(isTooOld({ receivedAt: moment('2026-08-31 23:59') }, campaign(), moment('2026-01-01 00:00'))).toBe(true)
  })
})

describe('letters due', () => {
  it('are acknowledgements, reminders and digests in order of their time, each with its key', () => {
    const now = moment('2026-09-08 09:00')
    const input = dueInput({ campaigns: [campaign()] }, now)
    const due = lettersDue({
      ...input,
      toAcknowledge: [
        accepted(7, '2026-09-08 08:40'),
        accepted(8, '2026-09-08 08:59:30'),
        accepted(9, '2026-09-08 08:40', { campaign: 'gone' }),
      ],
    })
    // The burst is decided half a minute after nine.
    expect(due.map(({ key }) => key)).toEqual([
      'digest/2026-09-08/bgs@qinghe.example',
      'acknowledgement/7/library',
      'reminder/dushu-2026/library/2026-09-15T10:00:00Z/7d',
      'reminder/dushu-2026/museum/2026-09-15T10:00:00Z/7d',
    ])
  })

  it('hold one digest on each working day from its hour on', () => {
    const digests = (at: string) =>
      lettersDue(dueInput({ campaigns: [] }, moment(at))).map(({ key }) => key.replace('/bgs@qinghe.example', ''))
    expect(digests('2026-09-20 08:29')).toEqual([])
    expect(digests('2026-09-20 08:30')).toEqual(['digest/2026-09-20'])
    expect(digests('2026-09-20 23:59')).toEqual(['digest/2026-09-20'])
    expect(digests('2026-10-01 12:00')).toEqual([])
  })
})
