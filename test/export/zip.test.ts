// The zip as other programs read it, also where it outgrows 32 bits; and the lists that it is made of.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Spool } from '../../src/export/spool.ts'
import { directoryRecord, endRecords, localHeader, type ZipFacts } from '../../src/export/zip-records.ts'
import { writeZip } from '../../src/export/write-zip.ts'
import { hasTool, tool } from './record.ts'

const AT = Temporal.PlainDateTime.from('2026-09-28T17:30:21')
const GIB = 1024 ** 3

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'baosong-zip-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const factsOf = (path: string, bytes: Buffer, isLarge = false): ZipFacts => ({
  path,
  modified: AT,
  isPacked: false,
  crc: crc32(bytes),
  size: bytes.length,
  packedSize: bytes.length,
  isLarge,
})

test.skipIf(!hasTool('python3'))('70,000 files, one with room for 64 bits', () => {
  const file = join(folder(), 'many.zip')
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (let number = 0; number < 70_000; number += 1) {
    const bytes = Buffer.from(String(number))
    const facts = factsOf(`单位/${number}.txt`, bytes, number === 3)
    const header = localHeader(facts)
    directory.push(directoryRecord(facts, at))
    parts.push(header, bytes)
    at += header.length + bytes.length
  }
  const size = directory.reduce((sum, record) => sum + record.length, 0)
  writeFileSync(file, Buffer.concat([...parts, ...directory, endRecords({ count: 70_000, offset: at, size })]))
  const program = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
last = z.infolist()[-1]
print(z.testzip(), len(z.namelist()), z.read('单位/3.txt').decode(), last.filename, last.date_time, oct(last.external_attr >> 16))`
  expect(tool('python3', ['-c', program, file]).trim()).toBe(
    'None 70000 3 单位/69999.txt (2026, 9, 28, 17, 30, 20) 0o100644',
  )
  if (hasTool('unzip')) expect(tool('unzip', ['-tq', file])).toContain('No errors')
})

test('sizes and places that need 64 bits stand in the extra field, in the order of the fields', () => {
  const facts = { ...factsOf('a', Buffer.alloc(0), true), size: 5 * GIB, packedSize: 7 }
  const values = (record: Buffer, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => Number(record.readBigUInt64LE(from + 8 * index)))
  const local = localHeader(facts)
  expect([local.readUInt32LE(18), local.readUInt32LE(22)]).toEqual([0xffff_ffff, 0xffff_ffff])
  expect(values(local, 30 + 1 + 4, 2)).toEqual([5 * GIB, 7])
  const record = directoryRecord(facts, 9 * GIB)
  expect([record.readUInt32LE(20), record.readUInt32LE(24), record.readUInt32LE(42)]).toEqual([
    7, 0xffff_ffff, 0xffff_ffff,
  ])
  expect(values(record, 46 + 1 + 4, 2)).toEqual([5 * GIB, 9 * GIB])
  expect(localHeader(facts).length).toBe(localHeader({ ...facts, crc: 1, size: 0, packedSize: 0 }).length)
})

test.skipIf(!hasTool('python3'))('what is packed comes out as it went in', async () => {
  const file = join(folder(), 'packed.zip')
  const bytes = Buffer.from('报送'.repeat(100_000))
  const pieces = () => [bytes.subarray(0, 77_777), bytes.subarray(77_777), Buffer.alloc(0)]
  await writeZip(file, [{ path: '正文.txt', modified: AT, size: bytes.length, pieces }], () => '')
  const program = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); i = z.infolist()[0]; print(len(z.read(i)), i.compress_size < 2000, i.flag_bits)`
  expect(tool('python3', ['-c', program, file]).trim()).toBe('600000 True 2048')
})

test('a list on disk comes back whole, as often as it is walked, and leaves no file', () => {
  const path = join(folder(), 'list.part')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30_000 }), { maxLength: 12 }), items => {
      using spool = new Spool(path, json => json as string)
      for (const item of items) spool.add(item)
      expect(readdirSync(join(path, '..'))).toEqual([])
      expect(spool.length).toBe(items.length)
      const [one, other] = [spool[Symbol.iterator](), spool[Symbol.iterator]()]
      expect(items.map(() => [one.next().value, other.next().value])).toEqual(items.map(item => [item, item]))
      spool.add('one more')
      expect([...spool]).toEqual([...items, 'one more'])
    }),
    { numRuns: 30 },
  )
})
