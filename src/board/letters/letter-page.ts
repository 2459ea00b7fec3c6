// One letter: what it says, to whom it goes, what servers answered, and what can be done about it.
import { html } from 'hono/html'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { includes, type View } from '../board.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { timeWords } from '../message/parts.ts'
import { letterKindWord, recipientWord } from '../words.ts'
import { letterStateMark, serverWords } from './lines.ts'

/** The whole page. */
export function letterPage(view: View, letter: LetterRecord): Html {
  const { say, board } = view
  const { configuration } = board.office
  const unit = configuration.units.find(each => each.id === letter.unit)
  const content = html`<div class="head"><h1>${letter.subject}</h1><p>${letterStateMark(view, letter)} ${letterKindWord(say, letter.kind)}</p></div>
<div class="columns"><section class="card"><div class="text whole">${letter.text}</div>
${letter.attachments.length === 0 ? '' : html`<p class="quiet">${say('附件：', 'Attachments: ')}${letter.attachments.map(({ name }) => name).join(say('、', ', '))}</p>`}</section>
<div><section class="card" id="state" data-live>${actions(view, letter)}
<dl class="facts">
${unit ? html`<dt>${say('单位', 'Unit')}</dt><dd><a href="/units/${unit.id}">${unit.name}</a></dd>` : ''}
<dt>${say('收件人', 'To')}</dt><dd><ul class="plainlist">${letter.recipients.map(({ address, state }) => html`<li>${address} <span class="quiet">${recipientWord(say, state)}</span></li>`)}</ul></dd>
<dt>${say('写于', 'Written')}</dt><dd>${timeWords(view, letter.createdAt)}</dd>
${letter.releasedBy === null ? '' : html`<dt>${say('放行', 'Released by')}</dt><dd>${letter.releasedBy}</dd>`}
${letter.state === 'queued' ? html`<dt>${say('下次发送', 'Next attempt')}</dt><dd>${timeWords(view, letter.nextAttemptAt)}</dd>` : ''}
${letter.finishedAt === null ? '' : html`<dt>${letter.state === 'sent' ? say('发出', 'Sent') : say('结束', 'Ended')}</dt><dd>${timeWords(view, letter.finishedAt)}</dd>`}
${letter.messages.length === 0 ? '' : html`<dt>${say('关于来件', 'About')}</dt><dd>${letter.messages.map(id => html`<a href="/messages/${id}">${say(`第 ${id} 号`, `no. ${id}`)}</a> `)}</dd>`}
</dl>${serverWords(view, letter)}</section>
${letter.attempts.length === 0 ? '' : html`<section class="card"><h2>${say('发送经过', 'Attempts')}</h2><ul class="plainlist">${letter.attempts.map(each => html`<li><span class="quiet">${timeWords(view, each.beganAt)}</span> ${attemptWord(view, each.outcome)} <span class="quiet">${each.response ?? ''}</span></li>`)}</ul></section>`}
</div></div>`
  return page(view, letter.subject, content)
}

function attemptWord({ say }: View, outcome: LetterRecord['attempts'][number]['outcome']): string {
  if (outcome === null) return say('没有结果', 'no outcome yet')
  return {
    sent: say('发出', 'sent'),
    retry: say('稍后再试', 'to be tried again'),
    failed: say('未成', 'failed'),
    withdrawn: say('没有发', 'withdrawn'),
  }[outcome]
}

function actions(view: View, { id, state }: LetterRecord): Html {
  const { say, visitor } = view
  if (!includes(visitor.role, 'coordinator')) return html``
  const button = (action: string, label: string, kind: string) =>
    html`<form method="post" action="/letters/${id}/${action}">${csrfField(view)}<button class="${kind}">${label}</button></form>`
  const all = [
    ...(state === 'waiting' ? [button('release', say('放行', 'Release'), '')] : []),
    ...(state === 'failed' ? [button('resend', say('重新发送', 'Send again'), '')] : []),
    ...(state === 'waiting' || state === 'queued' ? [button('cancel', say('取消这封信', 'Cancel'), 'danger')] : []),
  ]
  return all.length === 0 ? html`` : html`<div class="row">${all}</div>`
}
