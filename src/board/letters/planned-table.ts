// The letters to come within two weeks, each with what holds it up.
import { html } from 'hono/html'
import { planLetters, type Planned } from '../../flow/foresee/plan.ts'
import { heldInWords, holdingWords } from '../../letters/holding.ts'
import type { Telling } from '../../letters/words.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import { timeWords } from '../message/parts.ts'
import { letterKindWord } from '../words.ts'
import { unitName } from './lines.ts'

/** How far the plan looks ahead. */
const DAYS = 14

/** Not live: looking two weeks ahead takes seconds where there are a thousand units. */
export function plannedTable(view: View): Html {
  const { say, board, now } = view
  const telling = tellingOf(view)
  const all = planLetters(board.office, now, DAYS)
  const planned = all.filter(({ state }) => state === 'planned')
  const held = heldInWords(
    all.flatMap(each => (each.state === 'written' ? (each.held ?? []) : [])),
    telling,
  )
  const note = html`<p class="quiet">${say(
    `今后 ${DAYS} 天里，如果再没有来件，将写这些信。来件一到，就按新情况重算。`,
    `What will be written within ${DAYS} days if nothing more arrives.`,
  )}</p>${held === '' ? '' : html`<p class="problem">${held}</p>`}`
  if (planned.length === 0) return html`${note}<p class="card empty">${say('没有。', 'None.')}</p>`
  return html`${note}<div class="scroll" tabindex="0" role="region" aria-label="${say('计划中的信', 'Planned letters')}"><table class="stack"><thead><tr><th scope="col">${say('时间', 'Time')}</th><th scope="col">${say('种类', 'Kind')}</th><th scope="col">${say('收件人', 'To')}</th><th scope="col">${say('还欠', 'Owed')}</th></tr></thead>
<tbody>${planned.map(each => plannedLine(view, each, telling))}</tbody></table></div>`
}

function plannedLine(view: View, { at, kind, unit, campaign, to, owed, held }: Planned, telling: Telling): Html {
  const materials = view.board.office.configuration.campaigns.find(each => each.id === campaign)?.materials ?? []
  const names = owed.map(id => materials.find(each => each.id === id)?.name ?? id)
  return html`<tr><td class="when">${timeWords(view, at)}</td><td>${letterKindWord(view.say, kind)}${held ? html` <span class="quiet">${holdingWords(held, telling)}</span>` : ''}</td><td>${unitName(view, unit)} <span class="quiet">${to.join(' ')}</span></td><td>${names.join(view.say('、', ', '))}</td></tr>`
}

function tellingOf({ board, language, now }: View): Telling {
  return { timezone: board.office.configuration.office.timezone, language, now }
}
