import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followBoard } from '../../src/board/follow.ts'
import { openLog } from '../../src/log.ts'
import { freePort } from '../servers/free-port.ts'
import { playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

function listenOn(port: number | null): void {
  const { configuration } = board.office
  const place = port === null ? null : { host: '127.0.0.1', port, users: [] }
  board.office.configuration = { ...configuration, office: { ...configuration.office, board: place } }
}
const answers = async (port: number) => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).status
  } catch {
    return null
  }
}

test('the board goes where the configuration says, and a taken port stops nothing else', async () => {
  const [one, two] = [await freePort(), await freePort()]
  listenOn(one)
  const tools = { office: board.office, log: openLog('silent'), ask: () => {}, reload: async () => {} }
  const followed = await followBoard(tools)
  expect(await answers(one)).toBe(200)
  listenOn(two)
  await followed.follow()
  expect([await answers(one), await answers(two)]).toEqual([null, 200])

  const other = createServer((_, answer) => answer.writeHead(418).end())
  await new Promise<void>(resolve => other.listen(one, '127.0.0.1', resolve))
  listenOn(one)
  await followed.follow()
  expect([await answers(one), await answers(two)]).toEqual([418, null])
  await new Promise(resolve => other.close(resolve))

  listenOn(two)
  await followed.follow()
  expect(await answers(two)).toBe(200)
  listenOn(null)
  await followed.follow()
  expect(await answers(two)).toBeNull()
  await followed.stop()
})
