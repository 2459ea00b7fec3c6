import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, codes, members, openBench } from './bench.ts'
import { tnef } from './tnef-bytes.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const REPORT = Buffer.from('云溪市图书馆科普日活动总结', 'utf8')

describe('winmail.dat', () => {
  it('yields its files under their full names', async () => {
    const gbk = iconv.encode('照片说明.txt', 'gbk').toString('latin1')
    const bytes = tnef([
      { title: 'ZONGJI~1.TXT', longName: '科普日活动总结.txt', bytes: REPORT },
      { title: 'ZHAOPI~1.TXT', longName: gbk, ansi: true, bytes: Buffer.from('照片') },
      { title: 'plain.txt', bytes: Buffer.from('plain') },
    ])
    const seen = await bench.examine(bytes, 'winmail.dat', 'application/ms-tnef')
    expect(seen).toMatchObject({ type: 'application/ms-tnef', kind: 'archive', notes: [] })
    expect(members(seen).map(({ name, stored }) => [name, stored.size])).toEqual([
      ['科普日活动总结.txt', REPORT.length],
      ['照片说明.txt', 6],
      ['plain.txt', 5],
    ])
  })

  it('opens the message inside it', async () => {
    const inner = tnef([{ title: 'a.txt', longName: '总结.txt', bytes: REPORT }])
    const bytes = tnef([{ title: '转发', longName: '转发的邮件', bytes: Buffer.from('icon'), message: inner }])
    const files = await bench.walk(bytes, 'winmail.dat')
    expect(files.map(({ path, type }) => [path, type])).toEqual([
      ['winmail.dat', 'application/ms-tnef'],
      ['winmail.dat/转发的邮件', 'application/ms-tnef'],
      ['winmail.dat/转发的邮件/总结.txt', 'text/plain'],
    ])
    expect(files[2]?.document?.text).toContain('科普日活动总结')
  })

  it('keeps what came before the place where it breaks off, with a note', async () => {
    const whole = tnef([
      { title: 'a.txt', bytes: REPORT },
      { title: 'b.txt', bytes: Buffer.alloc(1000, 'b') },
    ])
    const seen = await bench.examine(whole.subarray(0, whole.length - 700), 'winmail.dat')
    expect(members(seen).map(({ name }) => name)).toEqual(['a.txt'])
    expect(codes(seen)).toEqual(['unreadable'])
  })

  it('is a note where its sizes lie, and endless lists cost no time', async () => {
    const bytes = tnef([{ title: 'a.txt', longName: 'x', bytes: REPORT }])
    const list = bytes.indexOf(Buffer.from('0310006a', 'hex'))
    expect(list).toBeGreaterThan(0)
    bytes.writeUInt32LE(0xffffffff, list + 4)
    const seen = await bench.examine(bytes, 'winmail.dat')
    expect(codes(seen)).toEqual(['unreadable'])
  })
})
