// Gates that do not say where they lead, opened by the plain version of the same text. Pure.
import type { Line } from '../body/line.ts'
import { isClosedGate, leadsTo } from './redirects.ts'
import { linksIn } from './written.ts'

/** Plain versions are asked up to here. */
const LONGEST = 1_000_000

/**
 * Gives each link of the HTML that is a gate without an address the one that `plain`, the same text, has in its place. Only
 * where as many are closed there as are left over here: otherwise nobody knows which is which. Seen
 * in practice: a webmail's gate that carries only a key (test mail 214).
 */
export function openByPlain(lines: readonly Line[], plain: string): void {
  const links = lines.flatMap(({ links }) => links)
  const closed = links.filter(link => isClosed(leadsTo(link)))
  if (closed.length === 0) return
  const known = new Set(links.map(leadsTo))
  const left = [...new Set(linksIn(plain.slice(0, LONGEST)).map(({ url }) => url))].filter(
    url => !known.has(url) && !isClosed(url),
  )
  const places = new Set(closed.map(({ url }) => url))
  if (left.length !== places.size) return
  const opened = new Map([...places].map((url, at) => [url, left[at] ?? url]))
  for (const link of closed) link.url = opened.get(link.url) ?? link.url
}

function isClosed(url: string): boolean {
  return URL.canParse(url) && isClosedGate(new URL(url))
}
