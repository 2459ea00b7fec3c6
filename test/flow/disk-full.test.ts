// A disk that takes no more, while mail comes in and while letters go: one sentence, exit code 1, and the next run loses
// nothing and sends nothing twice.
import { execFile, execFileSync } from 'node:child_process'
import { cp, mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountOf } from '../../src/ledger/account.ts'
import { openLedger } from '../../src/ledger/database.ts'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, Outcome, TestOffice } from './office.ts'

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname
const DAY = COUNTY.mornings[0]
const SENTENCE = /^没有做完：磁盘已满.*都没有丢失。 \(Not finished: .*nothing is lost\.\)\n$/

let office: TestOffice
beforeEach(async () => {
  office = await countyOffice([1, 2, 3].map(countyUnit))
})
afterEach(() => office.remove())

const run = ['run', '--once', '--now', `${DAY}T10:00`]

/** The pass, with no file larger than `kibibytes`. */
function limited(kibibytes: number): Promise<Outcome> {
  const command = [process.execPath, MAIN, ...run, '--config', office.config].map(word => `'${word}'`).join(' ')
  const env = { ...process.env, BAOSONG_PASSWORD: 'not-a-real-one' }
  // bash counts in KiB, other shells in 512 bytes.
  return new Promise(resolve => {
    execFile('bash', ['-c', `ulimit -f ${kibibytes}; exec ${command}`], { env }, (error, out, err) => {
      resolve({ code: error ? ((error.code as unknown as number | undefined) ?? null) : 0, out, err })
    })
  })
}

/** A mail of the first unit with an attachment of this size. */
async function mailArrives(name: string, kibibytes: number): Promise<void> {
  const path = join(office.folder, 'data', 'mailbox', 'new', name)
  const body = Buffer.alloc(kibibytes * 768, 7).toString('base64')
  const lines = (body.match(/.{1,76}/g) ?? []).join('\r\n')
  await writeFile(
    path,
    `From: ${countyUnit(1).notify}\r\nTo: ${COUNTY.mailbox}\r\nSubject: 2026 ${name}\r\nMessage-ID: <${name}@county.example>\r\nDate: Fri, 11 Sep 2026 08:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name="a.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`,
  )
  const at = new Date('2026-09-11T00:00:00Z')
  await utimes(path, at, at)
}

/** Every mail is recorded and every letter is out once, after another pass at `time` and for ever. */
async function nothingIsLost(mails: number, time = '10:00'): Promise<void> {
  const again = ['run', '--once', '--now', `${DAY}T${time}`]
  expect(await office.baosong(...again)).toMatchObject({ code: 0, err: '' })
  const ledger = openLedger(join(office.folder, 'data'))
  expect(accountOf(ledger, null).messages).toBe(mails)
  ledger.close()
  const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
  expect(letters.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'digest sent',
    // Whoever has written lies in review, and is not reminded.
    ...(mails > 0 ? [2, 3] : [1, 2, 3]).map(() => 'reminder sent'),
  ])
  expect((await office.letters()).size).toBe(letters.length)
  const { code, out } = await office.baosong(...again)
  expect([code, out]).toEqual([0, '收到 0 封新邮件，发出 0 封信。\n'])
}

describe('files that may not grow', () => {
  it('while mail comes in', async () => {
    await mailArrives('a', 10)
    await mailArrives('b', 4000)
    const { code, err } = await limited(2000)
    expect([code, err]).toEqual([1, expect.stringMatching(SENTENCE)])
    await nothingIsLost(2)
  })

  it('from the first byte on', async () => {
    await mailArrives('a', 10)
    const { code, err } = await limited(16)
    expect([code, err]).toEqual([1, expect.stringMatching(SENTENCE)])
    await nothingIsLost(1)
  })
})

describe.skipIf(process.getuid?.() !== 0)('a full disk', () => {
  const mount = (place: string, size: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', place])

  it('where letters are put', async () => {
    const place = join(office.folder, 'data', 'letters')
    await mkdir(place, { recursive: true })
    mount(place, '16k')
    const kept = join(office.folder, 'kept')
    try {
      const { code, err } = await office.baosong(...run)
      expect([code, err]).toEqual([1, expect.stringMatching(SENTENCE)])
      await cp(place, kept, { recursive: true })
    } finally {
      execFileSync('umount', [place])
    }
    await cp(kept, place, { recursive: true })
    // The letter that was being written is in doubt for a quarter of an hour.
    await nothingIsLost(0, '10:20')
    await rm(kept, { recursive: true })
  })
})
