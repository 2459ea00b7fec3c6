import fc from 'fast-check'
import { expect, it } from 'vitest'
import { portions } from '../../src/mailbox/imap-batches.ts'

const row = (uid: number, size: number | null) => ({ uid, date: null, size })
const uidsOf = (rows: Parameters<typeof portions>[0]) =>
  portions(rows).flatMap(portion => (portion.kind === 'small' ? portion.rows.map(({ uid }) => uid) : [portion.row.uid]))

it('fetches fifty small messages at once', () => {
  const cut = portions(Array.from({ length: 120 }, (_, index) => row(index + 1, 2_000)))
  expect(cut.map(portion => (portion.kind === 'small' ? portion.rows.length : 1))).toEqual([50, 50, 20])
})

it('takes a message above 1 MiB by itself, and one whose size nobody told', () => {
  const cut = portions([row(1, 10), row(2, 1_048_577), row(3, null), row(4, 1_048_576)])
  expect(cut.map(({ kind }) => kind)).toEqual(['small', 'large', 'large', 'small'])
})

it('keeps every message once, in order, and no batch above 4 MiB', () => {
  const size = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3_000_000 }))
  fc.assert(
    fc.property(fc.array(size, { maxLength: 300 }), sizes => {
      const rows = sizes.map((bytes, index) => row(index + 1, bytes))
      expect(uidsOf(rows)).toEqual(rows.map(({ uid }) => uid))
      for (const portion of portions(rows)) {
        if (portion.kind === 'large') continue
        expect(portion.rows.reduce((sum, each) => sum + (each.size ?? 0), 0)).toBeLessThanOrEqual(4_194_304)
        expect(portion.rows.length).toBeLessThanOrEqual(50)
      }
    }),
  )
})
