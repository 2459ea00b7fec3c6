// Keeps the board where the configuration says: started, moved or ended as the office's `board` changes. Where the board
// cannot open at the start, the service is told so and does not start; later a port that is taken keeps no letter from
// going: it is told in the log, and the service runs on without the board.
import type { Language } from '../config/configuration.ts'
import { type BoardServer, type BoardTools, serveBoard } from './server.ts'

export type FollowedBoard = {
  /** Looks whether `board.listen` has changed, and moves. */
  follow: () => Promise<void>
  stop: () => Promise<void>
  /** Why it could not be opened at the start, in a sentence; null: it is open, or none is wanted. */
  readonly trouble: string | null
}

/** Starts the board where one is configured; resolves once it listens, or could not. */
export async function followBoard(tools: BoardTools): Promise<FollowedBoard> {
  let server: BoardServer | null = null
  let place = ''
  let stopped = false
  let running = false
  let trouble: string | null = null
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
      const { code = '' } = error as NodeJS.ErrnoException
      trouble = troubleWords(place, code, tools.office.configuration.office.language)
      if (running) tools.log.error({ code }, `${trouble}收信发信照常。`)
    }
  }
  const follow = () => {
    turn = turn.then(move)
    return turn
  }
  await follow()
  running = true
  return {
    follow,
    trouble,
    stop() {
      stopped = true
      return follow()
    },
  }
}

function troubleWords(place: string, code: string, language: Language): string {
  const [zh, en] = TROUBLES[code] ?? [`用不了（${code}）`, `cannot be used (${code})`]
  if (language === 'en')
    return `The board’s address ${place} ${en}: end what uses it, or change listen below board in baosong.yaml.`
  return `看板的地址 ${place} ${zh}：请关掉占用它的程序，或在 baosong.yaml 的 board 里换一个。`
}

const TROUBLES: Record<string, readonly [zh: string, en: string]> = {
  EADDRINUSE: ['已被占用', 'is in use'],
  EACCES: ['不许本用户使用', 'is not for this user'],
  EADDRNOTAVAIL: ['不是本机的地址', 'is none of this machine'],
}
