// The board's own style, script and icon: read once, served with a validator.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const TYPES: Record<string, string> = {
  'board.css': 'text/css; charset=utf-8',
  'setup.css': 'text/css; charset=utf-8',
  'board.js': 'text/javascript; charset=utf-8',
  'keys.js': 'text/javascript; charset=utf-8',
  'setup.js': 'text/javascript; charset=utf-8',
  'units.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
}

/** Routes below /assets. Only the files named here exist. */
export function assets(): Hono {
  const routes = new Hono()
  for (const [name, type] of Object.entries(TYPES)) {
    const bytes = readFileSync(new URL(`../assets/${name}`, import.meta.url))
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    routes.get(`/${name}`, c => {
      const headers = { 'Content-Type': type, ETag: tag, 'Cache-Control': 'no-cache' }
      return c.req.header('If-None-Match') === tag ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
    })
  }
  return routes
}
