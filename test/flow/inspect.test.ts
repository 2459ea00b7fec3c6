// What `inspect --json` says of messages on disk, the program run as its user runs it.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAIL } from '../message/read.ts'
import { dsn } from '../message/notices.ts'
import { type TestOffice, testOffice } from './office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.remove())

type Inspected = {
  source: string
  from: { address: string }
  files: { name: string; originalName: string | null }[]
  bounce: unknown
}

async function inspect(...paths: string[]): Promise<Inspected[]> {
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

it('tells of a letter that came back which it was, whom it did not reach, and why; of others nothing', async () => {
  const path = join(office.folder, 'bounce.eml')
  const delayed = 'Final-Recipient: rfc822;b@unit.example\nAction: delayed\nStatus: 4.4.1'
  const full =
    'Final-Recipient: rfc822;a@unit.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full'
  await writeFile(path, dsn([full, delayed]), 'latin1')
  const [bounce, other] = await inspect(path, join(MAIL, '228-delivery-report.eml'))
  expect(bounce?.bounce).toEqual({
    originalMessageId: '<letter@office.example>',
    letterKey: 'reminder-7',
    failures: [
      { address: 'a@unit.example', permanent: true, status: '5.2.2', diagnostic: '552 mailbox full' },
      { address: 'b@unit.example', permanent: false, status: '4.4.1', diagnostic: null },
    ],
  })
  expect(other?.bounce).toBeNull()
  const { out } = await office.baosong('inspect', path)
  expect(out).toContain('未送达：a@unit.example  永久失败  5.2.2  552 mailbox full\n')
  expect(out).toContain('未送达：b@unit.example  暂时失败  4.4.1\n原信：reminder-7\n')
})

it('gives a file’s name as it was sent, besides the one that any disk takes', async () => {
  const [message] = await inspect(join(MAIL, '009-name-quotes-inside.eml'))
  expect(message?.files.map(({ name, originalName }) => `${originalName} → ${name}`)).toEqual([
    '“科普”"大讲堂"总结.docx → “科普”＂大讲堂＂总结.docx',
    'a "quoted" name.docx → a ＂quoted＂ name.docx',
    'C:\\Users\\demo\\report.docx → report.docx',
  ])
})
