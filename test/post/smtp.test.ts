import { describe, expect, it, onTestFinished } from 'vitest'
import { openPost } from '../../src/post/open.ts'
import type { Post } from '../../src/post/post.ts'
import { type ScriptedSmtp, type SmtpScript, startSmtp } from '../servers/smtp.ts'
import { letter } from './letter.ts'

async function start(script: SmtpScript = {}, options = {}): Promise<ScriptedSmtp> {
  const server = await startSmtp(script, options)
  onTestFinished(() => server.stop())
  return server
}

function post(server: ScriptedSmtp, times = {}): Post {
  const opened = openPost(server.endpoint, server, { patience: 2_000, silence: 2_000, ...times })
  onTestFinished(() => opened.close())
  return opened
}

const two = letter({
  to: [
    { name: '', address: 'yxlib@163.com' },
    { name: '', address: 'gone@163.com' },
  ],
})
const number = (count: number) => letter({ messageId: `<${count}@yunxi.example>` })

describe('letters by SMTP', () => {
  it('go over one connection with one login', async () => {
    const server = await start()
    const way = post(server)
    for (const count of [1, 2, 3]) expect((await way.deliver(number(count))).kind).toBe('sent')
    expect([server.connected(), server.logins(), server.received.length]).toEqual([1, 1, 3])
    expect(server.received[0]).toMatchObject({ from: 'kepu@yunxi.example', to: ['yxlib@163.com'] })
    await way.close()
    await expect.poll(() => server.connections()).toBe(0)
  })

  it('open another connection where the old one was closed between letters', async () => {
    const server = await start()
    const way = post(server)
    await way.deliver(number(1))
    server.cut()
    expect((await way.deliver(number(2))).kind).toBe('sent')
    expect(server.received.map(({ raw }) => /Message-ID: <(\d)/.exec(raw)?.[1])).toEqual(['1', '2'])
  })

  it('open another connection where the server ends an idle one by 421', async () => {
    let letters = 0
    const server = await start({ sender: () => ((letters += 1) === 2 ? '421 4.4.2 timeout exceeded' : null) })
    const way = post(server)
    await way.deliver(number(1))
    expect((await way.deliver(number(2))).kind).toBe('sent')
    expect(server.connected()).toBe(2)
  })

  it('are settled per recipient', async () => {
    const server = await start({
      recipient: address => (address.startsWith('gone') ? '550 Invalid User: gone@163.com' : null),
    })
    const delivery = await post(server).deliver(two)
    expect(delivery.kind).toBe('partly')
    expect(delivery.recipients.map(({ address, kind, meaning }) => [address, kind, meaning?.kind ?? null])).toEqual([
      ['yxlib@163.com', 'sent', null],
      ['gone@163.com', 'refused', 'recipient'],
    ])
    expect(Object.isFrozen(delivery) && Object.isFrozen(delivery.recipients[0])).toBe(true)
  })

  it('are refused where nobody can have them, and later where somebody may', async () => {
    const server = await start({ recipient: () => '550 User suspended' })
    const way = post(server)
    expect((await way.deliver(two)).kind).toBe('refused')
    server.script.recipient = address => (address.startsWith('gone') ? '550 User suspended' : '450 try again')
    const delivery = await way.deliver(two)
    expect(delivery.kind).toBe('later')
    expect(delivery.recipients.map(({ kind }) => kind)).toEqual(['later', 'refused'])
    server.script.recipient = () => null
    expect((await way.deliver(two)).kind).toBe('sent')
    expect(server.connected()).toBe(1)
  })

  it('that are taken for spam go on no second attempt, and the next letter goes', async () => {
    const server = await start({ content: raw => (raw.includes('<1@') ? '554 DT:SPM 163 smtp12' : null) })
    const way = post(server)
    const delivery = await way.deliver(number(1))
    expect([delivery.kind, delivery.meaning?.kind, delivery.response]).toEqual([
      'refused',
      'letter',
      '554 DT:SPM 163 smtp12',
    ])
    expect((await way.deliver(number(2))).kind).toBe('sent')
  })

  it('wait as long as the server asks', async () => {
    const server = await start({ sender: () => '451 MI:SFQ 163 smtp5' })
    const delivery = await post(server).deliver(letter())
    expect([delivery.kind, delivery.meaning?.waitMinutes, delivery.meaning?.reach]).toEqual(['later', 15, 'queue'])
  })

  it('stop where the login is refused, which is tried once and shows no password', async () => {
    const server = await start({ login: () => '535 Error: authentication failed' })
    const delivery = await post(server).deliver(two)
    expect([delivery.kind, delivery.meaning?.kind, delivery.meaning?.code]).toEqual([
      'stopped',
      'configuration',
      'login',
    ])
    expect(server.logins()).toBe(1)
    expect(JSON.stringify(delivery)).not.toContain('0000-not')
    await expect.poll(() => server.connections()).toBe(0)
  })

  it('show QQ’s words, which come in GBK', async () => {
    const words = Buffer.from([0xc6, 0xb5, 0xc2, 0xca, 0xcf, 0xde, 0xd6, 0xc6]).toString('latin1')
    const server = await start({ sender: () => `550 ${words}` })
    const delivery = await post(server).deliver(letter())
    expect([delivery.response, delivery.meaning?.code]).toEqual(['550 频率限制', 'frequency'])
  })

  it('are in doubt where the connection breaks after they were handed over', async () => {
    const server = await start({ content: () => 'cut' })
    const delivery = await post(server).deliver(two)
    expect(delivery.kind).toBe('in-doubt')
    expect(delivery.recipients.map(({ kind }) => kind)).toEqual(['in-doubt', 'in-doubt'])
    expect(server.received).toHaveLength(1)
    expect(server.connected()).toBe(1)
  })

  it('are in doubt where a connection used before breaks after they were handed over', async () => {
    const server = await start()
    const way = post(server)
    await way.deliver(number(1))
    server.script.content = () => 'lose'
    expect((await way.deliver(number(2))).kind).toBe('in-doubt')
    expect(server.connected()).toBe(1)
  })

  it('go later where the server breaks off before', async () => {
    const server = await start({ recipient: () => (server.cut(), null) })
    expect((await post(server).deliver(letter())).kind).toBe('later')
    expect(server.received).toHaveLength(0)
  })

  it('go later where nobody listens, or nobody answers', async () => {
    const gone = await startSmtp()
    await gone.stop()
    const refused = await post(gone).deliver(letter())
    expect([refused.kind, refused.meaning?.code, refused.meaning?.reach]).toEqual(['later', 'refused', 'queue'])
    const silent = await start()
    silent.mute()
    const delivery = await post(silent, { patience: 300 }).deliver(letter())
    expect([delivery.kind, delivery.meaning?.code]).toEqual(['later', 'cut'])
  })

  it('that are larger than the server announced are not even begun', async () => {
    const server = await start({}, { size: 1000 })
    const delivery = await post(server).deliver(letter({ text: 'x'.repeat(5000) }))
    expect([delivery.kind, delivery.meaning?.code]).toEqual(['refused', 'too-large'])
  })

  it('are not sent unencrypted to another machine', async () => {
    const server = await start()
    const endpoint = { ...server.endpoint, host: '::ffff:127.0.0.1' }
    const delivery = await openPost(endpoint, server, { patience: 2_000 }).deliver(letter())
    expect([delivery.kind, delivery.meaning?.code]).toEqual(['stopped', 'no-starttls'])
    expect([server.logins(), server.received.length]).toEqual([0, 0])
  })

  it('are not sent to a server whose certificate nobody vouches for, but on this machine they are', async () => {
    for (const options of [{ secure: true }, { starttls: true }]) {
      const server = await start({}, options)
      const endpoint = { ...server.endpoint, host: '::ffff:127.0.0.1' }
      const delivery = await openPost(endpoint, server, { patience: 2_000 }).deliver(letter())
      expect([delivery.kind, delivery.meaning?.code]).toEqual(['stopped', 'certificate'])
      expect(server.logins()).toBe(0)
      expect((await post(server).deliver(letter())).kind).toBe('sent')
    }
  })
})
