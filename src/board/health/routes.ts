// /healthz and /metrics. Figures only, so the first asks for no login; the second tells more, and asks for one unless the
// question comes from this machine.
import { type Context, Hono } from 'hono'
import type { Board } from '../board.ts'
import { isFromThisMachine } from '../http/client.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { healthOf } from './health.ts'
import { metricsOf } from './metrics.ts'

/** `open` stands before the login, `known` behind it. */
export function healthRoutes({ office }: Board): { open: Hono; known: Hono<BoardEnv> } {
  const open = new Hono()
  const known = new Hono<BoardEnv>()
  const startedAt = office.clock.now()
  const health = () => healthOf(office, startedAt, office.clock.now())
  const metrics = metricsOf(health)
  open.get('/healthz', async c => {
    const now = await health()
    // A stopped queue is a person's wish or waits for one; starting the container anew would not mend it.
    const isDown = now.failing.some(part => part === 'polling' || part === 'disk')
    return c.json({ status: isDown ? 'failing' : 'ok', ...now }, isDown ? 503 : 200)
  })
  const figures = async (c: Context) => c.body(await metrics.read(), 200, { 'Content-Type': metrics.type })
  open.get('/metrics', (c, next) => (isFromThisMachine(c) ? figures(c) : next()))
  known.get('/metrics', c => figures(c))
  return { open, known }
}
