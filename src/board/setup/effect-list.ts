// What a change would mean for what is there already: messages that would be judged otherwise, units that would stand
// elsewhere. While the trial runs: how far it is.
import { html } from 'hono/html'
import type { Configuration } from '../../config/configuration.ts'
import type { Effect, StandingAfter } from '../../flow/decide/rehearsal.ts'
import { summaryOf } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import { subjectWords, timeWords } from '../message/parts.ts'
import { stateMark } from '../status/matrix.ts'
import { decisionWord } from '../words.ts'
import type { Trial } from './rehearsals.ts'

/** Lines of each table; the sums above them count all. */
const MOST = 200

/** The section of the page. `key` names the trial for the script that follows it. */
export function effectSection(view: View, key: string, { rehearsal, since }: Trial, next: Configuration): Html {
  const { say } = view
  const heading = html`<h2>${say('对已收材料的影响', 'What it changes for what was received')}</h2>`
  const outcome = rehearsal.outcome()
  if (outcome === null) {
    const { done, of } = rehearsal.progress()
    return html`${heading}<div class="card" data-trial="/setup/trials/${key}"><p role="status">${say('正在用全部来件试算，算完才能保存。', 'Every message is being tried; the change can be kept once that is done.')} <span data-progress>${say(`已试 ${done} 封，共 ${of} 封`, `${done} of ${of}`)}</span></p>
<progress value="${done}" max="${Math.max(1, of)}" aria-label="${say('试算进度', 'Progress')}"></progress></div>`
  }
  if (outcome.kind === 'failed')
    return html`${heading}<p class="notice bad" role="alert">${say(`没能试算：${outcome.detail}。仍可保存，保存后来件会自动重新认定。`, `The trial failed: ${outcome.detail}. The change can be kept all the same; messages are judged again then.`)}</p>`
  const { effects, standings } = outcome.result
  return html`${heading}<p class="quiet">${say(`按截至 ${timeWords(view, since)} 的来件试算，没有改动任何记录。`, `Tried on what had come in by ${timeWords(view, since)}; nothing was changed.`)}</p>
${effectTable(view, effects, next)}${standingTable(view, standings, next)}`
}

function effectTable(view: View, effects: readonly Effect[], next: Configuration): Html {
  const { say, board } = view
  if (effects.length === 0) return html`<p>${say('以往来件的认定不变。', 'No message is judged otherwise.')}</p>`
  const words = (outcome: Effect['before']) => outcomeWords(view, outcome, next)
  const line = ({ message, before, after, materials }: Effect) => {
    const summary = summaryOf(board.office.ledger, message)
    const files = say(`${materials} 个文件的材料种类有变`, `${materials} files count as another material`)
    return html`<tr><th scope="row"><a href="/messages/${message}" target="_blank">${summary ? subjectWords(view, summary) : message}</a></th><td>${words(before)}</td><td>→ ${words(after)}${materials > 0 ? html` <span class="quiet">${files}</span>` : ''}</td></tr>`
  }
  return html`<p><b>${say(`${effects.length} 封来件的认定会变：`, `${effects.length} messages are judged otherwise: `)}</b>${sums(view, effects).join(say('；', '; '))}${say('。', '.')}</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">${say('来件', 'Message')}</th><th scope="col">${say('现在', 'Now')}</th><th scope="col">${say('改后', 'Then')}</th></tr></thead><tbody>${effects.slice(0, MOST).map(line)}</tbody></table></div>${rest(view, effects.length)}`
}

/** How many go which way, most first. */
function sums({ say }: View, effects: readonly Effect[]): string[] {
  const groups = Map.groupBy(effects, ({ before, after }) => {
    if (before === null || after === null || before.decision !== after.decision)
      return `${before ? decisionWord(say, before.decision) : '—'} → ${after ? decisionWord(say, after.decision) : '—'}`
    if (before.unit !== after.unit) return say('换单位', 'another unit')
    return before.campaign === after.campaign
      ? say('材料种类或性质有变', 'another material or nature')
      : say('换活动', 'another campaign')
  })
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([what, some]) => say(`${what} ${some.length} 封`, `${what} ${some.length}`))
}

function outcomeWords({ say, board }: View, outcome: Effect['before'], next: Configuration): string {
  if (outcome === null) return ''
  const { units, campaigns } = board.office.configuration
  const unit = [...units, ...next.units].find(({ id }) => id === outcome.unit)?.name ?? outcome.unit
  const title = [...campaigns, ...next.campaigns].find(({ id }) => id === outcome.campaign)?.title ?? outcome.campaign
  const isOne = campaigns.length === 1 && next.campaigns.length === 1
  return [decisionWord(say, outcome.decision), unit, isOne ? null : title].filter(word => word !== null).join(' ')
}

function standingTable(view: View, standings: readonly StandingAfter[], next: Configuration): Html {
  const { say, board, now } = view
  const names = new Map(next.units.map(({ id, name }) => [id, name]))
  const titles = new Map(next.campaigns.map(({ id, title }) => [id, title]))
  const before = new Map(
    next.campaigns.flatMap(({ id }) =>
      (board.standings(id, now)?.standing.units ?? []).map(each => [`${id}/${each.unit}`, each] as const),
    ),
  )
  const changed = standings.flatMap(after => {
    const was = before.get(`${after.campaign}/${after.unit}`)
    return was && (was.state !== after.state || was.late !== after.late) ? [{ after, was }] : []
  })
  if (changed.length === 0) return html`<p>${say('各单位的报送状态不变。', 'Every unit stands where it stood.')}</p>`
  return html`<p><b>${say(`${changed.length} 个单位的报送状态会变：`, `${changed.length} units would stand elsewhere:`)}</b></p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">${say('单位', 'Unit')}</th><th scope="col">${say('活动', 'Campaign')}</th><th scope="col">${say('现在', 'Now')}</th><th scope="col">${say('改后', 'Then')}</th></tr></thead><tbody>${changed
    .slice(0, MOST)
    .map(
      ({ after, was }) =>
        html`<tr><th scope="row">${names.get(after.unit) ?? after.unit}</th><td>${titles.get(after.campaign)}</td><td>${stateMark(view, was)}</td><td>→ ${stateMark(view, after)}</td></tr>`,
    )}</tbody></table></div>${rest(view, changed.length)}`
}

function rest({ say }: View, all: number): Html {
  return all > MOST
    ? html`<p class="quiet">${say(`只列出前 ${MOST} 个。`, `The first ${MOST} are listed.`)}</p>`
    : html``
}
