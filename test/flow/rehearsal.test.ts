import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rehearse, sweepRehearsals } from '../../src/flow/decide/rehearsal.ts'
import { allMessages } from '../../src/ledger/messages.ts'
import { outcomeOf } from '../../src/ledger/outcomes.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from '../board/played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

const data = () => board.office.configuration.office.data
const left = () => readdirSync(data()).filter(name => name.startsWith('rehearsal-'))
const outcomes = () => [...allMessages(board.office.ledger, null)].map(({ id }) => outcomeOf(board.office.ledger, id))

test('the same configuration changes nothing, and nothing is left behind', async () => {
  const before = outcomes()
  const trial = rehearse({ data: data(), folder: board.config, now: String(DEMO_END) })
  expect(trial.outcome()).toBeNull()
  await trial.finished
  expect(trial.outcome()).toMatchObject({ kind: 'done', result: { effects: [] } })
  expect(outcomes()).toEqual(before)
  expect(left()).toEqual([])
})

test('a trial that cannot be is told, not thrown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-empty-'))
  const trial = rehearse({ data: data(), folder, now: String(DEMO_END) })
  await trial.finished
  expect(trial.outcome()).toMatchObject({ kind: 'failed', detail: expect.stringMatching(/^Error: /) })
  expect(left()).toEqual([])
})

test('a trial that is stopped leaves no copy of people’s mail; what a kill left is swept', async () => {
  const trial = rehearse({ data: data(), folder: board.config, now: String(DEMO_END) })
  expect(left()).toHaveLength(1)
  trial.stop()
  await trial.finished
  expect(trial.outcome()).toMatchObject({ kind: 'failed' })
  expect(left()).toEqual([])
  mkdtempSync(join(data(), 'rehearsal-'))
  sweepRehearsals(data())
  expect(left()).toEqual([])
})
