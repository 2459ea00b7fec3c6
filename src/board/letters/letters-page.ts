// The letters: waiting for a person, planned, sent, failed; and the switch for the whole queue.
import { html } from 'hono/html'
import { letterCounts, lettersPage } from '../../ledger/letter-pages.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { queueStop } from '../../ledger/passes.ts'
import type { LetterState } from '../../ledger/tables/letters.ts'
import { includes, type View } from '../board.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { timeWords } from '../message/parts.ts'
import { letterKindWord } from '../words.ts'
import { letterStateMark, serverWords, unitName } from './lines.ts'
import { plannedTable } from './planned-table.ts'

/** Letters on one page. */
const MOST = 100

const TABS = ['waiting', 'planned', 'underway', 'sent', 'failed', 'cancelled'] as const
export type LetterTab = (typeof TABS)[number]

const STATES: Record<Exclude<LetterTab, 'planned'>, LetterState[]> = {
  waiting: ['waiting'],
  underway: ['queued', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
  cancelled: ['cancelled'],
}

/** The tab of this name; else what needs a person, else what went out. */
export function tabOf(name: string | undefined, { board }: View): LetterTab {
  const known = TABS.find(tab => tab === name)
  if (known) return known
  const counts = letterCounts(board.office.ledger)
  return (counts.waiting ?? 0) > 0 ? 'waiting' : (counts.failed ?? 0) > 0 ? 'failed' : 'sent'
}

/** The whole page. `before`: letters older than this number. */
export function lettersListPage(view: View, tab: LetterTab, before: number | null): Html {
  const { say } = view
  const content = html`<div class="head"><h1>${say('信件', 'Letters')}</h1><div class="right">${queueSwitch(view)}</div>${tabs(view, tab)}</div>
${tab === 'planned' ? plannedTable(view) : html`<div id="letters" data-live>${letterTable(view, tab, before)}</div>`}`
  return page(view, say('信件', 'Letters'), content, { wide: true })
}

function tabs({ say, board }: View, current: LetterTab): Html {
  const counts = letterCounts(board.office.ledger)
  const words: Record<LetterTab, string> = {
    waiting: say('待放行', 'Awaiting approval'),
    planned: say('计划中', 'Planned'),
    underway: say('待发、在发', 'Under way'),
    sent: say('已发', 'Sent'),
    failed: say('未发成', 'Failed'),
    cancelled: say('已取消', 'Cancelled'),
  }
  const count = (tab: LetterTab) =>
    tab === 'planned' ? 0 : STATES[tab].reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return html`<nav class="tabs" id="tabs" data-live aria-label="${say('信件分类', 'Kinds of letters')}">${TABS.map(
    tab =>
      html`<a href="/letters?tab=${tab}" ${tab === current ? html`aria-current="page"` : ''}>${words[tab]}${count(tab) > 0 ? html` <span class="quiet">${count(tab)}</span>` : ''}</a>`,
  )}</nav>`
}

function queueSwitch(view: View): Html {
  const { say, board, visitor } = view
  const stop = queueStop(board.office.ledger)
  if (!includes(visitor.role, 'coordinator')) return html``
  return stop === null
    ? html`<form method="post" action="/letters/stop">${csrfField(view)}<button class="danger">${say('停止发信', 'Stop sending')}</button></form>`
    : html`<form method="post" action="/letters/resume" class="row">${csrfField(view)}<span class="problem">${say(`${timeWords(view, stop.since)}起停发：${stop.response}`, `stopped ${timeWords(view, stop.since)}: ${stop.response}`)}</span><button>${say('恢复发信', 'Resume')}</button></form>`
}

function letterTable(view: View, tab: Exclude<LetterTab, 'planned'>, before: number | null): Html {
  const { say, board, visitor } = view
  const letters = lettersPage(board.office.ledger, STATES[tab], before, MOST)
  if (letters.length === 0) return html`<p class="card empty">${say('没有。', 'None.')}</p>`
  const decides = tab === 'waiting' && includes(visitor.role, 'coordinator')
  const last = letters.at(-1)
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${say('信件', 'Letters')}"><table class="stack"><thead><tr>${decides ? html`<th scope="col"><span class="unseen">${say('选择', 'Choose')}</span></th>` : ''}<th scope="col">${say('信', 'Letter')}</th><th scope="col">${say('种类', 'Kind')}</th><th scope="col">${say('收件人', 'To')}</th><th scope="col">${say('状态', 'State')}</th><th scope="col">${say('时间', 'Time')}</th></tr></thead>
<tbody>${letters.map(letter => line(view, letter, decides))}</tbody></table></div>
${letters.length === MOST && last ? html`<p><a href="/letters?tab=${tab}&before=${last.id}">${say('更早的', 'older')}</a></p>` : ''}`
  if (!decides) return table
  return html`<form method="post" action="/letters/release">${csrfField(view)}<input type="hidden" name="shown" value="${letters.map(({ id }) => id).join(' ')}">
<p class="row"><button name="which" value="all">${say(`全部放行（${letters.length}）`, `Release all (${letters.length})`)}</button><button class="plain" name="which" value="chosen">${say('放行所选', 'Release the chosen')}</button><span class="quiet">${say('点信的主题可先看内容。', 'Open a letter to read it first.')}</span></p>${table}</form>`
}

function line(view: View, letter: LetterRecord, decides: boolean): Html {
  const to = letter.recipients.map(({ address }) => address)
  const at = letter.finishedAt ?? (letter.state === 'queued' ? letter.nextAttemptAt : letter.createdAt)
  return html`<tr>${decides ? html`<td><input type="checkbox" name="letter" value="${letter.id}" aria-label="${letter.subject} ${to.join(' ')}"></td>` : ''}
<th scope="row"><a href="/letters/${letter.id}">${letter.subject}</a></th><td>${letterKindWord(view.say, letter.kind)}</td><td>${unitName(view, letter.unit)} <span class="quiet">${to.join(' ')}</span></td><td>${letterStateMark(view, letter)}${serverWords(view, letter)}</td><td class="when">${timeWords(view, at)}</td></tr>`
}
