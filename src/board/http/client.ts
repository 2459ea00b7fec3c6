// Where a request comes from, as far as it can be known.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { isLoopback } from '../../config/loopback.ts'

/** Headers that proxies add: the request comes from another machine, whatever the connection says. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

function peerOf(c: Context): string {
  return (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '')
}

/** The client's address. A proxy on this machine is believed about it; its last entry is the one it has seen itself. */
export function clientAddress(c: Context): string {
  const peer = peerOf(c)
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(peer) && told ? told : peer
}

/** True where a browser on this machine asked under this machine's own name, with no proxy in between. A page elsewhere
 *  whose name was made to point here (DNS rebinding) asks under its own name. */
export function isFromThisMachine(c: Context): boolean {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  return isLoopback(peerOf(c)) && isLoopback(host) && FORWARDED.every(name => c.req.header(name) === undefined)
}

/** True where the browser speaks TLS to the proxy. */
export function isByTls(c: Context): boolean {
  return c.req.header('x-forwarded-proto') === 'https'
}
