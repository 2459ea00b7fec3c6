// Files with something before or behind them that is no part of them, as gateways, lists and disks leave it.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { zipSpan } from '../../src/files/zip/zip-span.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'
import { SIGNATURES } from './signatures.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const DOCUMENTS = ['report.docx', 'table.xlsx', 'slides.pptx', 'report.odt', 'report.ofd'] as const
const BEHIND: [string, Buffer][] = [
  ['a line end', Buffer.from('\r\n')],
  ['one zero', Buffer.alloc(1)],
  ['zeros up to a block', Buffer.alloc(100_000)],
  ['a footer', Buffer.from('\r\n-- \r\n云溪市图书馆 PK\u0005\u0006\r\n')],
]
const BEFORE: [string, Buffer][] = [
  ['a line end', Buffer.from('\r\n')],
  ['zeros', Buffer.alloc(3)],
  ['a mark of UTF-8', Buffer.from('\ufeff')],
]

describe('a document with', () => {
  test.each(BEHIND)('%s behind it is read as ever', async (_, behind) => {
    for (const name of DOCUMENTS) {
      const bytes = await fixture(`documents/${name}`)
      const whole = await bench.examine(bytes, name)
      expect(await bench.examine(Buffer.concat([bytes, behind]), name)).toEqual(whole)
    }
  })

  test.each(BEFORE)('%s before it is read, and marked', async (_, before) => {
    for (const name of [...DOCUMENTS, 'law-summary.doc', 'heyuan-stats.et', 'report.pdf']) {
      const bytes = await fixture(`documents/${name}`)
      const whole = await bench.examine(bytes, name)
      const seen = await bench.examine(Buffer.concat([before, bytes]), name)
      const noted = name === 'report.pdf' ? [] : [{ code: 'bytes-before', detail: `${before.length}` }]
      expect(seen).toEqual({ ...whole, notes: noted })
    }
  })

  test.each(['photo.jpg', 'picture.png', 'moving.gif', 'phone.heic', 'film.mp4'] as const)(
    '%s behind a line end keeps its type and its pixels',
    async name => {
      const bytes = SIGNATURES[name]
      const whole = await bench.examine(bytes, name)
      const seen = await bench.examine(Buffer.concat([Buffer.from('\r\n'), bytes]), name)
      expect(seen).toEqual({ ...whole, notes: [{ code: 'bytes-before', detail: '2' }, ...whole.notes] })
    },
  )
})

describe('an archive', () => {
  test.each(['gbk-names.zip', 'zip64.zip', 'nested.zip'])('%s between other bytes yields its members', async name => {
    const bytes = await fixture(name)
    const inside = (await bench.walk(bytes, name)).slice(1)
    const before = Buffer.from('无法识别的一行\0'.repeat(40))
    const around = await bench.walk(Buffer.concat([before, bytes, Buffer.alloc(700)]), name)
    expect(around[0]).toMatchObject({ type: 'application/zip', notes: [{ code: 'bytes-before', detail: '880' }] })
    expect(around.slice(1)).toEqual(inside)
  })

  it('keeps the bytes that were sent', async () => {
    const bytes = Buffer.concat([Buffer.from('\r\n'), await fixture('documents/law-summary.doc')])
    expect((await bench.walk(bytes, '总结.doc'))[0]?.size).toBe(bytes.length)
  })

  it('behind another hides neither: nothing is shown as the whole', async () => {
    const [first, second] = [await fixture('gbk-names.zip'), await fixture('utf8-unflagged.zip')]
    const files = await bench.walk(Buffer.concat([first, second]), '材料.zip')
    expect(files.map(codes)).toEqual([['unreadable']])
  })
})

describe('the place of a zip', () => {
  const placeIn = (bytes: Buffer) => zipSpan((at, length) => bytes.subarray(at, at + length), bytes.length)

  it('is where its end record says, between other bytes too', async () => {
    const zip = await fixture('gbk-names.zip')
    const { length } = zip
    expect(placeIn(zip)).toEqual({ start: 0, end: length })
    expect(placeIn(Buffer.concat([Buffer.alloc(9), zip, Buffer.alloc(9)]))).toEqual({ start: 9, end: length + 9 })
    expect(placeIn(Buffer.alloc(400))).toBeNull()
  })

  it('costs little in a file that is full of end records', () => {
    const before = performance.now()
    expect(placeIn(Buffer.from('PK\u0005\u0006'.repeat(500_000)))).toBeNull()
    expect(performance.now() - before).toBeLessThan(500)
  })
})
