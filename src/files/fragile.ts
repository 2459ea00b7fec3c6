// Runs parsers that other people's files can hang or swell in a thread of their own.
// Does: one file at a time; one thread kept warm. Fails with: an Error that says why; the thread is then ended and the next
// file gets a new one. Never: lets a file hold the process longer than its time, or swell it beyond its memory. Trusts: nothing that comes from the file.
import { Worker } from 'node:worker_threads'
import type { Limits } from '../reading/limits.ts'
import { LimitExceeded } from './limit-exceeded.ts'
import type { FragileAnswer, FragileResults, FragileTask } from './parsers/tasks.ts'

/** The parsers, behind a thread. */
export type FragileParsers = {
  /** Runs one parser on the file at `path`, no longer than the limits and `signal` allow. */
  run<T extends FragileTask>(
    task: T,
    path: string,
    limits: Limits['files'],
    signal: AbortSignal,
  ): Promise<FragileResults[T]>
  close(): Promise<void>
}

const WATCH_MS = 20
const ENTRY = new URL('./fragile-worker.ts', import.meta.url)

/** Opens the parsers; the thread starts with the first file. */
export function openFragileParsers(): FragileParsers {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const start = (limits: Limits['files']): Worker => {
    if (worker) return worker
    worker = new Worker(ENTRY, {
      resourceLimits: { maxOldGenerationSizeMb: limits.parserHeapMiB, maxYoungGenerationSizeMb: 16 },
      // What libraries print about broken files is no log of ours.
      stdout: true,
      stderr: true,
      execArgv: [],
    })
    worker.stdout.resume()
    worker.stderr.resume()
    worker.unref()
    return worker
  }
  const discard = async () => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  return {
    run(task, path, limits, signal) {
      const job = queue.then(async () => {
        const until = AbortSignal.any([signal, AbortSignal.timeout(limits.parserMs)])
        try {
          return await one(start(limits), task, path, limits, until)
        } catch (error) {
          if (!(error instanceof ParserError)) await discard()
          throw error
        }
      })
      queue = job.catch(() => null)
      return job
    },
    async close() {
      await queue
      await discard()
    },
  }
}

/** The parser itself refused the file: its thread is still sound. */
class ParserError extends Error {
  constructor(message: string, name: string) {
    super(message)
    this.name = name
  }
}

function one<T extends FragileTask>(
  worker: Worker,
  task: T,
  path: string,
  limits: Limits['files'],
  until: AbortSignal,
): Promise<FragileResults[T]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearInterval(watching)
      until.removeEventListener('abort', onAbort)
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      act()
    }
    const onAbort = () => settle(() => reject(timeoutError(limits)))
    const onMessage = (answer: FragileAnswer<T>) =>
      settle(() => ('result' in answer ? resolve(answer.result) : reject(new ParserError(answer.refused, answer.name))))
    const onError = (error: Error) =>
      settle(() => reject(new Error(`the parser broke down: ${error.message}`, { cause: error })))
    const onExit = (code: number) => settle(() => reject(new Error(`the parser ended with ${code}`)))
    const onSwell = () => settle(() => reject(new LimitExceeded(`needs more than ${limits.parserMiB} MiB of memory`)))
    // The heap's limit does not hold what lies outside the heap: bytes that a PDF's streams unpack to.
    const most = process.memoryUsage.rss() + limits.parserMiB * 1_048_576
    const watching = setInterval(() => process.memoryUsage.rss() > most && onSwell(), WATCH_MS)
    if (until.aborted) return onAbort()
    until.addEventListener('abort', onAbort)
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ task, path, textCharacters: limits.textCharacters })
  })
}

function timeoutError(limits: Limits['files']): Error {
  const error = new Error(`more than ${limits.parserMs / 1000} s`)
  error.name = 'TimeoutError'
  return error
}
