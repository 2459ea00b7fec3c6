// /search. The index follows the record: in slices after the start, and before each search.
import { Hono } from 'hono'
import type { OpenOffice } from '../../flow/office.ts'
import { openSearchIndex, type SearchIndex } from '../../ledger/search-index.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { searchPage } from './search-page.ts'

/** Messages shown. */
const MOST = 50
/** Messages indexed at once, some tens of milliseconds; the service does other work in between. */
const SLICE = 100
const PAUSE_MS = 50

/** The index of an office, growing by itself until it has everything. */
export function growingIndex(office: OpenOffice): { index: SearchIndex; close: () => void } {
  const index = openSearchIndex(office.configuration.office.data)
  let timer: NodeJS.Timeout | null = null
  const grow = () => {
    timer = office.ledger.isOpen && index.update(office.ledger, SLICE) ? setTimeout(grow, PAUSE_MS) : null
    timer?.unref()
  }
  timer = setTimeout(grow, PAUSE_MS)
  timer.unref()
  return {
    index,
    close() {
      if (timer) clearTimeout(timer)
      index.close()
    },
  }
}

/** Routes of search. */
export function searchRoutes(index: SearchIndex): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/search', c => {
    const query = (c.req.query('q') ?? '').slice(0, 200)
    const growing = index.update(c.var.view.board.office.ledger, SLICE)
    const found = index.find(query, MOST + 1)
    return c.html(searchPage(c.var.view, query, found.slice(0, MOST), { more: found.length > MOST, growing }))
  })
  return routes
}
