// Starts 7-Zip in a process of its own, so that neither a bomb nor a damaged archive can hold or swell the reader.
// Does: one archive a process; ends it when it takes too long or too much memory. Fails with: LimitExceeded, or an Error
// with 7-Zip's words. Trusts: nothing that comes from the archive.
import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Limits } from '../../reading/limits.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import { type Frame, readFrames } from './frames.ts'
import type { ListedMember } from './listing.ts'

/** What the process says: the listing, that it has done, or why not. */
export type Told = { members: ListedMember[] } | { failed: string } | { extracted: true; complaint: string | null }

/** An archive, listed. */
export type Session = {
  members: ListedMember[]
  /** Unpacks everything, member by member. `complaint` afterwards: what 7-Zip could not unpack, or null. */
  extract(): AsyncGenerator<Frame>
  complaint(): string | null
}

const ENTRY = fileURLToPath(new URL('./seven-zip-process.ts', import.meta.url))
const WATCH_MS = 100
const PAGE_BYTES = 4096

/** Lists the archive at `path`, and ends the process when `use` is done. */
export async function withSevenZip<T>(
  path: string,
  limits: Limits['files'],
  signal: AbortSignal,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const child = fork(ENTRY, [path], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'] })
  let ended: Error | null = null
  const end = (error: Error) => {
    ended ??= error
    child.kill('SIGKILL')
  }
  const onAbort = () => end(new LimitExceeded('no time left for archives'))
  const timer = setTimeout(() => end(new LimitExceeded(`more than ${limits.archiveMs / 1000} s`)), limits.archiveMs)
  const watch = setInterval(() => void watchMemory(child, limits, end), WATCH_MS)
  signal.addEventListener('abort', onAbort)
  try {
    const listed = await nextWord(child)
    if (!('members' in listed)) throw new Error('failed' in listed ? listed.failed : '7-Zip gave no listing')
    let complaint: string | null = null
    const extract = async function* (): AsyncGenerator<Frame> {
      const done = nextWord(child)
      // A failure shows first in the pipe; the word is looked at afterwards.
      done.catch(() => null)
      child.send('extract')
      yield* readFrames(until(child.stdio[4] as Readable, done))
      const word = await done
      complaint = 'extracted' in word ? word.complaint : null
    }
    return await use({ members: listed.members, extract, complaint: () => complaint })
  } catch (error) {
    throw ended ?? error
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    signal.removeEventListener('abort', onAbort)
    child.kill('SIGKILL')
  }
}

/** The pipe's chunks until it closes, which it does when the process ends. */
async function* until(pipe: Readable, done: Promise<Told>): AsyncGenerator<Buffer> {
  yield* pipe as AsyncIterable<Buffer>
  await done
}

function nextWord(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const onMessage = (told: Told) => settle(() => resolve(told))
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`7-Zip ended with ${signal ?? code}`)))
    const onError = (error: Error) =>
      settle(() => reject(new Error(`7-Zip cannot be started: ${error.message}`, { cause: error })))
    const settle = (act: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      act()
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
  })
}

/** WebAssembly is held by no heap limit: the process is ended when it swells (Linux, proc(5) statm). */
async function watchMemory(child: ChildProcess, limits: Limits['files'], end: (error: Error) => void): Promise<void> {
  try {
    const statm = await readFile(`/proc/${child.pid}/statm`, 'latin1')
    const mebibytes = (Number(statm.split(' ')[1]) * PAGE_BYTES) / 1_048_576
    if (mebibytes > limits.archiveMiB)
      end(new LimitExceeded(`needs more than ${limits.archiveMiB} MiB of memory to unpack`))
  } catch {
    // The process has ended, or this is no Linux: then time alone limits it.
  }
}
