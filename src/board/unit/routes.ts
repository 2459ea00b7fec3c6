// Addresses of units: /units/ID, the list that the type-ahead reads, and the way back for an address that bounced.
import { Hono } from 'hono'
import { clearUndeliverable } from '../../ledger/bounces.ts'
import { only } from '../http/forms.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { initialsOf } from './initials.ts'
import { unitPage } from './unit-page.ts'

/** Routes of units. */
export function unitRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/units/:id', c => {
    const { view } = c.var
    const unit = view.board.office.configuration.units.find(({ id }) => id === c.req.param('id'))
    return unit ? c.html(unitPage(view, unit)) : c.notFound()
  })
  routes.get('/units.json', c => {
    const { units } = c.var.view.board.office.configuration
    return c.json(
      units.map(({ id, name, aliases }) => ({
        name,
        also: aliases.join(' '),
        find: [id, name, ...aliases, ...[name, ...aliases].map(initialsOf)].join(' ').toLowerCase(),
      })),
    )
  })
  routes.post('/addresses/clear', only('coordinator'), c => {
    const { view, form } = c.var
    clearUndeliverable(view.board.office.ledger, form.get('address') ?? '')
    const unit = view.board.office.configuration.units.find(({ id }) => id === form.get('unit'))
    return c.redirect(unit ? `/units/${unit.id}` : '/', 303)
  })
  return routes
}
