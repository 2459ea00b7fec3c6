// `npm run fuzz -- --seed N --count N`: mutated messages through the service's reader; ends with 1 where one is bad.
// `--only I` reads message I alone; with `--keep FILE` it is also written there. `--readers N`: so many at once.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { campaign, type Campaign } from './campaign.ts'
import { mutated } from './messages.ts'
import { report } from './report.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { seed: text, count: text, only: text, keep: text, readers: text } })
const seed = whole('seed', values.seed, 1)
const count = whole('count', values.count, 10_000)
const readers = whole('readers', values.readers, 2)

if (values.only === undefined) await many()
else await alone(whole('only', values.only, 0))

function whole(option: string, given: string | undefined, usual: number): number {
  const value = Number(given ?? usual)
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`--${option}: a whole number, not ${given}`)
  return value
}

/** All messages, shared out among readers that run at once. */
async function many(): Promise<void> {
  let read = 0
  const progress = () => {
    read += 1
    if (read % 500 === 0) process.stderr.write(`${read} of ${count}\n`)
  }
  const share = Math.ceil(count / readers)
  const shares = await Promise.all(
    Array.from({ length: readers }, (_, at) => campaign(seed, at * share, Math.min(count, (at + 1) * share), progress)),
  )
  finish({
    results: shares.flatMap(({ results }) => results),
    peakMiB: Math.max(...shares.map(({ peakMiB }) => peakMiB)),
  })
}

async function alone(number: number): Promise<void> {
  if (values.keep !== undefined) await writeFile(values.keep, mutated(seed, number).bytes)
  finish(await campaign(seed, number, number + 1))
}

function finish(run: Campaign): void {
  process.stdout.write(`${report(seed, run)}\n`)
  if (run.results.some(({ isBad }) => isBad)) process.exitCode = 1
}
