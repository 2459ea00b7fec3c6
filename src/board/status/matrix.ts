// A campaign's matrix: units × materials. One row a unit; what each cell says stands in words and figures, never in colour alone.
import { html } from 'hono/html'
import type { UnitStanding } from '../../campaign/standing.ts'
import type { Campaign, Unit } from '../../config/configuration.ts'
import { stateName } from '../../campaign/state-name.ts'
import { shortTime } from '../../flow/status-report.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'

/** What stands beside a unit's standing in its row. */
export type RowFacts = {
  unit: Unit
  standing: UnitStanding
  /** Messages in review that may be its. */
  review: number
  /** Addresses of its that bounce. */
  dead: readonly string[]
}

/** The table. Rows come filtered and in order. */
export function matrix(view: View, campaign: Campaign, rows: readonly RowFacts[]): Html {
  const { say } = view
  return html`<table class="matrix" id="matrix" data-live data-filtered>
<caption class="unseen">${say('各单位报送情况', 'Submissions by unit')}</caption>
<thead><tr>
<th scope="col">${say('单位', 'Unit')}</th>
<th scope="col">${say('状态', 'State')}</th>
${campaign.materials.map(material => heading(view, material))}
<th scope="col">${say('最近报送', 'Last submission')}</th>
</tr></thead>
<tbody>
${rows.length === 0 ? html`<tr><td colspan="${campaign.materials.length + 3}" class="empty">${say('没有符合条件的单位。', 'No unit fits.')}</td></tr>` : rows.map(row => line(view, campaign, row))}
</tbody>
</table>`
}

function heading({ say }: View, { name, min }: Campaign['materials'][number]): Html {
  const need = min === 0 ? say('不作要求', 'optional') : say(`至少 ${min} 份`, `at least ${min}`)
  return html`<th scope="col" class="figure" title="${need}">${name}${min === 0 ? html`<small>${say('选报', 'opt.')}</small>` : ''}</th>`
}

function line(view: View, campaign: Campaign, { unit, standing, review, dead }: RowFacts): Html {
  const { say, language, board } = view
  const last = standing.lastSubmissionAt
  return html`<tr data-text="${searchText(unit)}">
<th scope="row"><a href="/units/${unit.id}?campaign=${campaign.id}">${unit.name}</a>${dead.length > 0 ? html` <span class="mark bad" title="${dead.join(say('、', ', '))}">${say('退信', 'bounces')}</span>` : ''}</th>
<td>${stateMark(view, standing)}${review > 0 ? html` <a class="mark ask" href="/review?unit=${unit.id}">${say('待确认', 'review')} ${review}</a>` : ''}</td>
${campaign.materials.map(({ id }) => cell(view, standing, id))}
<td class="when">${last ? shortTime(last, board.office.configuration.office.timezone, language) : ''}</td>
</tr>`
}

/** The state as a small mark, "late" beside it. */
export function stateMark({ say, language }: View, { state, late }: Pick<UnitStanding, 'state' | 'late'>): Html {
  return html`<span class="state ${state}">${stateName(state, language)}</span>${late ? html` <span class="mark late">${say('迟', 'late')}</span>` : ''}`
}

/** have/need; nothing where nothing is there and nothing is asked. */
export function cell({ say }: View, standing: UnitStanding, material: string): Html {
  const count = standing.materials[material]
  if (!count || standing.state === 'exempt') return html`<td class="figure none"></td>`
  const { have, need } = count
  if (need === 0) return html`<td class="figure ${have > 0 ? 'extra' : 'none'}">${have > 0 ? have : ''}</td>`
  if (have >= need) return html`<td class="figure full"><i aria-hidden="true">✓</i>${have}/${need}</td>`
  const excused = standing.state === 'nil'
  const missing = say(`还缺 ${need - have}`, `${need - have} missing`)
  return html`<td class="figure ${excused ? 'none' : have > 0 ? 'some' : 'lack'}" title="${excused ? '' : missing}">${have}/${need}</td>`
}

/** What the filter on the page looks through. */
export function searchText({ id, name, aliases }: Unit): string {
  return [id, name, ...aliases].join(' ').toLowerCase()
}
