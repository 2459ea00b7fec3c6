// Another office's mail, made anew from a seed: the same floors as for the corpus, above all no wrong acceptance.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scoreFolder } from '../score/score.ts'
import { figure, percent } from '../score/table.ts'
import { writeSecondOffice } from './make.ts'

/** `SEED=7` for other mail of the same office. */
const SEED = Number(process.env['SEED'] ?? 1)
const ROUNDS = 13

describe(`schools, seed ${SEED}`, () => {
  let folder: string
  let messages: number
  let table: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baosong-second-'))
    messages = await writeSecondOffice(folder, SEED, ROUNDS)
    table = await scoreFolder(folder)
  }, 180_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are at least 500 messages, each answered', () => {
    expect(messages).toBeGreaterThanOrEqual(500)
    expect(figure(table, 'messages missing from the output')).toEqual({ count: 0, of: messages })
  })

  it('have no wrong accept and no needless review', () => {
    expect(figure(table, 'WRONG ACCEPTS').count, table).toBe(0)
    expect(percent(table, 'accepted without a person'), table).toBeGreaterThanOrEqual(97)
  })

  it('are given to the right unit, campaign and material', () => {
    expect(percent(table, 'unit'), table).toBeGreaterThanOrEqual(98)
    expect(percent(table, 'campaign'), table).toBeGreaterThanOrEqual(98)
    expect(percent(table, 'material of matched files'), table).toBeGreaterThanOrEqual(97)
    expect(percent(table, 'nature'), table).toBeGreaterThanOrEqual(99)
  })
})
