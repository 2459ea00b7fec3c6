// Which letters wait for a person, what lets them go, and the rehearsal in which everything goes to one person.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { waitsForRelease } from '../../src/flow/write/approval.ts'
import { proposeLetter } from '../../src/ledger/letters.ts'
import { releaseLetters } from '../../src/ledger/releases.ts'
import { campaign } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { letter, NOON, temporaryLedger } from '../ledger/made-up.ts'
import { beginAttempt, settleAttempt } from '../../src/ledger/attempts.ts'
import type { Configuration, LetterSettings } from '../../src/config/configuration.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { COUNTY, countyCampaign, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

const KINDS = ['acknowledgement', 'announcement', 'reminder', 'digest']

function office(approve: LetterSettings['approve'], send: 'smtp' | 'maildir' = 'smtp'): Configuration {
  const plain = configuration({ campaigns: [campaign()] })
  const post = { kind: 'smtp', host: 'smtp.qinghe.example', port: 465, secure: true } as const
  const mailbox = { ...plain.office.mailbox, ...(send === 'smtp' ? { send: post } : {}) }
  return { ...plain, office: { ...plain.office, mailbox, letters: { ...plain.office.letters, approve } } }
}

/** A reminder that went, let go by a person or by itself (as in a rehearsal on a Maildir). */
function sentReminder(ledger: Ledger, campaignId: string, released: boolean): void {
  const proposal = {
    ...letter(`reminder/${campaignId}`),
    kind: 'reminder',
    campaign: campaignId,
    needsRelease: released,
  }
  const { id } = proposeLetter(ledger, proposal, NOON)
  if (released) releaseLetters(ledger, [id], '协调员', NOON)
  const attempt = beginAttempt(ledger, id, NOON, NOON)
  const sent = { outcome: 'sent', response: '250 OK', recipients: [], nextAttemptAt: null } as const
  settleAttempt(ledger, attempt ?? 0, sent, NOON)
}

describe('what waits for a person', () => {
  const waiting = (configured: Configuration, ledger: Ledger, rehearsal = false) =>
    KINDS.filter(kind => waitsForRelease(kind, 'dushu-2026', configured, ledger, rehearsal))

  it('is what the office says', () => {
    const ledger = temporaryLedger()
    expect(waiting(office('none'), ledger)).toEqual([])
    expect(waiting(office('reminders'), ledger)).toEqual(['announcement', 'reminder'])
    // The coordinator would wait for a digest that waits for the coordinator.
    expect(waiting(office('all'), ledger)).toEqual(['acknowledgement', 'announcement', 'reminder'])
    expect(waiting(office('all', 'maildir'), ledger, true)).toEqual(['acknowledgement', 'announcement', 'reminder'])
  })

  it('are the mass letters of a first campaign where the office says nothing', () => {
    const ledger = temporaryLedger()
    expect(waiting(office(null), ledger)).toEqual(['announcement', 'reminder'])
    sentReminder(ledger, 'dushu-2026', true)
    sentReminder(ledger, 'tried-out-2024', false)
    expect(waiting(office(null), ledger)).toEqual(['announcement', 'reminder'])
    sentReminder(ledger, 'another-2025', true)
    expect(waiting(office(null), ledger)).toEqual([])
  })

  it('is nothing in a rehearsal, and where letters go to a folder', () => {
    const ledger = temporaryLedger()
    expect(waiting(office(null), ledger, true)).toEqual([])
    expect(waiting(office(null, 'maildir'), ledger)).toEqual([])
  })
})

describe('letters of today', () => {
  const units = [1, 2, 3].map(countyUnit)
  /** A zone in which it is about noon now: reminders go in office hours, whenever this test runs. */
  const zone =
    ['Asia/Shanghai', 'Asia/Karachi', 'Europe/Paris', 'America/Sao_Paulo', 'America/Denver', 'Pacific/Auckland']
      .concat('Pacific/Honolulu')
      .find(name => Math.abs(Temporal.Now.zonedDateTimeISO(name).hour - 13) <= 3) ?? ''
  let smtp: ScriptedSmtp
  let running: TestOffice

  beforeEach(async () => {
    smtp = await startSmtp()
    running = await countyOffice(units, { send: `smtp://127.0.0.1:${smtp.endpoint.port}` })
    await running.edit('baosong.yaml', /timezone: .*/, `timezone: ${zone}`)
    await running.edit('baosong.yaml', /digest: .*/, 'digest: { at: "08:30", on: everyday }')
    await writeFile(join(running.config, 'campaigns', `${COUNTY.campaign}.yaml`), dueTomorrow())
  })
  afterEach(async () => {
    await running.remove()
    await smtp.stop()
  })

  /** A campaign that reminds today: its only stage is the day before. */
  function dueTomorrow(): string {
    const today = Temporal.Now.plainDateISO(zone)
    const day = (days: number) => today.add({ days }).toString()
    return countyCampaign(day(-7), day(1), day(9), '{ before: [1d], after: [], at: "09:00", on: everyday }')
  }

  const reminders = async () =>
    (await running.json<{ letters: ListedLetter[] }>('letters')).letters.filter(({ kind }) => kind === 'reminder')
  const arrived = () =>
    Promise.all(
      smtp.received.map(async ({ to, raw }) => {
        const { subject = '', text = '', html } = await simpleParser(Buffer.from(raw, 'latin1'))
        return { to, subject, text, html: html || '' }
      }),
    )

  it('wait in the first campaign until baosong release, then go; those of the next campaign do not wait', async () => {
    expect(await running.baosong('run', '--once')).toMatchObject({ code: 0 })
    expect((await arrived()).map(({ to }) => to)).toEqual([[COUNTY.coordinator]])
    expect((await reminders()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])

    const [first] = await reminders()
    expect((await running.baosong('release', String(first?.letter))).out).toContain('已放行 1 封信')
    await running.baosong('run', '--once')
    expect((await arrived()).slice(1).map(({ to }) => to)).toEqual([[units[0]?.notify]])
    expect((await running.baosong('release')).out).toContain('已放行 2 封信')
    await running.baosong('run', '--once')
    expect((await reminders()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect((await arrived()).length).toBe(4)

    await writeFile(join(running.config, 'campaigns', 'next-2026.yaml'), dueTomorrow().replaceAll('科普月', '读书周'))
    expect(await running.baosong('run', '--once')).toMatchObject({ code: 0 })
    expect((await reminders()).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'sent'))
    expect(await running.baosong('release', '1')).toMatchObject({ code: 2 })
  })

  it('all go to one person in a rehearsal, each marked with whom it would go to', async () => {
    const yaml = await running.json<unknown>('letters')
    expect(yaml).toEqual({ letters: [] })
    await running.edit(
      'baosong.yaml',
      /board: .*/,
      'board: false\nletters: { approve: none, rehearse: me@qinghe.example }',
    )
    expect(await running.baosong('run', '--once')).toMatchObject({ code: 0 })
    const letters = await arrived()
    expect(letters.map(({ to }) => to)).toEqual(Array.from({ length: 4 }, () => ['me@qinghe.example']))
    for (const { subject } of letters) expect(subject).toMatch(/^【演练】/)
    const meant = letters.map(({ text, html }) => {
      const address = /^【演练】本信正式启用后将发给：(\S+)/.exec(text)?.[1]
      expect(html).toContain(`【演练】本信正式启用后将发给：${address}</p>`)
      return address
    })
    expect(meant.sort()).toEqual([COUNTY.coordinator, ...units.map(({ notify }) => notify)].sort())
    for (const { raw } of smtp.received) expect(raw).not.toMatch(/^(to|cc|bcc):.*county\.example/im)
  })
})
