// A reminder that comes back: its address is marked, the coordinator is told with the telephone number, and the letter and
// those after it try another address of the unit.
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

const UNITS = [1, 2, 3, 4].map(countyUnit)

/** What a mail server sends back (RFC 3464). */
function bounce(
  messageId: string,
  address: string,
  action: 'failed' | 'delayed',
  status: string,
  words: string,
): string {
  return `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.county.example>
To: ${COUNTY.mailbox}
Subject: Delivery Status Notification
Date: Fri, 11 Sep 2026 09:20:00 +0800
Message-ID: <${status}.${address}@mx.county.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

The letter could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.county.example

Final-Recipient: rfc822; ${address}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${words}
--b
Content-Type: text/rfc822-headers

Message-ID: ${messageId}
From: ${COUNTY.mailbox}
To: ${address}
--b--
`.replaceAll('\n', '\r\n')
}

describe('a reminder that comes back', () => {
  let office: TestOffice
  const [first, second] = COUNTY.mornings

  const letters = async () => (await office.json<{ letters: ListedLetter[] }>('letters')).letters
  const reminderOf = async (unit: string, day: string) =>
    (await letters()).find(each => each.kind === 'reminder' && each.unit === unit && each.createdAt.startsWith(day))
  const digestOf = async (day: string) => {
    const id = (await letters()).find(each => each.kind === 'digest' && each.createdAt.startsWith(day))?.messageId ?? ''
    const raw = [...(await office.letters()).values()].find(text => text.includes(id)) ?? ''
    return (await simpleParser(raw)).text ?? ''
  }

  /** Puts a message into the mailbox as if it had come that forenoon. */
  const arrive = async (name: string, raw: string) => {
    const path = join(office.folder, 'data', 'mailbox', 'new', name)
    await writeFile(path, raw)
    const at = Temporal.ZonedDateTime.from(`${first}T10:00[Asia/Shanghai]`).epochMilliseconds / 1000
    await utimes(path, at, at)
  }

  beforeAll(async () => {
    office = await countyOffice(UNITS)
    expect(await office.baosong('run', '--once', '--now', `${first}T09:05`)).toMatchObject({ code: 0 })
    const back = async (name: string, unit: number, action: 'failed' | 'delayed', status: string, words: string) => {
      const id = `unit-${unit}`
      const letter = await reminderOf(id, first)
      const address = countyUnit(unit).notify
      await arrive(name, bounce(letter?.messageId ?? '', address, action, status, words))
    }
    await back('gone', 1, 'failed', '5.1.1', '550 5.1.1 no such user')
    await back('later', 2, 'delayed', '4.2.2', '452 4.2.2 mailbox full')
    // About a letter that was never written: anybody can send one.
    const forged = bounce('<never-written@qinghe.example>', countyUnit(3).notify, 'failed', '5.1.1', '550 no such user')
    await arrive('forged', forged)
    expect(await office.baosong('run', '--once', '--now', `${first}T15:00`)).toMatchObject({ code: 0 })
    expect(await office.baosong('run', '--once', '--now', `${second}T09:05`)).toMatchObject({ code: 0 })
  })
  afterAll(() => office.remove())

  it('is tied to its letter and address', async () => {
    const states = await Promise.all(UNITS.map(async ({ id }) => (await reminderOf(id, first))?.recipients[0]))
    expect(states.map(recipient => recipient?.state)).toEqual(['bounced', 'sent', 'sent', 'sent'])
  })

  it('is told to the coordinator with the unit’s telephone number, a delay and a forgery are not', async () => {
    const text = await digestOf(second)
    const [, unreachable = ''] = /邮件送不到的单位\n\n((?:- .*\n)+)/.exec(text) ?? []
    expect(unreachable).toBe(
      '- 青禾县第1单位 0000-7700001：unit-1@county.example 退信，信件改发 unit-1.office@county.example\n',
    )
  })

  it('goes on to the unit’s other address that same day, under its own Message-ID, and to nobody twice', async () => {
    const letter = await reminderOf('unit-1', first)
    expect(letter?.recipients.map(({ address, state }) => [address, state])).toEqual([
      ['unit-1@county.example', 'bounced'],
      ['unit-1.office@county.example', 'sent'],
    ])
    const reached = await Promise.all(
      [...(await office.letters()).values()]
        .filter(raw => raw.includes('X-Baosong-Letter: reminder/'))
        .map(async raw => (await simpleParser(raw)).messageId),
    )
    expect(reached.filter(id => id === letter?.messageId).length).toBe(1)
  })

  it('is followed by a letter to the unit’s other address; other units keep theirs', async () => {
    const to = await Promise.all(
      UNITS.map(async ({ id }) => (await reminderOf(id, second))?.recipients.map(each => each.address)),
    )
    expect(to).toEqual([['unit-1.office@county.example'], ...UNITS.slice(1).map(({ notify }) => [notify])])
  })
})
