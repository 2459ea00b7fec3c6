// The form with which a person decides on a message: accept the proposal, another unit, split, set aside, take back.
import { html } from 'hono/html'
import type { Unit } from '../../config/configuration.ts'
import { includes, type View } from '../board.ts'
import { csrfField, type Html } from '../layout.ts'
import { latestDecision, type MessageFacts } from './facts.ts'

/** Where to go afterwards: back to the queue, or to the message itself. */
export type Back = '/review' | 'message'

function backFields(back: Back, only: string): Html {
  return html`<input type="hidden" name="back" value="${back}">${only === '' ? '' : html`<input type="hidden" name="only" value="${only}">`}`
}

/**
 * The form, for those who may decide. `only`: the unit whose messages alone are shown in the queue. Its first button is the one that Enter presses in
 * the unit's field: that assigns, and never accepts what somebody was about to correct.
 */
export function decideForm(view: View, facts: MessageFacts, back: Back, only = ''): Html {
  const { say, visitor } = view
  if (!includes(visitor.role, 'coordinator')) return html``
  const { summary, unit, campaign } = facts
  const inReview = summary.outcome?.decision === 'review'
  const knows = unit !== null && (campaign !== null || view.board.office.configuration.campaigns.length === 1)
  const id = summary.id
  return html`<form method="post" action="/messages/${id}/decide" class="decide">
${csrfField(view)}
<input type="hidden" name="seen" value="${latestDecision(facts)}">
${backFields(back, only)}
<button class="unseen" name="action" value="assign" tabindex="-1" aria-hidden="true"></button>
<div class="row">
${inReview && knows ? html`<button name="action" value="accept" data-key="a">${acceptWords(view, facts, unit)}<kbd>A</kbd></button>` : ''}
<input type="hidden" name="proposed" value="${unit?.id ?? ''}">
<label><span class="unseen">${say('单位', 'Unit')}</span><input name="unit" list="units" data-units data-key="s" autocomplete="off" placeholder="${inReview && knows ? say('改为别的单位…', 'another unit…') : say('选单位：名称、简称、拼音首字母', 'unit: name, alias, id')}" size="26"></label>
${campaignChoice(view, facts)}
<button class="plain" name="action" value="assign">${say('登记到所选单位', 'Assign')}</button>
${inReview ? html`<button class="plain" name="action" value="dismiss" data-key="x">${say('不登记', 'Set aside')}<kbd>X</kbd></button>` : ''}
</div>
${remember(view, facts)}
</form>`
}

/** A question is noted for its unit and hands nothing in; the button says so. */
function acceptWords({ say }: View, { summary }: MessageFacts, { name }: Unit): string {
  return summary.outcome?.nature === 'correspondence'
    ? say(`记为${name}的来信`, `Note as mail from ${name}`)
    : say(`登记为${name}`, `File for ${name}`)
}

function campaignChoice({ say, board }: View, { campaign }: MessageFacts): Html {
  const { campaigns } = board.office.configuration
  if (campaigns.length === 1) return html`<input type="hidden" name="campaign" value="${campaigns[0]?.id ?? ''}">`
  return html`<label><span class="unseen">${say('活动', 'Campaign')}</span><select name="campaign">${campaign === null ? html`<option value="">${say('选活动', 'campaign')}</option>` : ''}${campaigns.map(each => html`<option value="${each.id}" ${each.id === campaign?.id ? html`selected` : ''}>${each.title}</option>`)}</select></label>`
}

/** Offered where the address is new; shared free-mail addresses are fine, since the exact address is remembered. */
function remember({ say, board }: View, { summary }: MessageFacts): Html {
  const address = summary.from?.address
  if (!address) return html``
  const known = board.office.configuration.units.some(unit => unit.addresses.includes(address.toLowerCase()))
  if (known) return html``
  return html`<label class="remember quiet"><input type="checkbox" name="remember" value="1" data-key="r"> <span>${say(`记住 ${address}，以后自动登记`, `remember ${address} for the future`)} <kbd>R</kbd></span></label>`
}

/** Takes the standing decision back. */
export function undoForm(view: View, facts: MessageFacts, back: Back, only = ''): Html {
  const { say, visitor } = view
  const stands = facts.decisions.some(
    each => each.action !== 'undo' && !facts.decisions.some(other => other.undoes === each.id),
  )
  if (!stands || !includes(visitor.role, 'coordinator')) return html``
  return html`<form method="post" action="/messages/${facts.summary.id}/undo">${csrfField(view)}<input type="hidden" name="seen" value="${latestDecision(facts)}">${backFields(back, only)}<button class="plain" data-key="u">${say('撤销这项决定', 'Undo')}<kbd>U</kbd></button></form>`
}

/** The names that the field offers without script. Once a page. */
export function unitChoices({ board }: View): Html {
  return html`<datalist id="units">${board.office.configuration.units.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`
}
