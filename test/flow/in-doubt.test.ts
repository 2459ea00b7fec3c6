// The connection breaks after a letter was handed over: it may have gone. Where the server keeps what was sent it is looked
// for there before it goes again; and what a server says to everybody holds all letters up, not one after the other.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

const DAY = COUNTY.mornings[0]
const SENT = 'Sent Messages'

type Places = { office: TestOffice; smtp: ScriptedSmtp }

const reminders = async ({ office }: Places) =>
  (await office.json<{ letters: ListedLetter[] }>('letters')).letters.filter(({ kind }) => kind === 'reminder')
const pass = ({ office }: Places, time: string) => office.baosong('run', '--once', '--now', `${DAY}T${time}`)
const arrived = ({ smtp }: Places, unit: number) =>
  smtp.received.filter(({ to }) => to.includes(countyUnit(unit).notify)).length

describe.skipIf(!dovecotAvailable())('a letter that was handed over and not answered', () => {
  let dovecot: Dovecot
  let places: Places
  beforeEach(async () => {
    dovecot = await startDovecot([SENT])
    const smtp = await startSmtp()
    const office = await countyOffice([1, 2].map(countyUnit), {
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      send: `smtp://127.0.0.1:${smtp.endpoint.port}`,
      password: dovecot.password.reveal(),
    })
    await office.edit('baosong.yaml', /user: .*/, `user: ${dovecot.user}`)
    places = { office, smtp }
    // Only the reminders: the day's digest goes before.
    await pass(places, '08:40')
    smtp.script.content = raw => (raw.includes('X-Baosong-Letter: reminder/') ? 'cut' : null)
    expect(await pass(places, '09:05')).toMatchObject({ code: 1 })
    expect((await reminders(places)).map(({ state }) => state)).toEqual(['sending', 'sending'])
    delete smtp.script.content
  })
  afterEach(async () => {
    await places.office.remove()
    await places.smtp.stop()
    await dovecot.stop()
  })

  it('is not sent again where its copy lies in the Sent folder; the other one is, under its Message-ID', async () => {
    await dovecot.deliver(places.smtp.received.at(-1)?.raw ?? '', undefined, SENT)
    // Too early: copies are filed a little later.
    await pass(places, '09:06')
    expect([arrived(places, 1), arrived(places, 2)]).toEqual([1, 1])
    expect(await pass(places, '09:15')).toMatchObject({ code: 0 })
    expect([arrived(places, 1), arrived(places, 2)]).toEqual([2, 1])
    const [first, second] = await reminders(places)
    expect([first?.state, second?.state]).toEqual(['sent', 'sent'])
    expect(second?.attempts).toMatchObject([{ outcome: 'sent', response: 'found in the Sent folder' }])
    const copies = places.smtp.received.filter(({ raw }) => raw.includes(first?.messageId ?? ''))
    expect(copies.length).toBe(2)
  })

  it('waits for a mailbox that cannot be asked: a digest an hour at most, a reminder until it can be', async () => {
    const mailbox = `receive: imap://127.0.0.1:${dovecot.endpoint.port}`
    await places.office.edit('baosong.yaml', /receive: .*/, 'receive: imap://127.0.0.1:1')
    expect(await pass(places, '09:15')).toMatchObject({ code: 3 })
    await pass(places, '10:10')
    // What units owe may lie unread in it.
    expect([arrived(places, 1), arrived(places, 2)]).toEqual([1, 1])
    await places.office.edit('baosong.yaml', /receive: .*/, mailbox)
    expect(await pass(places, '10:20')).toMatchObject({ code: 0 })
    expect([arrived(places, 1), arrived(places, 2)]).toEqual([2, 2])

    const digests = () => places.smtp.received.filter(({ raw }) => raw.includes('X-Baosong-Letter: digest/')).length
    const before = digests()
    places.smtp.script.content = raw => (raw.includes('X-Baosong-Letter: digest/') ? 'cut' : null)
    const next = (time: string) => places.office.baosong('run', '--once', '--now', `${COUNTY.mornings[1]}T${time}`)
    await next('08:40')
    delete places.smtp.script.content
    await places.office.edit('baosong.yaml', /receive: .*/, 'receive: imap://127.0.0.1:1')
    await next('08:50')
    expect(digests()).toBe(before + 1)
    await next('09:45')
    expect(digests()).toBe(before + 2)
  })

  it('that nobody ever answers is given up after six times, and can be sent again by a person', async () => {
    places.smtp.script.content = () => 'lose'
    for (const time of ['09:10', '09:20', '09:40', '10:20', '11:30', '13:40', '17:50', '17:59'])
      await pass(places, time)
    const [letter] = await reminders(places)
    expect([letter?.state, letter?.attempts.length]).toEqual(['failed', 6])
  })
})

describe('what the server says to everybody', () => {
  let places: Places
  beforeEach(async () => {
    const smtp = await startSmtp()
    const office = await countyOffice([1, 2, 3, 4, 5].map(countyUnit), {
      send: `smtp://127.0.0.1:${smtp.endpoint.port}`,
    })
    places = { office, smtp }
  })
  afterEach(async () => {
    await places.office.remove()
    await places.smtp.stop()
  })
  /** How often a letter was offered in a pass. */
  async function offered(time: string): Promise<number> {
    let count = 0
    const { sender } = places.smtp.script
    places.smtp.script.sender = address => {
      count += 1
      return sender?.(address) ?? null
    }
    await pass(places, time)
    if (sender) places.smtp.script.sender = sender
    else delete places.smtp.script.sender
    return count
  }

  it('to wait a quarter of an hour is said once, and then all letters go', async () => {
    places.smtp.script.sender = () => '451 MI:SFQ the message quota is exceeded'
    expect(await offered('09:05')).toBe(1)
    expect(await offered('09:10')).toBe(0)
    // Twice in a row, then thrice: the pauses grow.
    expect(await offered('09:25')).toBe(1)
    expect(await offered('09:50')).toBe(1)
    delete places.smtp.script.sender
    expect(await offered('10:15')).toBe(6)
    expect((await reminders(places)).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'sent'))
  })

  it('to come again tomorrow is said once', async () => {
    places.smtp.script.sender = () => '554 MI:STC the daily limit is exceeded'
    expect(await offered('09:05')).toBe(1)
    delete places.smtp.script.sender
    expect(await offered('17:00')).toBe(0)
    expect((await reminders(places)).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'queued'))
    expect((await reminders(places)).flatMap(({ attempts }) => attempts)).toEqual([])
  })

  it('what it says of one letter holds up no other', async () => {
    places.smtp.script.content = raw => (raw.includes('X-Baosong-Letter: digest/') ? '451 DT:SPM come again' : null)
    expect(await offered('09:05')).toBe(6)
    expect((await reminders(places)).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'sent'))
  })

  it('a server that is not there is dialled once a pass', async () => {
    await places.office.edit('baosong.yaml', /send: .*/, 'send: smtp://127.0.0.1:1')
    await pass(places, '09:05')
    const tried = (await places.office.json<{ letters: ListedLetter[] }>('letters')).letters
    expect(tried.flatMap(({ attempts }) => attempts).length).toBe(1)
  })
})
