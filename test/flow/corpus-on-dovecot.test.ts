// The main job on real input: the corpus lies in a real Dovecot, the program runs as its user runs it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topmostReceived } from '../../src/message/header-facts.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { corpusMail, type ListedLetter, type TestOffice, testOffice } from './office.ts'

const NOW = '2026-09-27T09:30'
type Truth = { file: string; nature: string; unit: string | null; campaign: string | null; decision: string[] }
const TRUTH = readFileSync(new URL('../corpus/truth.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Truth)

describe.skipIf(!dovecotAvailable())('the corpus in a Dovecot mailbox', () => {
  let dovecot: Dovecot
  let smtp: ScriptedSmtp
  let office: TestOffice
  let before: string[]

  beforeAll(async () => {
    dovecot = await startDovecot()
    smtp = await startSmtp()
    for (const { raw } of await corpusMail()) {
      await dovecot.deliver(raw, topmostReceived(raw) ?? undefined)
    }
    // Some are read already, one is answered: what a colleague did by hand must stay as it is.
    await dovecot.doveadm('flags', 'add', '-u', dovecot.user, '\\Seen', 'mailbox', 'INBOX', '1:40')
    await dovecot.doveadm('flags', 'add', '-u', dovecot.user, '\\Answered \\Flagged', 'mailbox', 'INBOX', '7')
    before = await dovecot.flags()
    office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      send: `smtp://127.0.0.1:${smtp.endpoint.port}`,
      password: dovecot.password.reveal(),
    })
  })
  afterAll(async () => {
    await office.remove()
    await dovecot.stop()
    await smtp.stop()
  })

  it('is recorded whole by the first pass, and the second one finds and sends nothing', async () => {
    const first = await office.baosong('run', '--once', '--now', NOW)
    expect([first.code, first.err]).toEqual([0, ''])
    const sent = smtp.received.length
    expect(first.out).toContain(`收到 108 封新邮件，发出 ${sent} 封信`)
    expect(sent).toBeGreaterThan(10)
    const second = await office.baosong('run', '--once', '--now', NOW)
    expect([second.code, second.out]).toEqual([0, '收到 0 封新邮件，发出 0 封信。\n'])
    expect(smtp.received.length).toBe(sent)
  })

  it('keeps its flags', async () => {
    expect(before).toHaveLength(108)
    expect(await dovecot.flags()).toEqual(before)
  })

  it('is answered only where somebody handed something in, once a message, and never to a machine', async () => {
    const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
    const answers = letters.filter(letter => letter.kind === 'acknowledgement')
    const answered = answers.map(letter => letter.message)
    expect(new Set(answered).size).toBe(answered.length)
    expect(answers.length).toBeGreaterThan(10)
    // UIDs, and so numbers in the record, are in the order of delivery: message n is the truth's line n.
    for (const answer of answers) {
      const truth = TRUTH[(answer.message ?? 0) - 1]
      expect(truth?.nature, truth?.file).toBe('submission')
      expect(truth?.decision, truth?.file).toContain('accept')
      expect(answer.unit, truth?.file).toBe(truth?.unit)
    }
    const tos = new Set(smtp.received.flatMap(letter => letter.to))
    for (const address of tos) expect(address).not.toMatch(/mailer-daemon|postmaster|no-?reply|kepu@yunxi\.example/i)
  })

  it('of before the third day before the first run gets no answer', async () => {
    const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
    const mail = await corpusMail()
    const oldest = Temporal.ZonedDateTime.from(`${NOW}[Asia/Shanghai]`).subtract({ days: 3 }).toInstant()
    for (const letter of letters.filter(each => each.kind === 'acknowledgement')) {
      const raw = mail[(letter.message ?? 0) - 1]?.raw ?? Buffer.alloc(0)
      const received = topmostReceived(raw)
      expect(received && Temporal.Instant.compare(received, oldest), letter.subject).toBe(1)
    }
  })

  it('gives every letter the headers of an automatic answer, and the thread', async () => {
    for (const { raw } of smtp.received) {
      expect(raw).toMatch(/^Auto-Submitted: auto-(replied|generated)\r$/m)
      expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m)
      expect(raw).not.toMatch(/^(Disposition-Notification-To|Return-Receipt-To):/im)
      if (raw.includes('Auto-Submitted: auto-replied')) expect(raw).toMatch(/^In-Reply-To: <[^>]+>\r$/m)
    }
  })

  it('shows what is to come in words', async () => {
    const { code, out } = await office.baosong('plan', '--days', '14', '--now', NOW)
    expect(code).toBe(0)
    expect(out).toMatch(/今后 14 天，如果再没有来件，将发出 \d+ 封信：/)
    expect(out).toMatch(/9月28日 周一\n {2}08:30 每日情况，发给 coordinator@yunxi\.example/)
    expect(out).toMatch(/09:00 催报（2026年全国科普日活动）/)
  })
})
