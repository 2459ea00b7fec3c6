// One message: what it says, what it carries, how it was judged and why, who decided, which letters speak of it.
import { html } from 'hono/html'
import { acceptancesOf } from '../../ledger/accepted.ts'
import { messageOf } from '../../ledger/messages.ts'
import type { View } from '../board.ts'
import { includes } from '../board.ts'
import { type Html, page } from '../layout.ts'
import { decideForm, undoForm, unitChoices } from './decide-form.ts'
import type { MessageFacts } from './facts.ts'
import {
  bodyText,
  evidence,
  filesAndLinks,
  history,
  outcomeMarks,
  senderWords,
  subjectWords,
  thanksWords,
  timeWords,
} from './parts.ts'

/** The whole page. `problem`: why the last form was not taken. */
export function messagePage(view: View, facts: MessageFacts, problem: string | null = null): Html {
  const { say, visitor } = view
  const { summary, files, links } = facts
  const canSplit = includes(visitor.role, 'coordinator') && files.some(file => !file.decoration)
  const content = html`<div class="head"><h1>${subjectWords(view, summary)}</h1><p>${outcomeMarks(view, summary)}</p></div>
${problem === null ? '' : html`<p class="notice bad" role="alert">${problem}</p>`}
<div class="columns">
<div>
<section class="card" data-item>${headFacts(view, facts)}${bodyText(view, facts)}</section>
<section class="card"><h2>${say('文件和链接', 'Files and links')}</h2>
${files.every(file => file.decoration) && links.length === 0 ? html`<p class="quiet">${say('没有附件，也没有链接。', 'None.')}</p>` : filesAndLinks(view, facts)}
${canSplit ? html`<p><a href="/messages/${summary.id}/split">${say('按文件分给几个单位，或改正材料种类', 'Split among units, or correct what a file is')}</a></p>` : ''}
</section>
</div>
<div>
<section class="card" id="outcome" data-live><h2>${say('归属', 'Whose it is')}</h2>${filed(view, facts)}${evidence(view, facts)}${undoForm(view, facts, 'message')}${history(view, facts)}</section>
<section class="card"><h2>${say('人工处理', 'Decide')}</h2>${decideForm(view, facts, 'message')}</section>
</div>
</div>${unitChoices(view)}`
  return page(view, subjectWords(view, summary), content)
}

function headFacts(view: View, { summary, reading }: MessageFacts): Html {
  const { say, board } = view
  const stored = messageOf(board.office.ledger, summary.id)
  return html`<dl class="facts">
<dt>${say('发件人', 'From')}</dt><dd>${senderWords(view, summary)}</dd>
${reading && reading.head.to.length > 0 ? html`<dt>${say('收件人', 'To')}</dt><dd>${reading.head.to.map(({ address }) => address).join(say('，', ', '))}</dd>` : ''}
<dt>${say('收到', 'Received')}</dt><dd>${timeWords(view, summary.receivedAt)}${stored?.junk ? html` <span class="mark late">${say('在垃圾邮件箱', 'in junk')}</span>` : ''}</dd>
<dt>${say('编号', 'Number')}</dt><dd>${summary.id} · <a href="/messages/${summary.id}/original" download>${say('下载原件 .eml', 'download the original')}</a></dd>
</dl>`
}

function filed(view: View, { summary, unit, campaign }: MessageFacts): Html {
  const { say, board } = view
  const { units } = board.office.configuration
  const acceptances = acceptancesOf(board.office.ledger, summary.id)
  if (acceptances.length === 0) {
    if (summary.outcome?.decision !== 'review' || unit === null) return html``
    return html`<p>${say('可能是', 'Perhaps')} <a href="/units/${unit.id}">${unit.name}</a>${campaign ? html`，${campaign.title}` : ''}</p>`
  }
  return html`<ul class="plainlist">${acceptances.map(
    ({ unit: id, answer }) =>
      html`<li><a href="/units/${id}">${units.find(each => each.id === id)?.name ?? id}</a> <span class="quiet">${answerWords(view, answer)}</span></li>`,
  )}</ul><p class="quiet">${thanksWords(view, summary)}</p>${campaign ? html`<p class="quiet">${campaign.title}</p>` : ''}`
}

function answerWords({ say }: View, answer: string | null): string {
  if (answer === null) return say('回执待写', 'to be acknowledged')
  return answer.startsWith('no:') ? say('不回执', 'not acknowledged') : say('有回执', 'acknowledged')
}
