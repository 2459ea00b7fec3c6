import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { ReadFile } from '../../src/reading/reading.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const REPORT = '云溪市图书馆科普日活动总结'

async function walk(name: string): Promise<ReadFile[]> {
  return bench.walk(await fixture(name), name)
}

describe('an archive', () => {
  test.each([
    ['gbk-names.zip', 'application/zip'],
    ['utf8-unflagged.zip', 'application/zip'],
    ['plain.7z', 'application/x-7z-compressed'],
    ['plain-rar4.rar', 'application/vnd.rar'],
    ['plain-rar5.rar', 'application/vnd.rar'],
  ])('%s yields both files under their names, and their text', async (name, type) => {
    const [archive, ...files] = await walk(name)
    expect(archive).toMatchObject({ path: name, type, kind: 'archive', notes: [] })
    const byPath = files.toSorted((a, b) => a.size - b.size)
    expect(byPath.map(({ path, size }) => [path, size])).toEqual([
      [`${name}/材料/照片说明.txt`, 6],
      [`${name}/材料/科普日活动总结.txt`, 40],
    ])
    expect(byPath[1]?.document?.head).toEqual([REPORT])
  })

  test.each(['zip64.zip', 'nested.zip'])('%s yields its report', async name => {
    const files = await walk(name)
    expect(files.at(-1)?.document?.text).toBe(REPORT)
    expect(files.flatMap(codes)).toEqual([])
  })

  it('in archives stands before what is in it, at every level', async () => {
    expect((await walk('nested.zip')).map(({ path }) => path)).toEqual([
      'nested.zip',
      'nested.zip/middle.7z',
      'nested.zip/middle.7z/inner.zip',
      'nested.zip/middle.7z/inner.zip/材料/科普日活动总结.txt',
    ])
  })

  test.each(['long-names-gnu.tar.gz', 'long-names-pax.tar.gz'])(
    '%s keeps long names and drops the link',
    async name => {
      const files = await walk(name)
      const folders = '很长的文件夹名/'.repeat(12)
      expect(files.map(({ path }) => path)).toEqual([
        name,
        `${name}/全国科普日系列活动材料/${folders}科普日活动总结（定稿）.txt`,
        `${name}/照片说明.txt`,
      ])
      expect(files[1]?.document?.text).toBe(REPORT)
    },
  )

  it('of one file that keeps no name gives it its own', async () => {
    expect((await walk('one.txt.xz')).map(({ path }) => path)).toEqual(['one.txt.xz', 'one.txt.xz/one.txt'])
  })

  it('of RAR 4 has names in GBK, and neither loses nor mistakes one', async () => {
    const files = await walk('gbk-rar4.rar')
    expect(files.map(({ path, size, document }) => [path, size, document?.text])).toEqual([
      ['gbk-rar4.rar', 177, undefined],
      ['gbk-rar4.rar/材料/科普日活动总结.txt', 40, REPORT],
      ['gbk-rar4.rar/材料/照片说明.txt', 6, 'photo'],
    ])
  })

  it('of RAR 4 in which a member is damaged names the others right', async () => {
    const bytes = await fixture('gbk-rar4.rar')
    bytes[0x50] = 0
    const files = await bench.walk(bytes, '材料.rar')
    expect(files.map(({ path }) => path).at(-1)).toBe('材料.rar/材料/照片说明.txt')
  })
})

describe('an encrypted archive', () => {
  test.each([
    ['zipcrypto.zip', '2 / 2'],
    ['aes.zip', '1 / 1'],
    ['encrypted.7z', '2 / 2'],
    ['encrypted-rar4.rar', '2 / 2'],
    ['encrypted-names.7z', null],
    ['encrypted-names-rar4.rar', null],
  ])('%s is marked and yields nothing', async (name, detail) => {
    const files = await walk(name)
    expect(files).toHaveLength(1)
    expect(files[0]?.notes).toEqual([{ code: 'encrypted', detail }])
  })

  it('RAR 5 with encrypted names is marked too', async () => {
    const head = Buffer.from(`526172211a07010011223344210400${'00000f'.repeat(11)}`, 'hex')
    const [file] = await bench.walk(head, '材料.rar')
    expect(file).toMatchObject({ type: 'application/vnd.rar', notes: [{ code: 'encrypted', detail: null }] })
  })

  it('yields what is not encrypted', async () => {
    const files = await walk('half-encrypted.zip')
    expect(files[0]?.notes).toEqual([{ code: 'encrypted', detail: '1 / 2' }])
    expect(files.slice(1).map(({ path }) => path)).toEqual(['half-encrypted.zip/材料/照片说明.txt'])
  })
})

describe('a damaged archive', () => {
  test.each([
    ['plain.7z', 60],
    ['plain-rar5.rar', 100],
    ['gbk-names.zip', 120],
  ])('%s yields what is whole, and marks what is not', async (name, at) => {
    const bytes = await fixture(name)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    const files = (await bench.walk(bytes, name)).slice(1)
    expect(files.filter(file => !codes(file).includes('unreadable'))).toHaveLength(1)
    expect(files.filter(file => codes(file).includes('unreadable'))).toHaveLength(1)
  })

  test.each(['plain.7z', 'plain-rar4.rar', 'zip64.zip', 'long-names-gnu.tar.gz', 'one.txt.xz'])(
    '%s cut in half is a note that names no file of ours',
    async name => {
      const bytes = await fixture(name)
      const [file] = await bench.walk(bytes.subarray(0, bytes.length / 2), name)
      expect(codes(file ?? { notes: [] })).toEqual(['unreadable'])
      expect(file?.notes[0]?.detail).not.toMatch(/[0-9a-f]{64}|\/in\//)
    },
  )
})
