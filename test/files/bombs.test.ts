// Archives made to harm: they end in a note, soon and cheaply, and nothing is written outside the store.
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { ReadFile } from '../../src/reading/reading.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'

const MEBIBYTE = 1_048_576
/** Of work: what the machine does besides is none of ours. The clock is held to the time for all archives of a message. */
const MOST_MILLISECONDS = 5_000
const MOST_BY_CLOCK = 20_000
const MOST_GROWTH = 100 * MEBIBYTE

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

type Cost = { files: ReadFile[]; milliseconds: number; byClock: number; growth: number }

/** Walks the file and measures: work, time, and the highest resident memory above the one before, sampled every 5 ms. */
async function costOf(bytes: Buffer, name: string): Promise<Cost> {
  const before = process.memoryUsage.rss()
  const start = performance.now()
  const cpu = process.cpuUsage()
  let highest = before
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 5)
  const files = await bench.walk(bytes, name)
  clearInterval(sampling)
  highest = Math.max(highest, process.memoryUsage.rss())
  const { user, system } = process.cpuUsage(cpu)
  const milliseconds = (user + system) / 1000
  return { files, milliseconds, byClock: performance.now() - start, growth: highest - before }
}

function expectCheap({ milliseconds, byClock, growth }: Cost): void {
  expect(byClock).toBeLessThan(MOST_BY_CLOCK)
  expect(milliseconds).toBeLessThan(MOST_MILLISECONDS)
  expect(growth).toBeLessThan(MOST_GROWTH)
}

async function zipOf(members: Iterable<[name: string, bytes: Buffer]>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of members) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream)
}

/** Makes `levels` zips, each holding `width` copies of the one before. */
async function nested(levels: number, width: number, core: Buffer): Promise<Buffer> {
  let bytes = core
  for (let level = 0; level < levels; level += 1) {
    const copies = Array.from({ length: width }, (_, index): [string, Buffer] => [`${index}.zip`, bytes])
    bytes = await zipOf(copies)
  }
  return bytes
}

describe('a bomb', () => {
  it('of zeros is refused by its directory, and nothing of it unpacked', async () => {
    const zeros = Buffer.alloc(64 * MEBIBYTE)
    const bytes = await zipOf([
      ['0.bmp', zeros],
      ['1.bmp', zeros],
    ])
    const cost = await costOf(bytes, '照片.zip')
    expect(cost.files.map(codes)).toEqual([['over-limit']])
    expectCheap(cost)
  })

  it('that multiplies from level to level ends at the budget of the whole message', async () => {
    const core = await zipOf([['zeros.bin', Buffer.alloc(60 * MEBIBYTE)]])
    const cost = await costOf(await nested(3, 6, core), '42.zip')
    expect(cost.files.some(file => codes(file).includes('over-limit'))).toBe(true)
    expect(cost.files.length).toBeLessThan(300)
    expectCheap(cost)
  })

  it('of thousands of members is refused whole', async () => {
    const names = Array.from({ length: 3_000 }, (_, index): [string, Buffer] => [`${index}.txt`, Buffer.from('1')])
    const cost = await costOf(await zipOf(names), '名单.zip')
    expect(cost.files.map(codes)).toEqual([['over-limit']])
    expectCheap(cost)
  })

  it('of many levels is opened so far, and the innermost left closed with a note', async () => {
    const cost = await costOf(await nested(40, 1, await zipOf([['总结.txt', Buffer.from('总结')]])), '层层.zip')
    expect(cost.files).toHaveLength(9)
    // The mail's own archive says so too.
    const places = cost.files.flatMap((file, place) => (codes(file).includes('over-limit') ? [place] : []))
    expect(places).toEqual([0, 8])
    expectCheap(cost)
  })

  it('whose directory lies about sizes yields no more than it announced', async () => {
    const bytes = await zipOf([['总结.txt', Buffer.alloc(30 * MEBIBYTE)]])
    const directory = bytes.lastIndexOf('PK\u0001\u0002')
    bytes.writeUInt32LE(10, directory + 24)
    const cost = await costOf(bytes, '总结.zip')
    expect(cost.files.map(codes)).toEqual([['unreadable']])
    expectCheap(cost)
  })
})

describe('names that climb', () => {
  test.each([
    ['climbing.zip', ['climbed.txt', 'drive.txt', 'absolute.txt', 'back.txt', '总结xcod.exe', '_con']],
    ['climbing-rar5.rar', ['climbed.txt', 'drive.txt', 'etc/absolute.txt']],
  ])('of %s stay inside', async (name, expected) => {
    const files = await bench.walk(await fixture(name), name)
    expect(files.slice(1).map(({ path }) => path.slice(name.length + 1))).toEqual(expected)
    expect(await bench.outside()).toEqual([])
  })

  it('a hidden reversal is told', async () => {
    const files = await bench.walk(await fixture('climbing.zip'), 'climbing.zip')
    const reversed = files.find(({ name }) => name === '总结xcod.exe')
    expect(reversed?.originalName).toContain('\u202E')
    expect(codes(reversed ?? { notes: [] })).toEqual(expect.arrayContaining(['executable', 'name-direction']))
  })
})
