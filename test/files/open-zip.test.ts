import { buffer, text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { withZip } from '../../src/files/zip/open-zip.ts'
import { type Bench, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

describe('a member whose directory lies', () => {
  it('fails for whoever reads it, however late, and for nobody else', async () => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.alloc(1_048_576), '总结.txt')
    zip.end()
    const bytes = await buffer(zip.outputStream)
    bytes.writeUInt32LE(10, bytes.lastIndexOf('PK\u0001\u0002') + 24)
    const { path } = await bench.put(bytes)
    await withZip(path, 10, async opened => {
      const [member] = opened.entries
      if (!member) throw new Error('no member')
      const stream = await opened.open(member)
      await setTimeout(100)
      await expect(text(stream)).rejects.toThrow('too many bytes')
    })
  })
})

describe('a 64-bit directory', () => {
  it('that points beyond all files is an error of this zip, and does not end the process', async () => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('text'), 'a.txt', { forceZip64Format: true })
    zip.end({ forceZip64Format: true, comment: '' })
    const bytes = await buffer(zip.outputStream)
    const whole = await bench.put(bytes)
    expect(await withZip(whole.path, 10, ({ entries }) => Promise.resolve(entries.length))).toBe(1)
    bytes.writeUInt8(0xff, bytes.lastIndexOf('PK\u0006\u0007') + 14)
    const { path } = await bench.put(bytes)
    await expect(withZip(path, 10, () => Promise.resolve())).rejects.toThrow('outside of the file')
  })
})
