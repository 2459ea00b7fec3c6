import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide } from '../../src/ledger/decisions.ts'
import { reviewQueue } from '../../src/ledger/review.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

/** Reads the stream until it holds `words`. */
async function until(reader: ReadableStreamDefaultReader<Uint8Array>, words: string): Promise<string> {
  let text = ''
  while (!text.includes(words)) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`the stream ended with: ${text}`)
    text += new TextDecoder().decode(value)
  }
  return text
}

test('an open page hears that the record has changed, and no more than that', async () => {
  const abort = new AbortController()
  const answer = await fetch(`${board.url}/events`, { signal: abort.signal })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('no stream')
  await until(reader, 'event: open')
  const [first] = reviewQueue(board.office.ledger, DEMO_END)
  decide(board.office.ledger, first?.id ?? 0, { action: 'dismiss' }, { who: '王', at: DEMO_END, remember: false })
  const told = await until(reader, 'event: changed')
  expect(told).not.toContain('王')
  abort.abort()
})
