// The board's routes: which page answers which address, for whom.
import { Hono } from 'hono'
import type { SearchIndex } from '../ledger/search-index.ts'
import type { Board } from './board.ts'
import { assets } from './http/assets.ts'
import { fileRoutes } from './files/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { forms, only, smallBodies } from './http/forms.ts'
import { safeHeaders } from './http/headers.ts'
import { type BoardEnv, thisMachineAlone, visitors } from './http/visitors.ts'
import { letterRoutes } from './letters/routes.ts'
import { feedOf } from './live/feed.ts'
import { liveRoutes } from './live/routes.ts'
import { loginRoutes } from './login.ts'
import { notFound } from './not-found.ts'
import { reviewRoutes } from './review/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { statusRoutes } from './status/routes.ts'
import { unitRoutes } from './unit/routes.ts'

/** The whole board as one handler of requests. */
export function boardApp(board: Board, index: SearchIndex): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()
  app.use(safeHeaders)
  app.use(thisMachineAlone(board))
  app.use(smallBodies)
  app.route('/assets', assets())
  const health = healthRoutes(board)
  app.route('/', health.open)
  app.route('/', loginRoutes(board))
  app.use(visitors(board))
  app.use(forms)
  app.use('/setup/*', only('admin'))
  for (const routes of [
    health.known,
    statusRoutes(),
    unitRoutes(),
    reviewRoutes(),
    fileRoutes(),
    letterRoutes(),
    searchRoutes(index),
    setupRoutes(),
    liveRoutes(feedOf(board.office.ledger)),
  ])
    app.route('/', routes)
  app.notFound(c => c.html(notFound(c.var.view), 404))
  app.onError((error, c) => {
    board.log.error({ err: error, path: c.req.path }, '网页出错')
    return c.text('出错了，详情见日志。(Something went wrong; see the log.)', 500)
  })
  return app
}
