// What another configuration would make of the messages that are there, tried on a copy of the record in a process of its
// own: with tens of thousands of messages it takes a minute, and neither a page nor the post may wait for that.
// Promises: the record itself is only read; the copy, which holds people's mail, is gone when the trial is.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { State } from '../../campaign/standing.ts'
import type { Outcome } from '../../ledger/effective.ts'

/** A message that would be judged otherwise. `materials`: files that would count as another material. */
export type Effect = { message: number; before: Outcome | null; after: Outcome | null; materials: number }

/** Where a unit would stand. */
export type StandingAfter = { campaign: string; unit: string; state: State; late: boolean }

export type Rehearsed = { effects: Effect[]; standings: StandingAfter[] }

/** `folder`: the configuration to try, which stays until `finished`. `now`: when standings are looked at. */
export type RehearsalJob = { data: string; folder: string; scratch: string; now: string }

/** What the process tells. */
export type RehearsalNews = { done: number; of: number } | Rehearsed

export type Rehearsal = {
  /** Messages looked at, and how many there are; 0 of 0 while the record is being copied. */
  progress: () => { done: number; of: number }
  /** Null until it is finished. */
  outcome: () => { kind: 'done'; result: Rehearsed } | { kind: 'failed'; detail: string } | null
  /** Never rejects. */
  finished: Promise<void>
  stop: () => void
}

const ENTRY = fileURLToPath(new URL('./rehearsal-process.ts', import.meta.url))
const SCRATCH = 'rehearsal-'
const HEAP_MIB = 512
/** A hundred thousand messages take some minutes; beyond it something hangs. */
const LONGEST_MS = 20 * 60_000

/** Begins a trial. */
export function rehearse({ data, folder, now }: Omit<RehearsalJob, 'scratch'>): Rehearsal {
  let at = { done: 0, of: 0 }
  let outcome: ReturnType<Rehearsal['outcome']> = null
  let child: ChildProcess | null = null
  const over = Promise.withResolvers<void>()
  const fail = (detail: string) => {
    outcome ??= { kind: 'failed', detail }
    over.resolve()
  }
  // In the data folder: as private as the record, and room for one is room for the other.
  const scratch = mkdtempSync(join(data, SCRATCH))
  child = fork(ENTRY, [JSON.stringify({ data, folder, scratch, now } satisfies RehearsalJob)], {
    execArgv: [`--max-old-space-size=${HEAP_MIB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000)
  })
  child.on('message', (news: RehearsalNews) => {
    if ('done' in news) at = news
    else outcome = { kind: 'done', result: news }
  })
  child.once('error', error => fail(error.message))
  child.once('close', (code, signal) => fail(/\w*Error: .*/.exec(complaint)?.[0] ?? `${signal ?? code}`))
  const limit = setTimeout(() => child?.kill('SIGKILL'), LONGEST_MS)
  limit.unref()
  const finished = over.promise.then(() => {
    clearTimeout(limit)
    return rm(scratch, { recursive: true, force: true })
  })
  return {
    progress: () => at,
    outcome: () => outcome,
    finished: finished.catch(() => {}),
    stop: () => child?.kill('SIGKILL'),
  }
}

/** Removes what trials left behind that were killed together with their service. */
export function sweepRehearsals(data: string): void {
  const left = readdirSync(data).filter(name => name.startsWith(SCRATCH))
  for (const name of left) rmSync(join(data, name), { recursive: true, force: true })
}
