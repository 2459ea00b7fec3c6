// clamd's own protocol over its socket, as clamd(8) describes it: zVERSION and zINSTREAM, one question a connection.
// Does: streams, waits no longer than allowed, stops sending when an answer is there. Never: writes a file, keeps a
// connection, retries. Trusts nothing in the answer: it is text of bounded length.
import { connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { ScannerEndpoint } from '../config/configuration.ts'
import { LIMITS } from '../reading/limits.ts'
import type { Scanner, ScanOutcome } from './scanner.ts'

/** What one exchange may cost. */
export type ScanLimits = Record<keyof typeof LIMITS.scan, number>

/** A scanner at `endpoint`. Nothing is dialled before the first question. */
export function openScanner(endpoint: ScannerEndpoint, limits: ScanLimits = LIMITS.scan): Scanner {
  const { connectMs } = limits
  const version = async () => {
    const answer = await exchange(endpoint, { command: 'zVERSION\0', source: null, allowedMs: connectMs, connectMs })
    return answer.kind === 'answer' ? answer.text : null
  }
  return {
    version,
    async scan(source, size) {
      const allowedMs = limits.baseMs + (size / 1_000_000) * limits.msPerMegabyte
      const answer = await exchange(endpoint, { command: 'zINSTREAM\0', source, allowedMs, connectMs })
      if (answer.kind === 'answer') return outcomeOf(answer.text)
      // clamd says that it is too much and hangs up at once; where our next write meets the hanging up first, the
      // words are lost. A clamd that had ended would not be there again so soon.
      const isRefused = answer.kind === 'cut-off' && (await version()) !== null
      if (isRefused) return { kind: 'unscanned', why: 'too-large' }
      return { kind: 'unscanned', why: answer.kind === 'cut-off' ? 'broken' : answer.kind }
    },
  }
}

/**
 * "stream: OK", "stream: Eicar-Test-Signature FOUND", "INSTREAM size limit exceeded. ERROR", "… ERROR". What clamd finds
 * by AlertExceedsMax and AlertEncrypted is no virus: it has not looked at all of the file.
 */
export function outcomeOf(answer: string): ScanOutcome {
  const name = /^stream: (.+) FOUND$/s.exec(answer)?.[1]
  if (name?.startsWith('Heuristics.Limits.Exceeded')) return { kind: 'unscanned', why: 'too-large' }
  if (name?.startsWith('Heuristics.Encrypted')) return { kind: 'unscanned', why: 'encrypted' }
  if (name !== undefined) return { kind: 'infected', name }
  if (answer === 'stream: OK') return { kind: 'clean' }
  return { kind: 'unscanned', why: answer.includes('size limit exceeded') ? 'too-large' : 'failed' }
}

/** `cut-off`: it hung up before all was sent; `broken`: afterwards. */
type Answer = { kind: 'answer'; text: string } | { kind: 'away' | 'broken' | 'cut-off' | 'timeout' }

/** Longest answer that is kept: the name of a virus has a few dozen characters. */
const ANSWER_CHARACTERS = 4096

type Question = { command: string; source: AsyncIterable<Uint8Array> | null; allowedMs: number; connectMs: number }

/** One connection: the command, the source in clamd's frames if there is one, and the answer up to its NUL. */
async function exchange(
  endpoint: ScannerEndpoint,
  { command, source, allowedMs, connectMs }: Question,
): Promise<Answer> {
  const socket = connect(endpoint.kind === 'unix' ? { path: endpoint.path } : { ...endpoint })
  const state = { text: '', isLate: false, isSent: true }
  const expire = () => {
    state.isLate = true
    socket.destroy()
  }
  let timer = setTimeout(expire, connectMs)
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const answered = new Promise<void>(resolve => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      state.text = (state.text + text).slice(0, ANSWER_CHARACTERS)
      if (state.text.includes('\0')) resolve()
    })
  })
  // 'close' follows it, and what is known by then says what happened.
  socket.on('error', () => {})
  const opened = new Promise<true>(resolve => socket.once('connect', () => resolve(true)))
  try {
    if ((await Promise.race([opened, closed])) !== true) return { kind: 'away' }
    clearTimeout(timer)
    timer = setTimeout(expire, allowedMs)
    socket.write(command)
    const over = Promise.race([answered, closed])
    if (source !== null) state.isSent = await sendFrames(socket, source, over)
    await over
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
  const end = state.text.indexOf('\0')
  if (end >= 0) return { kind: 'answer', text: state.text.slice(0, end).trim() }
  if (state.isLate) return { kind: 'timeout' }
  return { kind: state.isSent ? 'broken' : 'cut-off' }
}

/** Chunks, each behind its length in four bytes, then a length of 0. False where the exchange is over before that. */
async function sendFrames(socket: Socket, source: AsyncIterable<Uint8Array>, over: Promise<void>): Promise<boolean> {
  let isOver = false
  void over.then(() => {
    isOver = true
  })
  for await (const chunk of source) {
    if (chunk.length === 0) continue
    // An answer that comes meanwhile is read before the next write finds the door shut.
    await turn()
    if (isOver) return false
    socket.write(length(chunk.length))
    if (!socket.write(chunk)) await Promise.race([over, new Promise<void>(done => socket.once('drain', () => done()))])
  }
  if (isOver) return false
  await new Promise<void>(done => socket.write(length(0), () => done()))
  return !socket.destroyed
}

function length(bytes: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}
