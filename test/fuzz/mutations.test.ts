// Damaged mail: every sample, damaged in twenty ways, is either read or refused as unreadable, soon, and in bounded memory.
// Seeds are fixed; SEED=n vitest run test/fuzz/mutations.test.ts tries others.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStoredBytes, type StoredBytesFolder } from '../../src/ledger/stored-bytes.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { UnreadableMessage } from '../../src/message/unreadable.ts'
import { LIMITS } from '../../src/reading/limits.ts'
import { MUTATIONS } from './mutations.ts'
import { randomFrom } from './random.ts'
import { CORPUS, MAIL, ZONE } from '../message/read.ts'

const SEED = Number(process.env.SEED ?? 20_260_923)
const EACH = 20
/** Milliseconds for one message: the largest sample has 300 KB, which takes some hundredths of a second. */
const SLOWEST = 2_000
/** Bytes by which the process may grow: the caps on text and headers, several times over. */
const GROWTH = 300 * 1024 * 1024

let folder: string
let store: StoredBytesFolder
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-mutations-'))
  await mkdir(join(folder, 'store'))
  store = openStoredBytes(join(folder, 'store'), 'none')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Outcome = { code: string; ms: number }

/** Reads one message; the code of its refusal, '' for none. Any other error goes up. */
async function attempt(bytes: Buffer): Promise<Outcome> {
  const path = join(folder, 'raw.eml')
  await writeFile(path, bytes)
  const before = performance.now()
  let code = ''
  try {
    await parseMessage(path, store, { limits: LIMITS, zone: ZONE })
  } catch (error) {
    if (!(error instanceof UnreadableMessage)) throw error
    code = error.code
  }
  return { code, ms: performance.now() - before }
}

async function damageAll(mails: string): Promise<void> {
  const kinds = Object.entries(MUTATIONS)
  const random = randomFrom(SEED)
  const refused = new Map<string, number>()
  const failures: string[] = []
  let tried = 0
  let slowest = 0
  const resident = process.memoryUsage().rss
  let peak = resident
  const samples = readdirSync(mails).filter(file => file.endsWith('.eml') && statSync(join(mails, file)).size > 0)
  for (const file of samples) {
    const whole = readFileSync(join(mails, file))
    for (let round = 0; round < EACH; round += 1) {
      const seed = random(4_294_967_296)
      const [kind, mutate] = kinds[round % kinds.length] as (typeof kinds)[number]
      tried += 1
      try {
        const { code, ms } = await attempt(mutate(whole, randomFrom(seed)))
        if (code !== '') refused.set(code, (refused.get(code) ?? 0) + 1)
        slowest = Math.max(slowest, ms)
        if (ms > SLOWEST) failures.push(`${file}, ${kind}, seed ${seed}: ${Math.round(ms)} ms`)
      } catch (error) {
        failures.push(`${file}, ${kind}, seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`)
      }
      peak = Math.max(peak, process.memoryUsage().rss)
    }
  }
  const refusals = Array.from(refused, ([code, count]) => `${count} ${code}`).join(', ')
  const grown = Math.round((peak - resident) / 1024 / 1024)
  process.stdout.write(
    `${tried} damaged messages from ${samples.length}: refused ${refusals || 'none'}; slowest ${Math.round(slowest)} ms; grew by ${grown} MiB\n`,
  )
  expect(failures).toEqual([])
  expect(tried).toBe(samples.length * EACH)
  expect(samples.length).toBeGreaterThan(90)
  expect(peak - resident).toBeLessThan(GROWTH)
}

it('reads or refuses the sample corpus, damaged', () => damageAll(CORPUS), 600_000)
it('reads or refuses the numbered test mails, damaged', () => damageAll(MAIL), 600_000)
