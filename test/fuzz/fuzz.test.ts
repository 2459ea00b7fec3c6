// A short run of `npm run fuzz`, always the same. The whole is ten thousand, which takes minutes.
import { expect, it } from 'vitest'
import { campaign, MOST_MIB, MOST_MS } from './campaign.ts'
import { KINDS, mutated } from './messages.ts'
import { report } from './report.ts'

const SEED = 2026
const COUNT = 300

it('reads or refuses mutated messages, in time and in memory', async () => {
  const run = await campaign(SEED, 0, COUNT)
  process.stdout.write(`${report(SEED, run)}\n`)
  expect(run.results.filter(({ isBad }) => isBad)).toEqual([])
  expect(run.results.map(({ number }) => number)).toEqual(Array.from({ length: COUNT }, (_, number) => number))
  expect(new Set(run.results.flatMap(({ kinds }) => kinds))).toEqual(new Set(KINDS.map(([kind]) => kind)))
  expect(run.peakMiB).toBeLessThan(MOST_MIB)
  expect(Math.max(...run.results.map(({ ms }) => ms))).toBeLessThan(MOST_MS)
  // Damage that changed nothing would show nothing.
  expect(run.results.filter(({ outcome }) => outcome !== 'read').length).toBeGreaterThan(COUNT / 4)
}, 600_000)

it('makes the same message of the same numbers, and others of others', () => {
  expect(mutated(SEED, 7)).toEqual(mutated(SEED, 7))
  expect(mutated(SEED, 7).bytes.equals(mutated(SEED, 8).bytes)).toBe(false)
  expect(mutated(SEED, 7).bytes.equals(mutated(SEED + 1, 7).bytes)).toBe(false)
})
