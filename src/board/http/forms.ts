// Posted forms: read once, taken only from our own pages, only from those whose role allows them.
import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { includes, type Role } from '../board.ts'
import type { BoardEnv } from './visitors.ts'

/** The largest form is a campaign's text. */
const MOST_BYTES = 1024 * 1024

/** Stands before everything that reads a body, the login most of all: whoever is not known yet may send anything. */
export const smallBodies: MiddlewareHandler = bodyLimit({
  maxSize: MOST_BYTES,
  onError: c => c.text('表单太大。(The form is too large.)', 413, { Connection: 'close' }),
})

/** For every request that changes something: same origin and the session's token, else 403. Sets `form`. */
export const forms: MiddlewareHandler<BoardEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (c.req.method !== 'POST') return c.text('Method Not Allowed', 405)
  const form = await formOf(c)
  const { visitor, say } = c.var.view
  if (!isOwnPage(c) || form === null || !isSame(form.get('csrf') ?? '', visitor.csrf)) {
    return c.text(
      say(
        '页面已过期，未作任何改动。请返回并刷新页面后重试。',
        'This page is out of date and nothing was changed. Go back, reload and try again.',
      ),
      403,
    )
  }
  c.set('form', form)
  return next()
}

/** The posted form; null where the body is no such form. */
export async function formOf(c: Context): Promise<URLSearchParams | null> {
  const type = c.req.header('content-type') ?? ''
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? new URLSearchParams(await c.req.text()) : null
}

/** What browsers say of where a form came from (Fetch Metadata, Origin). Both missing: an old browser; the token decides. */
export function isOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b)
}

/** Lets in who has at least this role; others get 403 with a sentence. */
export function only(role: Role): MiddlewareHandler<BoardEnv> {
  return async (c, next) => {
    const { visitor, say } = c.var.view
    if (includes(visitor.role, role)) return next()
    return c.text(say('您的账号没有这项权限。', 'Your account may not do this.'), 403)
  }
}
