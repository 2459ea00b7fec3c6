// One suite over every way in which letters go out: what the outbox relies on must hold for each of them.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { compose } from '../../src/post/compose.ts'
import { openPost } from '../../src/post/open.ts'
import type { Post } from '../../src/post/post.ts'
import { letter } from '../post/letter.ts'
import { startSmtp } from '../servers/smtp.ts'

type Subject = {
  open(): Post
  /** The letters that arrived, in the order of their dates. */
  arrived(): Promise<string[]>
  /** Which of them a repetition of the same letter adds: a server cannot know it, a Maildir does. */
  repetitions: number
  remove(): Promise<void>
}

async function smtpSubject(): Promise<Subject> {
  const server = await startSmtp()
  return {
    open: () => openPost(server.endpoint, server),
    arrived: async () => server.received.map(({ raw }) => raw),
    repetitions: 1,
    remove: () => server.stop(),
  }
}

async function maildirSubject(): Promise<Subject> {
  const path = await mkdtemp(join(tmpdir(), 'baosong-post-'))
  return {
    open: () => openPost({ kind: 'maildir', path: join(path, 'sent') }, { user: '', password: null }),
    async arrived() {
      expect(await readdir(join(path, 'sent/tmp'))).toEqual([])
      const names = (await readdir(join(path, 'sent/new'))).sort()
      return Promise.all(names.map(name => readFile(join(path, 'sent/new', name), 'latin1')))
    },
    repetitions: 0,
    remove: () => rm(path, { recursive: true }),
  }
}

const numbered = (count: number) =>
  letter({
    messageId: `<${count}@yunxi.example>`,
    date: Temporal.Instant.from('2026-09-27T07:00:00Z').add({ minutes: count }),
  })

function suite(start: () => Promise<Subject>) {
  let subject: Subject
  beforeEach(async () => {
    subject = await start()
    return () => subject.remove()
  })

  it('brings a letter with exactly its bytes', async () => {
    const post = subject.open()
    const delivery = await post.deliver(letter())
    await post.close()
    expect(await subject.arrived()).toEqual([(await compose(letter())).toString('latin1')])
    expect(delivery.kind).toBe('sent')
    expect(delivery.recipients.map(({ address, kind, meaning }) => [address, kind, meaning])).toEqual([
      ['yxlib@163.com', 'sent', null],
    ])
    expect(Object.isFrozen(delivery)).toBe(true)
  })

  it('brings one after the other, also after it was closed and opened again', async () => {
    for (const counts of [[1, 2], [3]]) {
      const post = subject.open()
      for (const count of counts) await post.deliver(numbered(count))
      await post.close()
    }
    const arrived = await subject.arrived()
    expect(arrived.map(raw => /^Message-ID: <(\d)@/m.exec(raw)?.[1])).toEqual(['1', '2', '3'])
  })

  it('sends to those whom the envelope names', async () => {
    const post = subject.open()
    const envelope = { from: 'kepu@yunxi.example', to: ['second@yunxi.example'] }
    const delivery = await post.deliver(letter({ envelope }))
    await post.close()
    expect(delivery.recipients.map(({ address }) => address)).toEqual(['second@yunxi.example'])
  })

  it('repeats a letter under the same Message-ID and with the same bytes', async () => {
    const post = subject.open()
    await post.deliver(letter())
    await post.deliver(letter())
    await post.close()
    const arrived = await subject.arrived()
    expect(arrived).toHaveLength(1 + subject.repetitions)
    expect(new Set(arrived).size).toBe(1)
  })

  it('may be closed without having sent anything, and twice', async () => {
    const post = subject.open()
    await post.close()
    await post.close()
  })
}

describe('SMTP', () => {
  suite(smtpSubject)
})
describe('a Maildir', () => {
  suite(maildirSubject)
})
