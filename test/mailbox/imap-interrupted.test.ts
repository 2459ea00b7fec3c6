import { describe, expect, it } from 'vitest'
import { failureOf, large, message, open, poll, start } from './scripted.ts'
import { newRecord, takeAll } from './take.ts'

describe('troubles in the middle', () => {
  it('one message that the server refuses keeps no other from coming, and is asked for again', async () => {
    const bad = { ...message(2), refuse: 'FETCH internal error' }
    const folder = { name: 'INBOX', messages: [message(1), bad, message(3)] }
    const odd = await start({ folders: [folder] })
    const record = newRecord()
    expect(await poll(odd, record)).toEqual(['1', '3'])
    expect(record.failures.map(({ response, scope }) => [response, scope])).toEqual([
      ['FETCH internal error', 'message'],
    ])
    folder.messages = [message(1), message(2), message(3)]
    expect(await poll(odd, record)).toEqual(['2'])
    expect(await poll(odd, record)).toEqual([])
  })

  it('a lost connection says what was being done; what came before it stays', async () => {
    const folder = {
      name: 'INBOX',
      messages: Array.from({ length: 120 }, (_, index) => message(index + 1, `Subject: x\r\n\r\n${'y'.repeat(5000)}`)),
    }
    const frail = await start({ folders: [folder], cutAfter: 300_000 })
    const record = newRecord()
    const error = await failureOf(poll(frail, record))
    expect([error.kind, error.scope]).toEqual(['network', 'session'])
    expect(error.describe('zh-CN')).toContain('下载“INBOX”中的')
    expect(record.places.size).toBe(50)
    frail.quirks.cutAfter = null
    const rest = await poll(frail, record)
    expect(rest).toHaveLength(70)
    expect(rest[0]).toBe('51')
  })

  it('a connection lost inside a large message delivers no half of it', async () => {
    const frail = await start({ folders: [{ name: 'INBOX', messages: [large(1, 5_000_000)] }], cutAfter: 3_000_000 })
    const record = newRecord()
    expect((await failureOf(poll(frail, record))).scope).toBe('session')
    expect(record.places.size).toBe(0)
    frail.quirks.cutAfter = null
    expect(await poll(frail, record)).toEqual(['1'])
  })

  it('a message that vanishes between listing and fetching is none', async () => {
    const folder = { name: 'INBOX', messages: [message(1), large(2, 2_000_000), message(3)] }
    const odd = await start({ folders: [folder] })
    const session = await open(odd)
    const uids: string[] = []
    for await (const { place, raw } of session.arrivals({ name: 'INBOX', junk: false }, null, () => false)) {
      for await (const _ of raw);
      folder.messages = folder.messages.filter(({ uid }) => uid !== 2)
      uids.push(place.uid)
    }
    await session.close()
    expect(uids).toEqual(['1', '3'])
  })

  it('leaving early leaves nothing under way', async () => {
    const folders = [{ name: 'INBOX', messages: Array.from({ length: 200 }, (_, index) => message(index + 1)) }]
    const ordinary = await start({ folders })
    const session = await open(ordinary)
    for await (const { raw } of session.arrivals({ name: 'INBOX', junk: false }, null, () => false)) {
      for await (const _ of raw);
      break
    }
    expect((await takeAll(session, newRecord())).length).toBe(200)
    await session.close()
    await expect.poll(() => ordinary.connections()).toBe(0)
  })

  it('a server that falls silent is given up', async () => {
    const silent = await start({ folders: [{ name: 'INBOX', messages: [message(1)] }] })
    const session = await open(silent, { silence: 300 })
    silent.quirks.folders = []
    silent.mute()
    const error = await failureOf(takeAll(session, newRecord()))
    expect([error.kind, error.trouble.code]).toEqual(['network', 'cut'])
    await session.close()
  })
})
