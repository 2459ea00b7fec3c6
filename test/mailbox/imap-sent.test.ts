// Letters of ours among those that the server keeps as sent.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import { findSent } from '../../src/mailbox/open.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { CREDENTIALS, failureOf, message, start } from './scripted.ts'

const copy = (id: string) => `Message-ID: <${id}@qinghe.example>\r\nSubject: x\r\n\r\n`
const ids = (...names: string[]) => names.map(name => `<${name}@qinghe.example>`)

describe.skipIf(!dovecotAvailable())('the Sent folder of a real Dovecot', () => {
  let server: Dovecot
  const find = (...names: string[]) => findSent(server.endpoint, server, ids(...names))
  beforeAll(async () => {
    server = await startDovecot(['Sent Messages'])
  })
  afterAll(() => server.stop())

  it('may be empty', async () => {
    expect(await find('one')).toEqual(new Set())
  })

  it('tells which letters are in it, by the whole Message-ID, and stays as it was', async () => {
    for (const id of ['one', 'two']) await server.deliver(copy(id), undefined, 'Sent Messages')
    await server.deliver(`Subject: y\r\nMESSAGE-ID:\r\n <folded@qinghe.example>\r\n\r\n`, undefined, 'Sent Messages')
    const before = await server.flags('Sent Messages')
    expect(await find('two', 'on', 'three', 'folded')).toEqual(new Set(ids('two', 'folded')))
    expect(await server.flags('Sent Messages')).toEqual(before)
  })

  it('is searched where it is large', async () => {
    for (let number = 0; number < 400; number += 1)
      await server.deliver(copy(`later-${number}`), undefined, 'Sent Messages')
    expect(await find('one', 'three', 'later-399')).toEqual(new Set(ids('one', 'later-399')))
  })

  it('that nobody may open is a trouble', async () => {
    const wrong = { user: server.user, password: new Secret('not this one') }
    expect((await failureOf(findSent(server.endpoint, wrong, ids('one')))).kind).toBe('login')
  })
})

describe('servers that cannot search', () => {
  const many = Array.from({ length: 400 }, (_, index) => message(index + 1, copy(`n-${index + 1}`)))
  const sent = (search: 'everything' | 'nothing', messages = many) =>
    start({
      search,
      folders: [
        { name: 'INBOX', messages: [] },
        { name: 'Sent', flags: '\\Sent', messages },
      ],
    })

  it('Tencent finds every message: that proves nothing', async () => {
    const { endpoint } = await sent('everything')
    expect(await findSent(endpoint, CREDENTIALS, ids('never-sent', 'n-399'))).toEqual(new Set(ids('n-399')))
  })

  it('NetEase finds none: the newest are looked at', async () => {
    const server = await sent('nothing', many.slice(0, 40))
    expect(await findSent(server.endpoint, CREDENTIALS, ids('never-sent', 'n-1'))).toEqual(new Set(ids('n-1')))
    expect(server.commands.filter(command => command.startsWith('UID SEARCH'))).toEqual([])
  })

  it('and where there is no such folder nothing is known', async () => {
    const { endpoint } = await start({})
    expect(await findSent(endpoint, CREDENTIALS, ids('n-1'))).toBeNull()
  })
})
