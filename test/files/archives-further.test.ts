// Archives as packers of all kinds make them: other methods, parts, something behind the end, names in two encodings.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { archivePart } from '../../src/files/archive-parts.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path)

describe('a zip', () => {
  it('of methods that zlib does not know is unpacked in order, under its own names', async () => {
    const files = await bench.walk(await fixture('methods.zip'), '材料.zip')
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['材料.zip', 610],
      ['材料.zip/材料/总结.txt', 160],
      ['材料.zip/材料/名单.csv', 360],
      ['材料.zip/材料/照片说明.txt', 6],
      ['材料.zip/材料/附件.txt', 360],
    ])
    expect(files.flatMap(codes)).toEqual([])
  })

  it('of such methods with a damaged member keeps the others, and marks it', async () => {
    const bytes = await fixture('methods.zip')
    // In the data of the member that is packed with bzip2.
    const at = bytes.indexOf('BZh') + 20
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    const files = await bench.walk(bytes, '材料.zip')
    expect(files.flatMap(codes)).toContain('unreadable')
    expect(paths(files.filter(file => codes(file).length === 0)).filter(path => path.endsWith('.txt'))).toHaveLength(3)
  })

  it('that says a member is smaller than it is yields no more than that', async () => {
    const bytes = await fixture('methods.zip')
    bytes.writeUInt32LE(9, bytes.indexOf('PK\u0001\u0002') + 24)
    const files = await bench.walk(bytes, '材料.zip')
    expect(files.find(({ path }) => path.endsWith('总结.txt'))?.size ?? 0).toBeLessThanOrEqual(9)
    expect(files.flatMap(codes).length).toBeGreaterThan(0)
  })

  it('of names in two encodings has each in its own', async () => {
    expect(paths(await bench.walk(await fixture('mixed-names.zip'), '材料.zip'))).toEqual([
      '材料.zip',
      '材料.zip/材料/科普日活动总结.txt',
      '材料.zip/照片/说明.txt',
      '材料.zip/材料/签到表.txt',
    ])
  })
})

describe('a gzip', () => {
  test.each([
    ['a line end', Buffer.from('\r\n')],
    ['zeros', Buffer.alloc(512)],
    ['a footer', Buffer.from('-- \r\nlist@unit.example\r\n')],
  ])('with %s behind it is unpacked all the same', async (_, behind) => {
    const bytes = await fixture('long-names-pax.tar.gz')
    const whole = await bench.walk(bytes, '材料.tar.gz')
    const files = await bench.walk(Buffer.concat([bytes, behind]), '材料.tar.gz')
    expect(files.map(({ path, sha256, notes }) => [path, sha256, notes]).slice(1)).toEqual(
      whole.map(({ path, sha256 }) => [path, sha256, []]).slice(1),
    )
  })

  it('of several members is all of them', async () => {
    const bytes = Buffer.concat([gzipSync('活动'), gzipSync(''), gzipSync('总结')])
    expect((await bench.walk(bytes, '总结.txt.gz')).at(-1)?.document?.text).toBe('活动总结')
  })

  test.each([
    ['cut in its trailer', (bytes: Buffer) => bytes.subarray(0, -3)],
    ['cut in its data', (bytes: Buffer) => bytes.subarray(0, -12)],
    ['whose checksum differs', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(8)])],
  ])('%s is marked', async (_, damage) => {
    const files = await bench.walk(damage(gzipSync('活动总结'.repeat(9))), '总结.txt.gz')
    expect(files.map(codes)).toEqual([['unreadable']])
  })
})

describe('an archive in parts', () => {
  it('whose parts are all there is opened at the first', async () => {
    const bytes = await fixture('plain.7z')
    const parts = [bytes.subarray(0, 90), bytes.subarray(90, 200), bytes.subarray(200)]
    // Mail programs sort as they like.
    const files = await bench.walkAll([2, 0, 1].map(at => [`材料.7z.00${at + 1}`, parts[at] ?? Buffer.alloc(0)]))
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['材料.7z.003', 37],
      ['材料.7z.001', 90],
      ['材料.7z.001/材料/照片说明.txt', 6],
      ['材料.7z.001/材料/科普日活动总结.txt', 40],
      ['材料.7z.002', 110],
    ])
    expect(files.flatMap(codes)).toEqual([])
    expect(files.map(({ kind }) => kind)).toEqual(['archive', 'archive', 'document', 'document', 'archive'])
  })

  test.each([
    ['材料.7z.001', 0, 120, '1'],
    ['材料.zip.002', 120, 200, '2'],
    ['材料.part2.rar', 120, 200, '2'],
    ['材料.r00', 120, 200, '2'],
  ])('%s alone is a part, and not damaged', async (name, from, to, detail) => {
    const [file, ...others] = await bench.walk((await fixture('plain.7z')).subarray(from, to), name)
    expect(file).toMatchObject({ kind: 'archive', notes: [{ code: 'archive-part', detail }] })
    expect(others).toEqual([])
  })

  it('of which one is missing stays in parts', async () => {
    const bytes = await fixture('plain.7z')
    const files = await bench.walkAll([
      ['材料.7z.001', bytes.subarray(0, 90)],
      ['材料.7z.003', bytes.subarray(200)],
    ])
    expect(files.map(codes)).toEqual([['archive-part'], ['archive-part']])
  })

  it('of which the last is missing is no damaged archive, and no whole one', async () => {
    const bytes = await fixture('plain.7z')
    const files = await bench.walkAll([
      ['材料.7z.001', bytes.subarray(0, 90)],
      ['材料.7z.002', bytes.subarray(90, 200)],
    ])
    expect(files.map(codes)).toEqual([['archive-part'], []])
  })

  it('of a zip in several, with the directory in the last, is a part', async () => {
    const bytes = await fixture('gbk-names.zip')
    bytes.writeUInt16LE(1, bytes.length - 18)
    expect((await bench.walk(bytes, '材料.zip')).map(codes)).toEqual([['archive-part']])
  })

  it('is told by names alone', () => {
    expect(archivePart('科普日.ZIP.010')).toEqual({ stem: '科普日.zip', number: 10, plain: true })
    expect(archivePart('科普日.part03.rar')).toMatchObject({ number: 3, plain: false })
    expect(archivePart('科普日.z01')).toMatchObject({ number: 1, plain: false })
    for (const name of ['科普日.rar', '总结.001', '2026.09.27.docx', null]) expect(archivePart(name)).toBeNull()
  })
})
