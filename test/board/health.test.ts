import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minutesBetweenPasses } from '../../src/board/health/health.ts'
import { remember, stopQueue } from '../../src/ledger/passes.ts'
import { reviewQueue } from '../../src/ledger/review.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

const waiting = () => reviewQueue(board.office.ledger, DEMO_END).length

describe('health', () => {
  test('is well, and says in figures what waits', async () => {
    const answer = await board.get('/healthz')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'ok', failing: [], review: waiting(), queueStopped: false })
  })

  test('a stopped queue is told, but is no reason to start anew', async () => {
    stopQueue(board.office.ledger, '停', DEMO_END, '王')
    const answer = await board.get('/healthz')
    expect([answer.status, ((await answer.json()) as { failing: string[] }).failing]).toEqual([200, ['queue']])
    remember(board.office.ledger, 'queue_stop', null)
  })

  test('Prometheus reads the same', async () => {
    const text = await board.text('/metrics')
    expect(text).toContain(`\nbaosong_review_messages ${waiting()}\n`)
    expect(text).toMatch(/^baosong_letters\{state="sent"\} \d+$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
  })

  test.each([
    ['*/5 * * * *', 5],
    ['* * * * *', 1],
    ['7 * * * *', 60],
    ['0 8-18 * * *', 24 * 60],
    ['*/5 8-18 * * 1-5', 3 * 24 * 60],
  ])('%s waits at most %d minutes', (cron, minutes) => {
    expect(minutesBetweenPasses(cron)).toBe(minutes)
  })
})
