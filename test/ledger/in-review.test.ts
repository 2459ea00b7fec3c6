import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInReview, unitsInReview } from '../../src/ledger/in-review.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { accepted, file, temporaryLedger } from './made-up.ts'

let ledger: Ledger
beforeEach(() => {
  ledger = temporaryLedger()
})
afterEach(() => ledger.close())

test('units of a message in review, and those proposed for its files, are in review; asked one by one it is the same', () => {
  const proposed = (unit: string | null) => ({ material: 'summary', unit, role: 'new' as const, because: 'x' })
  accepted(ledger, 'a', {
    files: [file('1.docx'), file('2.docx')],
    verdict: { decision: 'review', unit: 'bureau', files: [proposed('museum'), proposed(null)] },
  })
  accepted(ledger, 'b', { verdict: { decision: 'review', unit: 'school', nature: 'correspondence' } })
  accepted(ledger, 'c', { verdict: { unit: 'theatre' } })
  const all = unitsInReview(ledger, null)
  expect([...all].sort()).toEqual(['kepu-2026/bureau', 'kepu-2026/museum'])
  for (const unit of ['bureau', 'museum', 'school', 'theatre', 'library', 'summary', 'muse'])
    expect(isInReview(ledger, 'kepu-2026', unit, null), unit).toBe(all.has(`kepu-2026/${unit}`))
  expect(isInReview(ledger, 'other-2026', 'museum', null)).toBe(false)
})
