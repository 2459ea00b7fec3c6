import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { messagesAt } from '../../src/mailbox/files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, text: string, date = '2026-09-27T07:00:00Z'): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  const seconds = Temporal.Instant.from(date).epochMilliseconds / 1000
  await utimes(path, seconds, seconds)
  return path
}

async function all(path: string): Promise<string[]> {
  const found: string[] = []
  for await (const { source, raw, internalDate } of messagesAt(path)) {
    let text = ''
    for await (const chunk of raw) text += Buffer.from(chunk).toString()
    found.push(
      `${source.slice(folder.length + 1)} ${internalDate.toString()} ${text.length} ${text.slice(0, 10).trim()}`,
    )
  }
  return found
}

it('reads an .eml', async () => {
  const path = await write('017.eml', 'Subject: 1\r\n\r\n')
  expect(await all(path)).toEqual(['017.eml 2026-09-27T07:00:00Z 14 Subject: 1'])
})

it('reads an mbox by what it begins with, whatever it is called', async () => {
  const path = await write(
    'old',
    'From a@b.example Mon Sep 28 07:04:05 2026\nSubject: 1\n\n\nFrom - 9:30 2026\nSubject: 2\n\n',
  )
  expect(await all(path)).toEqual([
    'old#1 2026-09-28T07:04:05Z 12 Subject: 1',
    'old#2 2026-09-27T07:00:00Z 11 Subject: 2',
  ])
})

it('takes a single message behind a From_ line as it is: a >From in it is the sender’s', async () => {
  const path = await write('1', 'From a@b.example Mon Sep 28 07:04:05 2026\nSubject: 1\n\n>From here\n>>From there\n\n')
  expect(await all(path)).toEqual(['1 2026-09-28T07:04:05Z 37 Subject: 1'])
})

it('leaves a single message with CR line ends whole', async () => {
  const text = 'From a@b.example Mon Sep 28 07:04:05 2026\rSubject: 1\r\rtext\r'
  expect(await all(await write('1.eml', text))).toEqual([`1.eml 2026-09-27T07:00:00Z ${text.length} From a@b.e`])
})

it('reads a Maildir, oldest first, and its tmp not at all', async () => {
  await write('box/cur/2.host:2,S', 'Subject: 2', '2026-09-27T09:00:00Z')
  await write('box/new/1.host', 'Subject: 1', '2026-09-27T08:00:00Z')
  await write('box/tmp/3.host', 'Subject: 3')
  expect(await all(join(folder, 'box'))).toEqual([
    'box/1.host 2026-09-27T08:00:00Z 10 Subject: 1',
    'box/2.host 2026-09-27T09:00:00Z 10 Subject: 2',
  ])
})

it('reads a folder of mail files by name, and nothing else in it', async () => {
  await write('b.eml', 'Subject: 2')
  await write('a.EML', 'Subject: 1')
  await write('truth.jsonl', '{}')
  expect(await all(folder)).toEqual([
    'a.EML 2026-09-27T07:00:00Z 10 Subject: 1',
    'b.eml 2026-09-27T07:00:00Z 10 Subject: 2',
  ])
})

it('an empty file is one empty message, a missing one an error', async () => {
  expect(await all(await write('empty.eml', ''))).toEqual(['empty.eml 2026-09-27T07:00:00Z 0 '])
  await expect(all(join(folder, 'none.eml'))).rejects.toThrow('ENOENT')
})
