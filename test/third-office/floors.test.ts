// Mail that was written against the program: above all no wrong acceptance.
import { beforeAll, describe, expect, it } from 'vitest'
import { scoreFolder } from '../score/score.ts'
import { figure, percent } from '../score/table.ts'

const MESSAGES = 365
/** Of the messages that were written before any answer was known a person sees 8 in 100 more than needed; of all: */
const ACCEPTED = 85
/** Short reports typed into the mail are known; nothing plain is left to a person. */
const NEEDLESS = 0

let table: string
beforeAll(async () => {
  table = await scoreFolder(import.meta.dirname)
}, 180_000)

describe('the third office', () => {
  it('has no wrong accept, ignores nothing that a person must see, and is inspected whole', () => {
    expect(figure(table, 'messages missing from the output')).toEqual({ count: 0, of: MESSAGES })
    expect(figure(table, 'WRONG ACCEPTS').count, table).toBe(0)
    expect(figure(table, 'wrong ignores').count, table).toBe(0)
  })

  it('is filed without a person where that can be told', () => {
    expect(percent(table, 'accepted without a person'), table).toBeGreaterThanOrEqual(ACCEPTED)
    expect(figure(table, 'needless or wrong reviews').count, table).toBeLessThanOrEqual(NEEDLESS)
  })

  it('is given to the right unit, campaign and material', () => {
    expect(percent(table, 'unit'), table).toBeGreaterThanOrEqual(99)
    expect(percent(table, 'campaign'), table).toBeGreaterThanOrEqual(99)
    expect(percent(table, 'material of matched files'), table).toBeGreaterThanOrEqual(97)
  })

  it('yields its files, byte for byte', () => {
    expect(percent(table, 'files: recall, sha256'), table).toBeGreaterThanOrEqual(99)
  })
})
