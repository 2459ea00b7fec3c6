// A changed roster: first as a trial, then in earnest; people's words stand, and letters that become due go once.
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ListedLetter, type TestOffice, testOffice } from './office.ts'

const MAIL = fileURLToPath(new URL('../corpus/mail', import.meta.url))
const NOW = '2026-09-27T09:30'

type Review = { messages: { message: number; from: { address: string } | null; unit: string | null }[] }
const NOBODY = { message: 0, unit: null, from: null }
type Result = { messages: number; changes: { message: number; after: { decision: string; unit: string } | null }[] }

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  expect((await office.baosong('import', MAIL)).code).toBe(0)
  expect((await office.baosong('run', '--once', '--now', NOW)).code).toBe(0)
}, 60_000)
afterAll(() => office.remove())

it('changes nothing where nothing has changed', async () => {
  const { code, out } = await office.baosong('reread', '--dry-run', '--now', NOW)
  expect([code, out]).toEqual([0, expect.stringMatching(/^试算 \d+ 封，0 封有变化。\n只是试算/)])
})

it('shows before an edit is kept what it would change, and an edit is taken over by the next pass, acknowledged once', async () => {
  const { messages } = await office.json<Review>('review', '--now', NOW)
  // A private account whose unit is named in one file name only.
  const { message, unit, from } = messages.find(each => each.from?.address === 'sailboat_demo@qq.com') ?? NOBODY
  expect(message).toBeGreaterThan(0)
  await office.edit(
    'units.yaml',
    new RegExp(`(- id: ${unit}\\n(?: {2}.*\\n)*? {2}addresses: \\[)`),
    `$1${from?.address}, `,
  )
  const trial = await office.json<Result>('reread', '--dry-run', '--now', NOW)
  expect(trial.changes.map(change => change.message)).toContain(message)
  expect((await office.json<Review>('review', '--now', NOW)).messages.map(each => each.message)).toContain(message)

  const before = await office.json<{ letters: ListedLetter[] }>('letters')
  expect((await office.baosong('run', '--once', '--now', NOW)).code).toBe(0)
  expect((await office.json<Review>('review', '--now', NOW)).messages.map(each => each.message)).not.toContain(message)
  const after = await office.json<{ letters: ListedLetter[] }>('letters')
  expect(after.letters.length).toBeGreaterThan(before.letters.length)
  expect((await office.baosong('run', '--once', '--now', NOW)).code).toBe(0)
  expect((await office.json<{ letters: ListedLetter[] }>('letters')).letters.length).toBe(after.letters.length)
})

it('leaves what a person decided', async () => {
  const { messages } = await office.json<Review>('review', '--now', NOW)
  const message = messages[0]?.message ?? 0
  expect(
    (await office.baosong('assign', String(message), 'theatre', '--campaign', 'kepu-2026', '--now', NOW)).code,
  ).toBe(0)
  const { changes } = await office.json<Result>('reread', String(message), '--now', NOW)
  expect(changes).toEqual([])
  expect((await office.baosong('reread', '99999')).code).toBe(2)
})
