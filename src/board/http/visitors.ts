// Who is looking: makes the View of each request. Without configured users everyone at this machine is the administrator.
import { userInfo } from 'node:os'
import type { MiddlewareHandler } from 'hono'
import { type Board, sayIn, type View } from '../board.ts'

/** What handlers find in their context. */
export type BoardEnv = { Variables: { view: View } }

/** Sets `view`. */
export function visitors(board: Board): MiddlewareHandler<BoardEnv> {
  return async (c, next) => {
    const { language } = board.office.configuration.office
    c.set('view', {
      board,
      visitor: { name: userInfo().username, role: 'admin', csrf: '', byPassword: false },
      now: board.office.clock.now(),
      language,
      say: sayIn(language),
      path: c.req.path,
    })
    await next()
  }
}
