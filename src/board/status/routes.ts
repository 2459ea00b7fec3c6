// Addresses of the status: /, /campaigns/ID.
import { Hono } from 'hono'
import type { BoardEnv } from '../http/visitors.ts'
import { currentCampaign, statusPage } from './status-page.ts'

/** Routes of the status pages. */
export function statusRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/', c => {
    const { board, now } = c.var.view
    const campaign = currentCampaign(board.office.configuration.campaigns, now)
    return campaign ? c.redirect(`/campaigns/${campaign.id}`) : c.notFound()
  })
  routes.get('/campaigns/:id', c => {
    const { view } = c.var
    const campaign = view.board.office.configuration.campaigns.find(({ id }) => id === c.req.param('id'))
    if (!campaign) return c.notFound()
    const filter = { state: c.req.query('state') ?? '', find: c.req.query('find') ?? '' }
    return c.html(statusPage(view, campaign, filter))
  })
  return routes
}
