// What holds of any messages whatever.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../src/campaign/assess.ts'
import type { Accepted, UnitStanding } from '../../src/campaign/standing.ts'
import { campaign, item, moment, unit } from './made-up.ts'

const UNITS = [unit('library'), unit('museum'), unit('hotel')]
const OF = campaign({ units: { kind: 'except', ids: ['hotel'] } })
const START = moment('2026-09-05 00:00')
/** Ends past the last due instant, so that half of all messages are late. */
const HOURS = 45 * 24

const items = (roles: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom('plan', 'summary', 'photos', 'video', ''),
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom(...roles),
    )
    .map(([material, name, role]) => item(`${material}:${material}${name}:${role}`))

const anyRole = ['new', 'new', 'supplement', 'resend', 'replacement']

function message(roles: readonly string[] = anyRole): fc.Arbitrary<Accepted> {
  return fc.record({
    messageId: fc.nat(1_000_000),
    unit: fc.constantFrom('library', 'library', 'museum', 'hotel'),
    campaign: fc.constantFrom('dushu-2026', 'dushu-2026', 'another'),
    receivedAt: fc.nat(HOURS).map(hours => START.add({ hours })),
    nil: fc.boolean().map(odd => odd && roles === anyRole),
    items: fc.array(items(roles), { maxLength: 5 }),
  })
}

/** As the ledger gives them: no two messages have one number. */
const messagesOf = (roles?: readonly string[]) =>
  fc.uniqueArray(message(roles), { maxLength: 12, selector: ({ messageId }) => messageId })
const now = fc.nat(HOURS).map(hours => START.add({ hours }))
const AFTER_ALL = START.add({ hours: HOURS + 1 })

const standings = (messages: readonly Accepted[], at = AFTER_ALL) => assess(OF, UNITS, messages, at)

function owes({ state, materials }: UnitStanding): number {
  if (state === 'exempt' || state === 'nil') return 0
  return Object.values(materials).reduce((sum, { have, need }) => sum + Math.max(0, need - have), 0)
}

/** Adding `more` to `messages` leaves no unit owing more than it did. */
function expectNoMoreOwed(messages: readonly Accepted[], more: Accepted): void {
  const before = standings(messages).units
  standings([...messages, more]).units.forEach((own, index) => {
    const former = before[index]
    // Who had nothing to report, and sends something after all, owes the rest of it.
    if (former && former.state !== 'nil') expect(owes(own)).toBeLessThanOrEqual(owes(former))
  })
}

describe('standing', () => {
  it('is the same in whatever order messages are told', () => {
    const shuffled = messagesOf().chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, now, ([told, mixed], at) => {
        expect(standings(mixed, at)).toEqual(standings(told, at))
      }),
    )
  })

  it('never counts a message after now', () => {
    fc.assert(
      fc.property(messagesOf(), now, (messages, at) => {
        const arrived = messages.filter(({ receivedAt }) => Temporal.Instant.compare(receivedAt, at) <= 0)
        expect(standings(messages, at)).toEqual(standings(arrived, AFTER_ALL))
      }),
    )
  })

  it('never owes more for a later message, whatever it says', () => {
    fc.assert(
      fc.property(messagesOf(), message(), (messages, more) =>
        expectNoMoreOwed(messages, { ...more, messageId: 2_000_000, receivedAt: AFTER_ALL }),
      ),
    )
  })

  it('never owes more for a message that is found late, where nothing replaces anything', () => {
    const adding = ['new', 'supplement', 'resend']
    fc.assert(
      fc.property(messagesOf(adding), message(adding), (messages, more) =>
        expectNoMoreOwed(messages, { ...more, messageId: 2_000_000 }),
      ),
    )
  })

  it('never becomes late by a later message, once it is complete in time', () => {
    fc.assert(
      fc.property(messagesOf(), message(), (messages, more) => {
        const later = { ...more, messageId: 2_000_000, receivedAt: AFTER_ALL }
        const after = standings([...messages, later]).units
        standings(messages).units.forEach((before, index) => {
          if (before.state === 'complete' && !before.late)
            expect(after[index]).toMatchObject({ state: 'complete', late: false })
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('counts each unit once, and no more of a material than differing things came for it', () => {
    fc.assert(
      fc.property(messagesOf(), messages => {
        const { counts, units } = standings(messages)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(units.length)
        for (const { unit: id, materials } of units) {
          const own = messages.filter(each => each.unit === id && each.campaign === OF.id).flatMap(each => each.items)
          for (const [name, { have }] of Object.entries(materials)) {
            const distinct = new Set(own.filter(each => each.material === name).map(each => each.identity))
            expect(have).toBeLessThanOrEqual(distinct.size)
          }
        }
      }),
    )
  })
})
