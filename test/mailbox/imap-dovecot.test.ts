import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import { openMailbox, watchMailbox } from '../../src/mailbox/open.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { newRecord, takeAll } from './take.ts'

const DATE = Temporal.Instant.from('2026-09-27T07:00:00Z')

describe.skipIf(!dovecotAvailable())('against a real Dovecot', () => {
  let server: Dovecot
  beforeAll(async () => {
    server = await startDovecot()
  })
  afterAll(() => server.stop())

  it('reading leaves even \\Recent and the files where they are', async () => {
    for (let number = 1; number <= 60; number += 1) await server.deliver(`Subject: ${number}\r\n\r\n`, DATE)
    await server.deliver(`Subject: large\r\n\r\n${'x'.repeat(76).concat('\r\n').repeat(20_000)}`, DATE)
    // doveadm looks by EXAMINE as well, so that comparing changes nothing.
    const before = await server.flags()
    const files = await readdir(join(server.folder, 'mail/new'))
    const session = await openMailbox(server.endpoint, server, ['INBOX'])
    expect(await takeAll(session, newRecord())).toHaveLength(61)
    await session.close()
    expect(await server.flags()).toEqual(before)
    expect(before[0]).toMatch(/^1\t\\Recent\t/)
    expect(await readdir(join(server.folder, 'mail/new'))).toEqual(files)
  })

  it('a wrong password is a login trouble', async () => {
    const wrong = { user: server.user, password: new Secret('not this one') }
    const failure = openMailbox(server.endpoint, wrong, ['INBOX'])
    await expect(failure).rejects.toMatchObject({ kind: 'login', trouble: { code: 'password' } })
    await expect(failure).rejects.not.toThrow('not this one')
  })

  it('a restart of the server ends the session with a network trouble', async () => {
    const session = await openMailbox(server.endpoint, server, ['INBOX'])
    await server.kick()
    await expect(takeAll(session, newRecord())).rejects.toMatchObject({ kind: 'network', scope: 'session' })
    await session.close()
  })

  it('new mail is noticed while nobody polls', async () => {
    let news = 0
    const told = { onNews: () => void (news += 1), onTrouble: () => undefined }
    const watch = await watchMailbox(server.endpoint, server, 'INBOX', told)
    await server.deliver('Subject: news\r\n\r\n', DATE)
    await expect.poll(() => news, { timeout: 20_000 }).toBeGreaterThan(0)
    await watch?.close()
  })
})
