import { describe, expect, it } from 'vitest'
import type { Quirks } from '../servers/scripted-quirks.ts'
import { failureOf, large, message, open, poll, pollFor, start } from './scripted.ts'
import { newRecord } from './take.ts'

const NETEASE: Partial<Quirks> = {
  capabilities: 'IMAP4rev1 XLIST SPECIAL-USE ID LITERAL+ XAPPLEPUSHSERVICE UIDPLUS X-CM-EXT-1',
  uidNext: false,
  unsafeLogin: 'until-id-after-login',
}

describe('NetEase', () => {
  it('is read by EXAMINE and BODY.PEEK alone, although it wants ID again and tells no UIDNEXT', async () => {
    const folders = [{ name: 'INBOX', messages: [message(7), large(9, 1_500_000)] }]
    const netease = await start({ ...NETEASE, folders })
    const record = newRecord()
    expect(await poll(netease, record)).toEqual(['7', '9'])
    expect(await poll(netease, record)).toEqual([])
    netease.quirks.folders[0]?.messages.push(message(12))
    expect(await poll(netease, record)).toEqual(['12'])
    expect(netease.commands.some(command => /^ID .*"name" "baosong"/.test(command))).toBe(true)
    const touching =
      /^(SELECT|STORE|UID (STORE|MOVE|COPY|EXPUNGE)|COPY|MOVE|EXPUNGE|CLOSE|APPEND|CREATE|DELETE|SUBSCRIBE)\b|BODY\[|RFC822[^.]/i
    expect(netease.commands.filter(command => touching.test(command))).toEqual([])
  })

  it('that stays suspicious is a matter for a person, not a wrong password', async () => {
    const netease = await start({ ...NETEASE, unsafeLogin: 'always' })
    const error = await failureOf(poll(netease, newRecord()))
    expect([error.kind, error.trouble.code]).toEqual(['login', 'unsafe-login'])
    expect(error.describe('zh-CN')).toContain('打开文件夹“INBOX”未成功：网易邮箱把这次登录判为不安全')
    expect(netease.commands.filter(command => command.startsWith('EXAMINE'))).toHaveLength(2)
  })
})

describe('a login that is refused', () => {
  it('is tried once, and its error holds no password', async () => {
    const strict = await start({ refuseLogin: 'LOGIN Login error or password error' })
    const error = await failureOf(poll(strict, newRecord()))
    expect([error.kind, error.trouble.code]).toEqual(['login', 'password'])
    expect(strict.commands.filter(command => command.startsWith('LOGIN'))).toHaveLength(1)
    const { cause } = error
    expect(`${error.stack}${JSON.stringify(cause)}${String(cause)}`).not.toContain('0000')
    await expect.poll(() => strict.connections()).toBe(0)
  })

  it('is a network trouble where nobody listens', async () => {
    const gone = await start({})
    const { endpoint } = gone
    await gone.stop()
    const error = await failureOf(open({ ...gone, endpoint }))
    expect([error.kind, error.trouble.code]).toEqual(['network', 'refused'])
  })

  it('is not tried over an unencrypted connection to another machine', async () => {
    const plain = await start({})
    // The same server by a name that does not count as loopback: STARTTLS is demanded, and it has none.
    const endpoint = { ...plain.endpoint, host: '::ffff:127.0.0.1' }
    const error = await failureOf(open({ ...plain, endpoint }))
    expect([error.kind, error.trouble.code]).toEqual(['configuration', 'no-starttls'])
    expect(plain.commands.filter(command => command.startsWith('LOGIN'))).toEqual([])
  })
})

describe('a server that counts oddly', () => {
  it('may answer in any order', async () => {
    const odd = await start({
      unordered: true,
      folders: [{ name: 'INBOX', messages: [message(1), message(5), message(3)] }],
    })
    expect(await poll(odd, newRecord())).toEqual(['1', '3', '5'])
  })

  it('may tell a wrong UIDNEXT', async () => {
    const odd = await start({ uidNext: 2, folders: [{ name: 'INBOX', messages: [message(1), message(5)] }] })
    const record = newRecord()
    expect(await poll(odd, record)).toEqual(['1', '5'])
    expect(await poll(odd, record)).toEqual([])
  })

  it('may change UIDVALIDITY, begin anew, or give a UID twice', async () => {
    const folder = { name: 'INBOX', messages: [message(101), message(102)] }
    const odd = await start({ ...NETEASE, folders: [folder] })
    const record = newRecord()
    expect(await poll(odd, record)).toEqual(['101', '102'])
    folder.messages = [message(1), message(2), message(3)]
    expect(await poll(odd, record)).toEqual(['1', '2', '3'])
    folder.messages = [message(1), message(2), { ...message(3, 'Subject: another\r\n\r\n'), date: 1_800_000_000 }]
    expect(await poll(odd, record)).toEqual(['3'])
    odd.quirks.uidValidity = 2
    expect(await poll(odd, record)).toEqual(['1', '2', '3'])
  })

  it('may be wrong about sizes, without a byte lost', async () => {
    for (const sizeError of [-400_000, 400_000, 3_000_000]) {
      const odd = await start({
        sizeError,
        folders: [{ name: 'INBOX', messages: [large(1, 2_500_000), large(2, 700_000)] }],
      })
      const taken = await pollFor(odd, newRecord())
      expect(taken.map(({ text }) => text.length)).toEqual([2_500_014, 700_014])
    }
  })
})

describe('large messages', () => {
  it('come in pieces of a megabyte', async () => {
    const exact = 3 * 1_048_576 - 14
    const ordinary = await start({ folders: [{ name: 'INBOX', messages: [large(1, 5_000_000), large(2, exact)] }] })
    const taken = await pollFor(ordinary, newRecord())
    expect(taken.map(({ text, largest }) => [text.length, largest])).toEqual([
      [5_000_014, 1_048_576],
      [exact + 14, 1_048_576],
    ])
  })

  it('come whole and once from Exmail, which ignores the range', async () => {
    const exact = 1_048_577 - 14
    const folders = [{ name: 'INBOX', messages: [large(1, 5_000_000), large(2, exact)] }]
    const exmail = await start({ ignoresRanges: true, folders })
    const taken = await pollFor(exmail, newRecord())
    expect(taken.map(({ text }) => text.length)).toEqual([5_000_014, exact + 14])
  })

  it('that Exmail would send whole and that are too large are passed over, told, and owed', async () => {
    const folders = [{ name: 'INBOX', messages: [message(1), large(2, 90_000_000), message(3)] }]
    const exmail = await start({ ignoresRanges: true, folders })
    const record = newRecord()
    expect(await poll(exmail, record)).toEqual(['1', '3'])
    expect(record.failures.map(({ trouble, scope }) => [trouble.code, scope])).toEqual([['too-large', 'message']])
    exmail.quirks.ignoresRanges = false
    expect(await poll(exmail, record)).toEqual(['2'])
    expect(await poll(exmail, record)).toEqual([])
  })
})
