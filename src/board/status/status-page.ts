// The first page: one campaign, who has handed in what.
import { html } from 'hono/html'
import type { CampaignStanding, State } from '../../campaign/standing.ts'
import type { Campaign } from '../../config/configuration.ts'
import { stateName } from '../../campaign/state-name.ts'
import { shortTime } from '../../flow/status-report.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import { reviewCounts } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import { type Html, page } from '../layout.ts'
import { matrix, type RowFacts, searchText } from './matrix.ts'
import { progressPicture } from './progress.ts'

/** States in the order of the filter: what needs work first. */
const STATES: readonly State[] = ['missing', 'partial', 'complete', 'nil', 'exempt']

export type StatusFilter = { state: string; find: string }

/** The campaign that a coordinator most likely means: open and latest begun, else the latest of all. */
export function currentCampaign(campaigns: readonly Campaign[], now: Temporal.Instant): Campaign | null {
  const byOpening = [...campaigns].sort((a, b) => Temporal.Instant.compare(b.opens, a.opens))
  const isOpen = ({ opens, closes }: Campaign) =>
    Temporal.Instant.compare(opens, now) <= 0 && Temporal.Instant.compare(now, closes) <= 0
  return byOpening.find(isOpen) ?? byOpening[0] ?? null
}

/** The whole page. */
export function statusPage(view: View, campaign: Campaign, filter: StatusFilter): Html {
  const { board, now, say } = view
  const facts = board.standings(campaign.id, now)
  if (!facts) throw new Error(`campaign ${campaign.id} has no standing`)
  const { standing, firstReports } = facts
  const rows = rowsOf(view, campaign, standing)
  const shown = rows.filter(row => fits(row, filter))
  const content = html`${campaignHead(view, campaign)}
<div class="summary">
<div class="narrow">${counts(view, campaign, standing, filter)}
<form class="filter" method="get" action="/campaigns/${campaign.id}">
<label>${say('筛选单位', 'Filter units')} <input type="search" name="find" value="${filter.find}" data-filter="matrix" placeholder="${say('名称、简称、代号', 'name, alias, id')}"></label>
${filter.state === '' ? '' : html`<input type="hidden" name="state" value="${filter.state}">`}
<button class="plain">${say('筛选', 'Filter')}</button>
<span class="quiet" data-shown>${say(`${shown.length} 个单位`, `${shown.length} units`)}</span>
</form>
</div>
${progressPicture(view, campaign, firstReports, standing.counts.complete)}
</div>
<div class="scroll" tabindex="0" role="region" aria-label="${say('报送情况表', 'Table of submissions')}">${matrix(view, campaign, shown)}</div>`
  return page(view, campaign.title, content, { wide: true })
}

function campaignHead(view: View, campaign: Campaign): Html {
  const { say, language, board, now } = view
  const { campaigns, office } = board.office.configuration
  const due = shortTime(campaign.deadline, office.timezone, language)
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(office.timezone).toPlainDate()
  const isAhead = Temporal.Instant.compare(campaign.deadline, now) > 0
  const days = dayOf(now).until(dayOf(campaign.deadline)).days
  const left = isAhead
    ? days === 0
      ? say('今天截止', 'due today')
      : say(`还有 ${days} 天`, `${days} days left`)
    : Temporal.Instant.compare(now, campaign.closes) <= 0
      ? say('已过截止，仍收迟报', 'past the deadline, late material is taken')
      : say('已停止接收', 'closed')
  return html`<div class="head"><h1>${campaign.title}</h1>
<p class="quiet">${say(`截止 ${due}，${left}`, `Due ${due}, ${left}`)}</p>
${campaigns.length > 1 ? html`<nav class="tabs" aria-label="${say('活动', 'Campaigns')}">${campaigns.map(each => html`<a href="/campaigns/${each.id}" ${each.id === campaign.id ? html`aria-current="page"` : ''}>${each.title}</a>`)}</nav>` : ''}</div>`
}

function counts(view: View, campaign: Campaign, standing: CampaignStanding, filter: StatusFilter): Html {
  const { say, language } = view
  const link = (state: string, label: string, count: number) =>
    html`<li><a class="tally ${state}" href="/campaigns/${campaign.id}?state=${state}" ${filter.state === state ? html`aria-current="true"` : ''}><b>${count}</b> ${label}</a></li>`
  return html`<ul class="tallies" id="tallies" data-live aria-label="${say('按状态', 'By state')}">
${link('', say('全部', 'all'), standing.units.length)}
${STATES.map(state => link(state, stateName(state, language), standing.counts[state]))}
${link('late', say('迟报', 'late'), standing.units.filter(unit => unit.late).length)}
</ul>`
}

function rowsOf({ board, now }: View, campaign: Campaign, standing: CampaignStanding): RowFacts[] {
  const { ledger, configuration } = board.office
  const units = new Map(configuration.units.map(unit => [unit.id, unit]))
  const dead = undeliverableAddresses(ledger)
  const review = new Map<string, number>()
  for (const count of reviewCounts(ledger, now)) {
    if (count.unit === null || (count.campaign ?? campaign.id) !== campaign.id) continue
    review.set(count.unit, (review.get(count.unit) ?? 0) + count.messages)
  }
  return standing.units.flatMap(each => {
    const unit = units.get(each.unit)
    if (!unit) return []
    const bouncing = [...unit.addresses, ...unit.notify].filter(address => dead.has(address))
    return [{ unit, standing: each, review: review.get(unit.id) ?? 0, dead: [...new Set(bouncing)] }]
  })
}

function fits({ unit, standing }: RowFacts, { state, find }: StatusFilter): boolean {
  if (state === 'late' ? !standing.late : state !== '' && standing.state !== state) return false
  return find === '' || searchText(unit).includes(find.toLowerCase())
}
