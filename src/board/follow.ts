// Keeps the board where the configuration says: started, moved or ended as the office's `board` changes. A port that is
// taken keeps no letter from going: it is told in the log, and the service runs on without the board.
import { type BoardServer, type BoardTools, serveBoard } from './server.ts'

export type FollowedBoard = {
  /** Looks whether `board.listen` has changed, and moves. */
  follow: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts the board where one is configured; resolves once it listens, or could not. */
export async function followBoard(tools: BoardTools): Promise<FollowedBoard> {
  let server: BoardServer | null = null
  let place = ''
  let stopped = false
  let turn: Promise<void> = Promise.resolve()

  const move = async () => {
    const { board } = tools.office.configuration.office
    const wanted = board === null || stopped ? '' : `${board.host}:${board.port}`
    if (wanted === place) return
    await server?.stop()
    server = null
    place = wanted
    if (board === null || stopped) return
    try {
      server = await serveBoard(tools, board)
      tools.log.info({ url: server.url }, '看板已打开')
    } catch (error) {
      tools.log.error({ err: error, listen: place }, '看板没有打开：这个地址用不了，可能端口已被占用；收信发信照常')
    }
  }
  const follow = () => {
    turn = turn.then(move)
    return turn
  }
  await follow()
  return {
    follow,
    stop() {
      stopped = true
      return follow()
    },
  }
}
