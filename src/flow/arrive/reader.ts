// Reads messages in a process of its own, so that no message can stop or swell the service.
// Does: one job at a time; kills the process on a limit of time or memory and starts a new one for the next message.
// Fails with: nothing. A message that cannot be read is an Outcome, never an exception. Trusts: nothing in the message.
import { fork, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../../reading/limits.ts'
import type { StoredBytes } from '../../files/store.ts'
import type { ReadFile, Reading } from '../../reading/reading.ts'

/** Why there is no reading. */
export type Unreadable = { kind: 'unreadable'; code: 'time' | 'memory' | 'crash' | 'refused'; detail: string }

/** What came of reading: the reading, or why there is none. */
export type Outcome = { kind: 'read'; reading: Reading } | Unreadable

/** The same for a single file: it, and behind it what it holds. */
export type FileOutcome = { kind: 'read'; files: ReadFile[] } | Unreadable

/** A reader; `close` ends its process. */
export type Reader = {
  /** Reads the raw message at `rawPath` (`size` bytes, which the time allowed depends on). */
  read(rawPath: string, size: number): Promise<Outcome>
  /** Reads a stored file that did not come inside a message. */
  readFile(stored: StoredBytes, name: string | null): Promise<FileOutcome>
  close(): Promise<void>
}

/** What the process is told once, as its argument. */
export type ReaderSettings = { storeFolder: string; zone: string }

/** What it is asked: to read a message, or a single file. */
export type Job = { rawPath: string } | { stored: StoredBytes; name: string | null }

/** What the process answers. */
export type Answer = { ready: true } | Result | { refused: string }

type Result = { reading: Reading } | { files: ReadFile[] }
type Done = { kind: 'done'; result: Result } | Unreadable

const ENTRY = fileURLToPath(new URL('./reader-process.ts', import.meta.url))
const PAGE_BYTES = 4096
const WATCH_MS = 100

/** Opens a reader. The process is started with the first message. */
export function openReader(settings: ReaderSettings, limits = LIMITS.reading): Reader {
  let child: ChildProcess | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const start = (): ChildProcess => {
    child ??= fork(ENTRY, [JSON.stringify(settings)], {
      execArgv: [`--max-old-space-size=${limits.heapMiB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return child
  }
  const discard = () => {
    child?.kill('SIGKILL')
    child = null
  }

  const ask = (job: Job, size: number): Promise<Done> => {
    const settled = queue
      .then(() => one(start(), job, size, limits))
      .then(done => {
        if (done.kind === 'unreadable' && done.code !== 'refused') discard()
        return done
      })
    queue = settled
    return settled
  }

  return {
    async read(rawPath, size) {
      const done = await ask({ rawPath }, size)
      if (done.kind === 'unreadable') return done
      return 'reading' in done.result ? { kind: 'read', reading: done.result.reading } : WRONG_ANSWER
    },
    async readFile(stored, name) {
      const done = await ask({ stored, name }, stored.size)
      if (done.kind === 'unreadable') return done
      return 'files' in done.result ? { kind: 'read', files: done.result.files } : WRONG_ANSWER
    },
    async close() {
      await queue
      const ending = child
      child = null
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      await new Promise<void>(resolve => {
        ending.once('exit', () => resolve())
        ending.kill('SIGKILL')
      })
    },
  }
}

const WRONG_ANSWER: Unreadable = { kind: 'unreadable', code: 'crash', detail: 'the reader answered something else' }

/** One job in the process `child`, watched until it answers, ends, or goes over a limit. */
function one(child: ChildProcess, job: Job, size: number, limits: typeof LIMITS.reading): Promise<Done> {
  const allowedMs = limits.baseMs + (size / 1_000_000) * limits.msPerMegabyte
  return new Promise(resolve => {
    const finish = (outcome: Done) => {
      clearTimeout(timer)
      clearInterval(watch)
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      resolve(outcome)
    }
    const onMessage = (answer: Answer) => {
      if ('reading' in answer || 'files' in answer) finish({ kind: 'done', result: answer })
      else if ('refused' in answer) finish({ kind: 'unreadable', code: 'refused', detail: answer.refused })
    }
    const onExit = (code: number | null, signal: string | null) =>
      finish({ kind: 'unreadable', code: 'crash', detail: `the reader ended with ${signal ?? code}` })
    const onError = (error: Error) => finish({ kind: 'unreadable', code: 'crash', detail: error.message })
    const timer = setTimeout(
      () => finish({ kind: 'unreadable', code: 'time', detail: `more than ${Math.round(allowedMs / 1000)} s` }),
      allowedMs,
    )
    const weigh = (bytes: number) => {
      if (bytes > limits.residentMiB * 1_048_576)
        finish({ kind: 'unreadable', code: 'memory', detail: `more than ${limits.residentMiB} MiB` })
    }
    const watch = setInterval(() => void residentBytes(child.pid).then(weigh), WATCH_MS)
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
    child.send(job, error => {
      if (error) finish({ kind: 'unreadable', code: 'crash', detail: error.message })
    })
  })
}

/** Resident memory of a process in bytes (Linux, proc(5) statm); 0 where the system does not tell: then the heap limit alone holds. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const statm = await readFile(`/proc/${pid}/statm`, 'latin1')
    return Number(statm.split(' ')[1]) * PAGE_BYTES
  } catch {
    return 0
  }
}
