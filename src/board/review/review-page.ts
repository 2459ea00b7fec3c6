// What a person must decide: each message with its evidence, its proposal and the keys that settle it.
import { html } from 'hono/html'
import { decisionsOf } from '../../ledger/decisions.ts'
import { type MessageRecord, quarantinedMessages } from '../../ledger/messages.ts'
import { type MessageSummary, reviewQueue } from '../../ledger/review.ts'
import { unreadWords } from '../../letters/unread-words.ts'
import type { View } from '../board.ts'
import { type Html, page } from '../layout.ts'
import { decideForm, undoForm, unitChoices } from '../message/decide-form.ts'
import { type MessageFacts, messageFacts } from '../message/facts.ts'
import {
  bodyText,
  evidence,
  filesAndLinks,
  senderWords,
  subjectWords,
  thanksWords,
  timeWords,
} from '../message/parts.ts'

/** Messages shown at once; the next ones come up as these are settled. */
const MOST = 25

/** `unit`: only what may be this unit's. `done`: the message that was just decided. `problem`: why a form was not taken. */
export type ReviewQuery = { unit: string; done: number | null; problem: string | null }

/** What waits, oldest first; `unit` '' means all. */
export function queueFor({ board, now }: View, unit: string): MessageSummary[] {
  return reviewQueue(board.office.ledger, now).filter(each => unit === '' || each.outcome?.unit === unit)
}

/** The whole page. */
export function reviewPage(view: View, { unit, done, problem }: ReviewQuery): Html {
  const { say, board, now } = view
  const { ledger, configuration } = board.office
  const queue = queueFor(view, unit)
  const unread = quarantinedMessages(ledger, now)
  const only = configuration.units.find(each => each.id === unit)
  const content = html`<div class="head"><h1>${say('待确认的邮件', 'Messages to review')}</h1>
<p class="quiet">${queue.length === 0 ? '' : say(`${queue.length} 封`, `${queue.length}`)}${only ? html` · ${only.name} <a href="/review">${say('看全部', 'all')}</a>` : ''}</p>
<p class="quiet right keys"><kbd>J</kbd> <kbd>K</kbd> ${say('下一封、上一封', 'next, previous')} · <kbd>S</kbd> ${say('选单位', 'choose a unit')} </p></div>
${problem === null ? '' : html`<p class="notice bad" role="alert">${problem}</p>`}
${done === null ? '' : doneNotice(view, done, unit)}
<div id="queue" data-live>
${queue.length === 0 ? html`<p class="card empty">${say('没有待确认的邮件。', 'Nothing waits to be reviewed.')}</p>` : queue.slice(0, MOST).map(each => item(view, each, unit))}
</div>
${queue.length > MOST ? html`<p class="quiet">${say(`还有 ${queue.length - MOST} 封，处理完上面的就会出现。`, `${queue.length - MOST} more come up as these are settled.`)}</p>` : ''}
${unread.length === 0 ? '' : quarantine(view, unread)}
${unitChoices(view)}`
  return page(view, say('待确认', 'Review'), content)
}

function item(view: View, summary: MessageSummary, only: string): Html {
  const facts = messageFacts(view, summary.id)
  if (facts === null) return html``
  const { say } = view
  const { unit } = facts
  return html`<article class="card" data-item tabindex="-1" id="m${summary.id}" aria-labelledby="s${summary.id}">
<div class="head"><h2 id="s${summary.id}"><a href="/messages/${summary.id}">${subjectWords(view, summary)}</a></h2>
<p class="quiet">${senderWords(view, summary)}</p><p class="quiet right">${timeWords(view, summary.receivedAt)}</p></div>
<div class="columns"><div>${filesAndLinks(view, facts)}${bodyText(view, facts)}</div>
<div><h3>${unit === null ? say('说不准是哪个单位', 'No guess whose it is') : say(`可能是${unit.name}`, `Perhaps ${unit.name}`)}</h3>${evidence(view, facts)}</div></div>
${decideForm(view, facts, '/review', only)}
${severalUnits(facts) ? html`<p><a href="/messages/${summary.id}/split">${say('涉及几个单位：按文件分开', 'Several units: split by file')}</a></p>` : ''}
</article>`
}

function severalUnits({ verdict }: MessageFacts): boolean {
  return (
    verdict?.files.some(file => file.unit !== null) === true ||
    verdict?.reasons.some(({ code }) => code === 'several-units') === true
  )
}

/** What was just decided, and the way back. Read from the record, not from the address of the page. */
function doneNotice(view: View, id: number, only: string): Html {
  const { say, board } = view
  const facts = messageFacts(view, id)
  const last = decisionsOf(board.office.ledger, id).at(-1)
  if (facts === null || last === undefined) return html``
  const subject = subjectWords(view, facts.summary)
  const nameOf = (unit: string | null) => board.office.configuration.units.find(each => each.id === unit)?.name ?? unit
  const words = {
    assign: say(`“${subject}”已登记为${nameOf(last.unit)}。`, `"${subject}" is assigned to ${nameOf(last.unit)}.`),
    split: say(`“${subject}”已分给几个单位。`, `"${subject}" is split among units.`),
    dismiss: say(`“${subject}”不登记。`, `"${subject}" is set aside.`),
    undo: say(`“${subject}”的决定已撤销。`, `The decision on "${subject}" is taken back.`),
  }[last.action]
  return html`<div class="notice row" role="status"><span>${words} ${thanksWords(view, facts.summary)}</span>${undoForm(view, facts, '/review', only)}</div>`
}

function quarantine(view: View, unread: readonly MessageRecord[]): Html {
  const { say } = view
  const words = ({ quarantine: why }: MessageRecord) => {
    const { zh, en } = unreadWords(why?.code ?? '', why?.detail ?? '')
    return say(zh, en)
  }
  return html`<h2>${say('读不出的邮件', 'Messages that could not be read')}</h2>
<ul class="plainlist card">${unread.map(
    each =>
      html`<li>${timeWords(view, each.receivedAt)} · ${say(`第 ${each.id} 号`, `no. ${each.id}`)} · ${words(each)} · <a href="/messages/${each.id}/original" download>${say('下载原件', 'download the original')}</a></li>`,
  )}</ul>`
}
