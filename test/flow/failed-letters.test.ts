// Letters that failed for good stand in the next digest: to whom, since when, what the server said, what to do.
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

const [first] = COUNTY.mornings
const [spam, unanswered, givenUp, dead] = [1, 2, 3, 4].map(countyUnit)

describe('letters that failed for good', () => {
  let office: TestOffice
  let smtp: ScriptedSmtp
  const pass = (time: string) => office.baosong('run', '--once', '--now', time)
  const digest = async () => {
    const raw = smtp.received.findLast(({ to }) => to.includes(COUNTY.coordinator))?.raw ?? ''
    return (await simpleParser(Buffer.from(raw, 'latin1'))).text ?? ''
  }
  const isTo = (raw: string, unit: typeof spam) =>
    new RegExp(`^To:.*${unit?.notify.replace('.', '\\.')}`, 'm').test(raw)

  beforeAll(async () => {
    smtp = await startSmtp({
      recipient: address =>
        address === givenUp?.notify
          ? '450 4.2.0 Greylisted, come again'
          : address.startsWith(`${dead?.id}`)
            ? '550 User unknown'
            : null,
      content: raw => (isTo(raw, spam) ? '554 DT:SPM smtp' : isTo(raw, unanswered) ? 'lose' : null),
    })
    office = await countyOffice([1, 2, 3, 4, 5].map(countyUnit), { send: `smtp://127.0.0.1:${smtp.endpoint.port}` })
    // One stage that lasts for a week: the later ones would take the first one's letters back.
    await office.edit(
      `campaigns/${COUNTY.campaign}.yaml`,
      /reminders: .*/,
      'reminders: { before: [7d], after: [], at: "09:00", on: everyday }',
    )
    await office.edit('baosong.yaml', /digest: .*/, 'digest: { at: "08:30", on: everyday }')
    const unread = join(office.folder, 'data', 'mailbox', 'new', 'a')
    await writeFile(unread, '\0\x01 no mail at all')
    await utimes(unread, new Date('2026-09-10T02:00:00Z'), new Date('2026-09-10T02:00:00Z'))
    await pass(`${first}T08:30`)
    for (const time of ['09:00', '09:20', '09:50', '10:30', '11:30', '13:50', '17:50']) await pass(`${first}T${time}`)
  }, 120_000)
  afterAll(async () => {
    await office.remove()
    await smtp.stop()
  })

  it('are told the next morning, but not the unit that is listed as out of reach', async () => {
    await pass('2026-09-12T08:30')
    const text = await digest()
    expect(text).toMatch(/没有发成的信（2封，不会再自动重发）/)
    expect(text).toContain(spam?.name ?? '-')
    expect(text.replace(/\s+/g, ' ')).toContain(
      '催报，9月11日9时起，服务器拒收：这封信被判为垃圾邮件。请电话告知，或从网页邮箱另发一封',
    )
    expect(text.replace(/\s+/g, ' ')).toContain('交给服务器六次都没有回音。可能已经送到，请先电话核实')
    expect(text).toMatch(/邮件送不到的单位/)
    expect(text.slice(text.indexOf('没有发成的信'))).not.toContain(dead?.name)
  })

  it('are told after four days of trying', async () => {
    for (const day of ['12', '13', '14', '15']) await pass(`2026-09-${day}T09:30`)
    const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
    expect(letters.find(({ unit, kind }) => unit === givenUp?.id && kind === 'reminder')?.state).toBe('failed')
    await pass('2026-09-16T08:30')
    expect((await digest()).replace(/\s+/g, ' ')).toContain(
      '试了四天没有发出：收件方要求稍后再投。请电话告知，或重新发送',
    )
  })

  it('and mail that cannot be read says so in a clerk’s words', async () => {
    const text = (await digest()).replace(/\s+/g, ' ')
    expect(text).toMatch(/读不出的邮件（1封.*内容不是邮件，或已损坏/)
    expect(text).not.toMatch(/header|refused|crash/)
  })
})
