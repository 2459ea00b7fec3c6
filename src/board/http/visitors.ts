// Who is looking: makes the View of each request, or sends to the login. Without configured users everyone at this very
// machine is the administrator, and nobody else is anyone.
import { userInfo } from 'node:os'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Board, sayIn, type View, type Visitor } from '../board.ts'
import { isByTls, isFromThisMachine } from './client.ts'
import { csrfOf, newToken, userOf } from './sessions.ts'

/** What handlers find in their context. `form` where a form was posted. */
export type BoardEnv = { Variables: { view: View; form: URLSearchParams } }

export const COOKIE = 'baosong'
/** As long as the longest session; the server ends it sooner. */
const COOKIE_SECONDS = 7 * 24 * 3600

/**
 * Without configured users nothing at all is answered to whoever is not at this machine: no page, and no figure of the
 * health check either, which a page on the internet whose name was made to point here (DNS rebinding) could read.
 */
export function thisMachineAlone(board: Board): MiddlewareHandler {
  return async (c, next) => {
    const { board: place, language } = board.office.configuration.office
    if ((place?.users ?? []).length > 0 || isFromThisMachine(c)) return next()
    return c.text(
      sayIn(language)(
        '看板没有设登录密码，只能在运行它的电脑上用 http://127.0.0.1 打开。要从别处访问，请在 baosong.yaml 的 board 下设 users。',
        'The board has no password: open it on its own machine at http://127.0.0.1, or add users below board.',
      ),
      403,
    )
  }
}

/** Sets `view`. Others than known visitors get the login page, or 401 where they ask for no page. */
export function visitors(board: Board): MiddlewareHandler<BoardEnv> {
  return async (c, next) => {
    const { board: place, language } = board.office.configuration.office
    const users = place?.users ?? []
    const say = sayIn(language)
    const now = board.office.clock.now()
    const visitor = users.length === 0 ? localVisitor(c, board) : knownVisitor(c, board, users, now)
    if (visitor === null) {
      if (c.req.method !== 'GET' || c.req.path === '/events') return c.text(say('请先登录。', 'Log in first.'), 401)
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 303)
    }
    c.set('view', { board, visitor, now, language, say, path: c.req.path })
    return next()
  }
}

function localVisitor(c: Context, board: Board): Visitor {
  let token = getCookie(c, COOKIE)
  if (token === undefined || token.length < 32) {
    token = newToken()
    giveCookie(c, token)
  }
  const csrf = csrfOf(board.office.ledger, token)
  return { name: userInfo().username, role: 'admin', csrf, byPassword: false }
}

function knownVisitor(
  c: Context,
  board: Board,
  users: Parameters<typeof userOf>[2],
  now: Temporal.Instant,
): Visitor | null {
  const token = getCookie(c, COOKIE)
  const user = token === undefined ? null : userOf(board.office.ledger, token, users, now)
  if (token === undefined || user === null) return null
  return { name: user.name, role: user.role, csrf: csrfOf(board.office.ledger, token), byPassword: true }
}

/** Not for scripts, not for requests from other sites; over TLS where the proxy says that it speaks it. */
export function giveCookie(c: Context, token: string): void {
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: COOKIE_SECONDS } as const
  setCookie(c, COOKIE, token, { ...options, secure: isByTls(c) })
}
