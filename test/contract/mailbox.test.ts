// One suite over every way in which mail comes in: what the service relies on must hold for each of them.
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MailboxSession } from '../../src/mailbox/mailbox.ts'
import { openMailbox } from '../../src/mailbox/open.ts'
import { newRecord, takeAll } from '../mailbox/take.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'

/** A mailbox under test: a fresh one for each test. */
type Subject = {
  open(folders?: string[]): Promise<MailboxSession>
  deliver(raw: string, date: Temporal.Instant, folder?: string): Promise<void>
  /** Anything in which reading could leave a trace. */
  state(): Promise<unknown>
  remove(): Promise<void>
}

async function imapSubject(): Promise<Subject> {
  const server: Dovecot = await startDovecot(['广告邮件'])
  return {
    open: (folders = ['INBOX', '\\Junk']) => openMailbox(server.endpoint, server, folders),
    deliver: (raw, date, folder = 'INBOX') => server.deliver(raw, date, folder),
    state: async () => [await server.flags('INBOX'), await server.flags('Junk')],
    remove: () => server.stop(),
  }
}

async function maildirSubject(): Promise<Subject> {
  const path = await mkdtemp(join(tmpdir(), 'baosong-contract-'))
  for (const folder of ['', '.Junk', '.&Xn9USpCuTvY-'])
    for (const part of ['tmp', 'new', 'cur']) await mkdir(join(path, folder, part), { recursive: true })
  const directories: Record<string, string> = { INBOX: '', Junk: '.Junk', 广告邮件: '.&Xn9USpCuTvY-' }
  let delivered = 0
  return {
    open: (folders = ['INBOX', '\\Junk']) =>
      openMailbox({ kind: 'maildir', path }, { user: '', password: null }, folders),
    async deliver(raw, date, folder = 'INBOX') {
      delivered += 1
      const name = `${delivered}.host`
      await writeFile(join(path, 'tmp', name), raw)
      await utimes(join(path, 'tmp', name), date.epochMilliseconds / 1000, date.epochMilliseconds / 1000)
      await rename(join(path, 'tmp', name), join(path, directories[folder] ?? '', 'new', name))
    },
    state: async () => null,
    remove: () => rm(path, { recursive: true }),
  }
}

const START = Temporal.Instant.from('2026-09-27T07:00:00Z')
const mail = (subject: string, bytes = 0) =>
  `Subject: ${subject}\r\n\r\n${'x'
    .repeat(76)
    .concat('\r\n')
    .repeat(bytes / 78)}`

function suite(start: () => Promise<Subject>) {
  let subject: Subject
  beforeEach(async () => {
    subject = await start()
    return () => subject.remove()
  })

  async function poll(record = newRecord()) {
    const session = await subject.open()
    const taken = await takeAll(session, record)
    await session.close()
    return taken
  }

  it('delivers every message once, byte for byte, oldest first, with its date and folder', async () => {
    await subject.deliver(mail('1'), START)
    await subject.deliver(mail('2', 78_000), START.add({ seconds: 60 }))
    await subject.deliver(mail('3', 3_000_036), START.add({ seconds: 120 }))
    await subject.deliver(mail('junk'), START, 'Junk')
    await subject.deliver(mail('advertisement'), START, '广告邮件')
    const record = newRecord()
    const taken = await poll(record)
    const subjects = taken.map(({ text }) => text.slice(9, text.indexOf('\r\n')))
    expect(subjects.slice(0, 3)).toEqual(['1', '2', '3'])
    expect(subjects.slice(3).sort()).toEqual(['advertisement', 'junk'])
    expect(taken[2]?.text).toBe(mail('3', 3_000_036))
    expect(taken.map(({ junk }) => junk)).toEqual([false, false, false, true, true])
    expect(taken.slice(0, 3).map(({ internalDate }) => String(internalDate))).toEqual([
      '2026-09-27T07:00:00Z',
      '2026-09-27T07:01:00Z',
      '2026-09-27T07:02:00Z',
    ])
    expect(await poll(record)).toEqual([])
  })

  it('delivers later only what came later', async () => {
    const record = newRecord()
    await subject.deliver(mail('1'), START)
    await poll(record)
    await subject.deliver(mail('2'), START.add({ seconds: 1 }))
    expect((await poll(record)).map(({ text }) => text)).toEqual([mail('2')])
  })

  it('delivers again what was not recorded', async () => {
    for (const number of [1, 2, 3]) await subject.deliver(mail(String(number)), START.add({ seconds: number }))
    const record = newRecord()
    const session = await subject.open()
    const [inbox] = await session.folders()
    if (inbox === undefined) throw new Error('no inbox')
    // The process dies after the first message was recorded and the second one read.
    let seen = 0
    for await (const { place, raw, cursorAfter } of session.arrivals(inbox, null, () => false)) {
      for await (const _ of raw);
      seen += 1
      if (seen === 2) break
      record.places.add(`${place.folder} ${place.uidValidity} ${place.uid}`)
      record.cursors.set(inbox.name, cursorAfter)
    }
    await session.close()
    expect((await poll(record)).map(({ text }) => text)).toEqual([mail('2'), mail('3')])
  })

  it('delivers a message again whose bytes were left unread', async () => {
    for (const number of [1, 2, 3])
      await subject.deliver(mail(String(number), 2_000_076), START.add({ seconds: number }))
    const record = newRecord()
    const session = await subject.open()
    const [inbox] = await session.folders()
    if (inbox === undefined) throw new Error('no inbox')
    for await (const { place, raw, cursorAfter } of session.arrivals(inbox, null, () => false)) {
      // The disk had no room for the second one.
      if (record.places.size === 1 && !record.cursors.has('skipped')) {
        record.cursors.set('skipped', '')
        continue
      }
      for await (const _ of raw);
      record.places.add(`${place.folder} ${place.uidValidity} ${place.uid}`)
      record.cursors.set(inbox.name, cursorAfter)
    }
    await session.close()
    expect((await poll(record)).map(({ text }) => text.slice(0, 10))).toEqual(['Subject: 2'])
  })

  it('leaves no trace', async () => {
    for (const number of [1, 2, 3]) await subject.deliver(mail(String(number), number * 780_000), START)
    const before = await subject.state()
    await poll()
    expect(await subject.state()).toEqual(before)
  })

  it('says which configured folders are missing', async () => {
    const session = await subject.open(['INBOX', '报送', '\\Junk'])
    expect((await session.folders()).map(({ junk }) => junk)).toEqual([false, true, true])
    expect(await session.missingFolders()).toEqual(['报送'])
    await session.close()
  })

  it('finds nothing in an empty mailbox, and names itself the same each time', async () => {
    expect(await poll()).toEqual([])
    const [first, second] = [await subject.open(), await subject.open()]
    expect(first.identity).toBe(second.identity)
    await first.close()
    await second.close()
  })
}

describe('a Maildir', () => {
  suite(maildirSubject)
})
describe.skipIf(!dovecotAvailable())('IMAP, against Dovecot', () => {
  suite(imapSubject)
})
