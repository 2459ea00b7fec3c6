// What `inspect --json` says of messages on disk, the program run as its user runs it.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAIL } from '../message/read.ts'
import { type TestOffice, testOffice } from './office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.remove())

async function inspect(...paths: string[]): Promise<{ source: string; from: { address: string } }[]> {
  const { out } = await office.baosong('inspect', '--json', ...paths)
  return out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

const LOOKALIKES = readFileSync(join(MAIL, '193-subject-lookalikes.eml'), 'latin1')
const POSTMARK = 'From demo@unit.example Wed Sep 23 10:20:30 2026\r\n'

it('spells the sender’s address as its header does', async () => {
  const [message] = await inspect(join(MAIL, '193-subject-lookalikes.eml'))
  expect(message?.from.address).toBe('Demo.Box@Unit.Example')
})

it('names the source as it was given, also of a message behind a From_ line; only several are numbered', async () => {
  const one = join(office.folder, 'one.eml')
  const two = join(office.folder, 'two')
  await writeFile(one, `${POSTMARK}${LOOKALIKES}`)
  await writeFile(two, `${POSTMARK}${LOOKALIKES}\r\n${POSTMARK}${LOOKALIKES}\r\n`)
  expect((await inspect(one, two)).map(({ source }) => source)).toEqual([one, `${two}#1`, `${two}#2`])
})
