// Reads mutated messages in the service's own reader, and says what came of each. What is neither read nor refused for
// a documented reason is bad: a crash, a hang, too much memory, or a reading that breaks a promise.
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReader, type Outcome } from '../../src/flow/arrive/reader.ts'
import { REFUSALS } from '../../src/message/unreadable.ts'
import { LIMITS } from '../../src/reading/limits.ts'
import { broken } from './promises.ts'
import { mutated, type Mutated } from './messages.ts'

/** A message may take so long, whatever its size, and its reader so much memory. */
export const MOST_MS = 5_000
export const MOST_MIB = 512

/** What came of one message. `outcome`: 'read', 'read with notes', a refusal's code, or what makes it bad. */
export type Result = Omit<Mutated, 'bytes'> & {
  size: number
  outcome: string
  detail: string
  notes: string[]
  ms: number
  isBad: boolean
}

export type Campaign = { results: Result[]; peakMiB: number }

/** A reader starts anew, with an empty store, after so many messages: the disk is not to be filled. */
const BATCH = 250

/** Reads messages `from` to `to` (without it) of `seed`, one after another. `onResult` hears of each as it is read. */
export async function campaign(
  seed: number,
  from: number,
  to: number,
  onResult: (result: Result) => void = () => {},
): Promise<Campaign> {
  const results: Result[] = []
  let peakMiB = 0
  for (let start = from; start < to; start += BATCH) {
    const folder = await mkdtemp(join(tmpdir(), 'baosong-fuzz-'))
    await mkdir(join(folder, 'store'))
    const known = new Set(childrenOfThis())
    const limits = { ...LIMITS.reading, baseMs: MOST_MS, msPerMegabyte: 0, residentMiB: MOST_MIB } as never
    const reader = openReader({ storeFolder: join(folder, 'store'), zone: 'Asia/Shanghai' }, limits)
    try {
      // The first message pays for the start of the process; nobody waits for that one.
      await writeFile(join(folder, 'first.eml'), 'Subject: first\r\n\r\n')
      await reader.read(join(folder, 'first.eml'), 20)
      for (let number = start; number < Math.min(to, start + BATCH); number += 1) {
        const message = mutated(seed, number)
        const path = join(folder, `${number}.eml`)
        await writeFile(path, message.bytes)
        const read = () => timed(() => reader.read(path, message.bytes.length))
        const first = await read()
        // Over the time once may be the machine, busy with other things; twice is the message.
        const { outcome, ms } = isOverTime(first.outcome) ? await read() : first
        const result = judged(message, outcome, ms, join(folder, 'store'))
        for (const child of childrenOfThis()) if (!known.has(child)) peakMiB = Math.max(peakMiB, peakOf(child))
        results.push(result)
        onResult(result)
        await rm(path)
      }
    } finally {
      await reader.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { results, peakMiB }
}

async function timed(read: () => Promise<Outcome>): Promise<{ outcome: Outcome; ms: number }> {
  const before = performance.now()
  const outcome = await read()
  return { outcome, ms: performance.now() - before }
}

const isOverTime = (outcome: Outcome) => outcome.kind === 'unreadable' && outcome.code === 'time'

function judged({ bytes, ...message }: Mutated, outcome: Outcome, ms: number, store: string): Result {
  const known = { ...message, size: bytes.length, ms, notes: [] }
  if (outcome.kind === 'unreadable') {
    const code = Object.entries(REFUSALS).find(([, text]) => text === outcome.detail)?.[0]
    const isBad = outcome.code !== 'refused' || code === undefined
    return { ...known, outcome: code ?? outcome.code, detail: outcome.detail, isBad }
  }
  const { reading } = outcome
  const detail = broken(reading, store)
  if (detail !== null) return { ...known, outcome: 'broken promise', detail, isBad: true }
  const notes = [...reading.notes, ...reading.files.flatMap(file => file.notes)].map(({ code }) => code)
  return { ...known, outcome: notes.length > 0 ? 'read with notes' : 'read', detail: '', notes, isBad: false }
}

/** Processes that this one has started (proc(5)); none where the system does not tell. */
function childrenOfThis(): string[] {
  return told(`/proc/${process.pid}/task/${process.pid}/children`).split(' ').filter(Boolean)
}

/** The most resident memory that a process ever had, in MiB; 0 where the system does not tell, or it is gone. */
function peakOf(process: string): number {
  const line = /^VmHWM:\s*(\d+) kB/m.exec(told(`/proc/${process}/status`))
  return Number(line?.[1] ?? 0) / 1024
}

function told(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    // Not Linux, or the process ended meanwhile: nothing is known, and the reader's own watch still holds.
    return ''
  }
}
