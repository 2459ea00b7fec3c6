// Archives that each need a process of their own: what cannot be opened is not tried for ever, what was opened not again.
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { LIMITS } from '../../src/reading/limits.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'

const COPIES = 30
const MOST_MS = 25_000

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

async function zipOf(member: (index: number) => Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  for (let index = 0; index < COPIES; index += 1) zip.addBuffer(member(index), `${index}.7z`)
  zip.end()
  return buffer(zip.outputStream)
}

it('gives up on a message of broken archives', async () => {
  const whole = await fixture('plain.7z')
  const bytes = await zipOf(index => Buffer.concat([whole.subarray(0, 60 + index), Buffer.alloc(100, index)]))
  const before = performance.now()
  const files = await bench.walk(bytes, '照片.zip')
  expect(performance.now() - before).toBeLessThan(MOST_MS)
  const noted = (code: string) => files.filter(file => codes(file).includes(code)).length
  expect(noted('unreadable')).toBe(LIMITS.files.brokenArchives)
  // And the zip around them.
  expect(noted('over-limit')).toBe(COPIES - LIMITS.files.brokenArchives + 1)
})

it('tries the same broken archive once, and says of every copy what is wrong', async () => {
  const bytes = await zipOf(() => Buffer.from('7z\xbc\xaf\x27\x1c'.padEnd(200, '\0'), 'latin1'))
  const files = await bench.walk(bytes, '照片.zip')
  // More than ten failures would have ended in a limit.
  expect(files.filter(file => codes(file).includes('unreadable')).length).toBe(COPIES)
})

it('opens the same archive once, and shows what is in it every time', async () => {
  const whole = await fixture('plain.7z')
  const once = (await bench.walk(whole, '0.7z')).slice(1)
  const before = performance.now()
  expect(once.length).toBeGreaterThan(0)
  const files = await bench.walk(await zipOf(() => whole), '照片.zip')
  // Thirty processes would take longer.
  expect(performance.now() - before).toBeLessThan(6_000)
  const members = files.filter(({ path }) => path.startsWith('照片.zip/7.7z/'))
  expect(members.map(({ sha256 }) => sha256)).toEqual(once.map(({ sha256 }) => sha256))
  expect(files.length).toBe(1 + COPIES * (1 + once.length))
})
