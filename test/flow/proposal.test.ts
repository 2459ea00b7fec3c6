// One mail with two units' material: a person accepts the proposal file by file, in one action.
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestOffice, testOffice } from './office.ts'

const MAIL = fileURLToPath(new URL('../corpus/mail/054-county-for-library-and-museum.eml', import.meta.url))
const NOW = '2026-09-28T09:30'

type Review = { messages: { message: number; proposals: { position: number; unit: string }[] }[] }
type Status = { campaigns: { id: string; units: { id: string; state: string }[] }[] }

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
  expect((await office.baosong('import', MAIL)).code).toBe(0)
}, 60_000)
afterAll(() => office.remove())

it('is proposed, accepted at once, and both units are told', async () => {
  const { messages } = await office.json<Review>('review', '--now', NOW)
  const [waiting] = messages
  expect(new Set(waiting?.proposals.map(({ unit }) => unit))).toEqual(new Set(['heyuan-library', 'heyuan-museum']))
  const { out } = await office.baosong('review', '--now', NOW)
  expect(out).toContain(`npm run baosong -- assign ${waiting?.message} --proposed --config ${office.config}`)

  const accepted = await office.baosong('assign', String(waiting?.message), '--proposed', '--now', NOW)
  expect([accepted.code, accepted.err]).toEqual([0, ''])
  expect(accepted.out).toMatch(
    /禾源县图书馆 \d 个文件，禾源县博物馆 \d 个文件|禾源县博物馆 \d 个文件，禾源县图书馆 \d 个文件/,
  )
  const { campaigns } = await office.json<Status>('status', 'kepu-2026', '--now', NOW)
  const states = new Map(campaigns[0]?.units.map(({ id, state }) => [id, state]))
  expect([states.get('heyuan-library'), states.get('heyuan-museum')]).toEqual(['partial', 'partial'])
})

it('is refused where there is none, and where a unit is named too', async () => {
  expect((await office.baosong('assign', '1', 'library', '--proposed')).code).toBe(2)
  expect((await office.baosong('assign', '1')).code).toBe(2)
})
