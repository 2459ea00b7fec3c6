import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toInstant, toInstantOrNull, toText, toTextOrNull } from '../../src/ledger/instants.ts'

test('an instant is UTC text of fixed width', () => {
  expect(toText(Temporal.Instant.from('2026-09-27T15:04:05+08:00'))).toBe('2026-09-27T07:04:05.000Z')
  expect(toText(Temporal.Instant.from('2026-09-27T07:04:05.9999Z'))).toBe('2026-09-27T07:04:05.999Z')
  expect(toTextOrNull(undefined)).toBeNull()
  expect(toInstantOrNull(null)).toBeNull()
})

test('text sorts as instants do, also beyond the years that fit', () => {
  const instant = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 })
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map(ms => Temporal.Instant.fromEpochMilliseconds(ms))
      const texts = [toText(early as Temporal.Instant), toText(late as Temporal.Instant)]
      expect(texts.map(text => text.length)).toEqual([24, 24])
      expect((texts[0] as string) <= (texts[1] as string)).toBe(true)
    }),
  )
})

test('within four-digit years a millisecond comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), ms => {
      const instant = Temporal.Instant.fromEpochMilliseconds(ms)
      expect(toInstant(toText(instant)).equals(instant)).toBe(true)
    }),
  )
})
