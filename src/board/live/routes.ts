// /events: server-sent events (WHATWG HTML, §9.2). Tells only that something changed; the page then asks for itself again,
// with its own session and its own rights.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { BoardEnv } from '../http/visitors.ts'
import type { Feed } from './feed.ts'

/** A word now and then, so that proxies do not cut the line: most wait for a minute. */
const HEARTBEAT_MS = 25_000
/** Then the browser asks again, and a session that is over gets no more. */
const LONGEST_MS = 30 * 60_000
/** More browsers than an office has: beyond it pages are read without being live. */
const MOST = 100

/** Routes of the live feed. */
export function liveRoutes(feed: Feed): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  let open = 0
  routes.get('/events', c => {
    if (open >= MOST) return c.body(null, 204)
    open += 1
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async stream => {
      const over = Promise.withResolvers<void>()
      stream.onAbort(() => over.resolve())
      const send = (event: string, data: string) => {
        stream.writeSSE({ event, data }).catch(() => over.resolve())
      }
      const end = feed.listen(revision => send('changed', revision))
      const beat = setInterval(() => send('beat', ''), HEARTBEAT_MS)
      const limit = setTimeout(() => over.resolve(), LONGEST_MS)
      for (const timer of [beat, limit]) timer.unref()
      send('open', '')
      await over.promise
      clearInterval(beat)
      clearTimeout(limit)
      end()
      open -= 1
    })
  })
  return routes
}
