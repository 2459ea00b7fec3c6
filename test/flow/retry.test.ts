// When a letter is tried again: later and later, and never all at the same moment.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenUp, nextAttempt } from '../../src/flow/send/retry.ts'
import { moment } from '../campaign/made-up.ts'

const NINE = moment('2026-09-28 09:00')
const minutes = (attempts: number, wait: number | null, chance: number) =>
  nextAttempt(NINE, attempts, wait, chance).since(NINE).total('minutes')

describe('the next attempt', () => {
  it('waits longer each time, four hours at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map(attempts => minutes(attempts, null, 0))).toEqual([
      2, 5, 15, 30, 60, 120, 240, 240, 240,
    ])
  })

  it('waits as long as the server asks for, and no shorter than its own step', () => {
    expect([minutes(1, 15, 0), minutes(5, 15, 0)]).toEqual([15, 60])
  })

  it('is spread over a quarter of its step, never before it, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.integer({ min: 1, max: 600 })),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempts, wait, chance) => {
          const least = minutes(attempts, wait, 0)
          const at = minutes(attempts, wait, chance)
          expect(at).toBeGreaterThanOrEqual(least)
          expect(at).toBeLessThanOrEqual(least * 1.25 + 1 / 60)
        },
      ),
      { seed: 7 },
    )
  })

  it('of letters that failed together is knocked at together by no more than a few', () => {
    // A generator of its own with a seed: Park and Miller's.
    let state = 7
    const chance = () => {
      state = (state * 16_807) % 2_147_483_647
      return state / 2_147_483_647
    }
    const seconds = Array.from({ length: 200 }, () => nextAttempt(NINE, 5, null, chance()).since(NINE).total('seconds'))
    const perSecond = Map.groupBy(seconds, second => second)
    expect(Math.max(...Array.from(perSecond.values(), group => group.length))).toBeLessThanOrEqual(4)
    const [least, most] = [Math.min(...seconds), Math.max(...seconds)]
    expect([least >= 3600, most <= 3600 * 1.25, most - least > 0.9 * 900]).toEqual([true, true, true])
  })

  it('is the last once a letter was tried for four days, and often', () => {
    const first = moment('2026-09-24 09:00')
    expect([givenUp(first, 20, NINE.subtract({ seconds: 1 })), givenUp(first, 20, NINE)]).toEqual([false, true])
    // The service was away, or the clock jumped.
    expect([givenUp(first, 5, NINE), givenUp(null, 0, NINE), givenUp(NINE.add({ hours: 200 }), 9, NINE)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
