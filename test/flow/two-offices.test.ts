// Two offices that write to each other, and mailboxes that answer by themselves: each exchange dies out.
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { COUNTY, countyOffice } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

/** The other office's mailbox. */
const OTHER = 'wenlv@yunxi.example'
/** Rounds: each delivers what the one before it wrote, a quarter of an hour later. */
const ROUNDS = 10
const START = Temporal.ZonedDateTime.from('2026-09-11T09:05[Asia/Shanghai]')

/** Gives a message to an office as its server does. */
async function deliver(
  office: TestOffice,
  name: string,
  raw: string | Buffer,
  at: Temporal.ZonedDateTime,
): Promise<void> {
  const path = join(office.folder, 'data', 'mailbox', 'new', name)
  await writeFile(path, raw)
  await utimes(path, at.epochMilliseconds / 1000, at.epochMilliseconds / 1000)
}

/** Letters to `address` that were not looked at before. */
async function newLetters(
  office: TestOffice,
  address: string,
  seen: Set<string>,
): Promise<{ name: string; raw: Buffer }[]> {
  const place = join(office.folder, 'data', 'letters', 'new')
  const fresh = []
  for (const name of await readdir(place).catch(() => [])) {
    if (seen.has(`${office.folder}/${name}`)) continue
    seen.add(`${office.folder}/${name}`)
    const raw = await readFile(join(place, name))
    const { to } = await simpleParser(raw)
    if ([to].flat().some(each => each?.value.some(one => one.address === address))) fresh.push({ name, raw })
  }
  return fresh
}

/** A report with a summary, which an office accepts and thanks for. */
function report(from: string, to: string, id: string): string {
  return `From: <${from}>
To: <${to}>
Subject: =?utf-8?B?${Buffer.from('科普月活动总结').toString('base64')}?=
Date: Fri, 11 Sep 2026 09:00:00 +0800
Message-ID: <${id}@sender.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

科普月活动总结见附件。
--b
Content-Type: text/plain; charset=utf-8; name="summary.txt"
Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent('科普月活动总结.txt')}
Content-Transfer-Encoding: base64

${Buffer.from('科普月活动总结：共开展活动三场。'.repeat(20)).toString('base64')}
--b--
`
}

describe('two offices, each a unit of the other', { timeout: 240_000 }, () => {
  let a: TestOffice
  let b: TestOffice
  beforeEach(async () => {
    const unit = (id: string, name: string, address: string) => ({ id, name, addresses: [address], notify: address })
    a = await countyOffice([unit('wenlv', '云溪市文化和旅游局', OTHER)])
    b = await countyOffice([unit('kexie', '青禾县科学技术协会', COUNTY.mailbox)])
    await b.edit('baosong.yaml', new RegExp(COUNTY.mailbox, 'g'), OTHER)
  })
  afterEach(() => Promise.all([a.remove(), b.remove()]))

  it('come to rest: a letter of one is never material, and never thanked for, at the other', async () => {
    await deliver(a, '1.report', report(OTHER, COUNTY.mailbox, 'one'), START.subtract({ minutes: 5 }))
    await deliver(b, '2.report', report(COUNTY.mailbox, OTHER, 'two'), START.subtract({ minutes: 5 }))
    const seen = new Set<string>()
    const exchanged: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = START.add({ minutes: 15 * round })
      const time = now.toPlainDateTime().toString()
      for (const office of [a, b])
        expect(await office.baosong('run', '--once', '--now', time)).toMatchObject({ code: 0 })
      const toB = await newLetters(a, OTHER, seen)
      const toA = await newLetters(b, COUNTY.mailbox, seen)
      for (const { name, raw } of toB) await deliver(b, `r${round}.${name}`, raw, now.add({ minutes: 1 }))
      for (const { name, raw } of toA) await deliver(a, `r${round}.${name}`, raw, now.add({ minutes: 1 }))
      exchanged.push(toA.length + toB.length)
    }
    // Each thanks for the report and reminds of the pictures; nothing comes of that.
    expect(exchanged[0]).toBe(4)
    expect(exchanged.slice(1)).toEqual(Array.from({ length: ROUNDS - 1 }, () => 0))
  })
})

describe('a mailbox that answers by itself', { timeout: 240_000 }, () => {
  const ABSENT = '您好，您的邮件已收到。我正在休假，回来后尽快回复您。'
  it.each([
    ['as RFC 3834 wants it', 'Auto-Submitted: auto-replied\n', '自动回复：'],
    ['as QQ does', 'X-QQ-AUTO-REPLY: 1\nX-QQ-HOLIDAYREPLY: 1\n', '自动回复:'],
    ['without any header', '', '回复：'],
  ])('%s gets no second letter for its answer', async (_, headers, prefix) => {
    const address = 'unit-1@county.example'
    const office = await countyOffice([{ id: 'unit-1', name: '青禾县第1单位', addresses: [address], notify: address }])
    try {
      await deliver(office, '1.report', report(address, COUNTY.mailbox, 'one'), START.subtract({ minutes: 5 }))
      const seen = new Set<string>()
      const sent: number[] = []
      let answers = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        const now = START.add({ minutes: 15 * round })
        expect(await office.baosong('run', '--once', '--now', now.toPlainDateTime().toString())).toMatchObject({
          code: 0,
        })
        const letters = await newLetters(office, address, seen)
        sent.push(letters.length)
        for (const { raw } of letters) {
          const { subject = '', messageId = '' } = await simpleParser(raw)
          answers += 1
          const answer = `From: <${address}>
To: <${COUNTY.mailbox}>
Subject: =?utf-8?B?${Buffer.from(prefix + subject).toString('base64')}?=
Message-ID: <answer-${answers}@county.example>
In-Reply-To: ${messageId}
References: ${messageId}
Date: Fri, 11 Sep 2026 09:30:00 +0800
${headers}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${ABSENT}
`
          await deliver(office, `answer-${answers}`, answer, now.add({ minutes: 1 }))
        }
      }
      // The thanks and the day's reminder; each is answered once, and that is the end of it.
      expect(sent).toEqual([2, ...Array.from({ length: ROUNDS - 1 }, () => 0)])
      expect(answers).toBe(2)
      const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
      expect(letters.filter(({ kind }) => kind === 'acknowledgement').length).toBe(1)
    } finally {
      await office.remove()
    }
  })
})
