// What the corpus must score at least, by the real command line and the scorer's own table.
import { beforeAll, describe, expect, it } from 'vitest'
import { scoreCorpus } from './score.ts'
import { figure, percent } from './table.ts'

const MESSAGES = 108

let table: string
beforeAll(async () => {
  table = await scoreCorpus()
})

describe('the sample corpus', () => {
  it('is inspected whole', () => {
    expect(figure(table, 'messages missing from the output')).toEqual({ count: 0, of: MESSAGES })
  })

  it('has no wrong accept, and not because nothing is accepted', () => {
    expect(figure(table, 'WRONG ACCEPTS').count, table).toBe(0)
    expect(percent(table, 'accepted without a person'), table).toBeGreaterThanOrEqual(97)
  })

  it('is told apart by nature in 99 cases of 100', () => {
    expect(percent(table, 'nature'), table).toBeGreaterThanOrEqual(99)
  })

  it('is given to the right unit and campaign, also as a guess, and its files to the right material', () => {
    expect(percent(table, 'unit'), table).toBeGreaterThanOrEqual(98)
    expect(percent(table, 'campaign'), table).toBeGreaterThanOrEqual(98)
    expect(percent(table, 'material of matched files'), table).toBeGreaterThanOrEqual(97)
  })

  it('yields its files, byte for byte', () => {
    expect(percent(table, 'files: recall, sha256'), table).toBeGreaterThanOrEqual(99.5)
  })
})
