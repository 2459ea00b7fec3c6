// Search: messages whose subject, sender, text, file names or documents hold the words.
import { html } from 'hono/html'
import type { Unit } from '../../config/configuration.ts'
import { readingOf } from '../../ledger/readings.ts'
import { summaryOf } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import { type Html, page } from '../layout.ts'
import { outcomeMarks, senderWords, subjectWords, timeWords } from '../message/parts.ts'
import { searchText } from '../status/matrix.ts'
import { initialsOf } from '../unit/initials.ts'
import { marked, type Snippet, snippetOf, wordsOf } from './snippets.ts'

/** Pieces shown of one message. */
const PIECES = 3
const MOST_UNITS = 8

/** The whole page. `found`: numbers of messages, best first; `growing`: older messages are still being indexed. */
export function searchPage(
  view: View,
  query: string,
  found: readonly number[],
  { more, growing }: { more: boolean; growing: boolean },
): Html {
  const { say } = view
  const words = wordsOf(query)
  const content = html`<div class="head"><h1>${say('搜索', 'Search')}</h1>
<form action="/search" class="row"><input type="search" name="q" value="${query}" size="40" aria-label="${say('搜索邮件和文件', 'Search mail and files')}"><button>${say('搜索', 'Search')}</button></form></div>
${growing ? html`<p class="notice">${say('早先的邮件还在建索引，稍后再搜会更全。', 'Older messages are still being indexed.')}</p>` : ''}
${unitHits(view, words)}
${words.length === 0 ? html`<p class="quiet">${say('可以搜主题、发件人、文件名、正文和文档里的文字；几个词用空格隔开，都要有。', 'Subjects, senders, file names, texts and documents; several words must all be there.')}</p>` : html`<p class="quiet">${found.length === 0 ? say('没有找到。', 'Nothing found.') : more ? say(`前 ${found.length} 封`, `the first ${found.length}`) : say(`${found.length} 封`, `${found.length} messages`)}</p>`}
${found.map(id => hit(view, id, words))}`
  return page(view, say('搜索', 'Search'), content)
}

/** Units of that name come first: who types one most likely looks for its page. */
function unitHits({ say, board }: View, words: readonly string[]): Html {
  const units = words.length === 0 ? [] : board.office.configuration.units.filter(unit => fitsUnit(unit, words))
  if (units.length === 0) return html``
  return html`<p>${say('单位：', 'Units: ')}${units.slice(0, MOST_UNITS).map(({ id, name }) => html`<a href="/units/${id}">${name}</a> `)}${units.length > MOST_UNITS ? '…' : ''}</p>`
}

function fitsUnit(unit: Unit, words: readonly string[]): boolean {
  const text = `${searchText(unit)} ${[unit.name, ...unit.aliases].map(initialsOf).join(' ')}`
  return words.every(word => text.includes(word))
}

function hit(view: View, id: number, words: readonly string[]): Html {
  const summary = summaryOf(view.board.office.ledger, id)
  const reading = readingOf(view.board.office.ledger, id)
  if (summary === null || reading === null) return html``
  const unit = view.board.office.configuration.units.find(each => each.id === summary.outcome?.unit)
  const files = reading.files.flatMap((file, position) => {
    const name = file.decoration ? null : snippetOf(file.path, words)
    const text = file.document ? snippetOf(file.document.text, words) : null
    return name === null && text === null ? [] : [{ position, path: file.path, text }]
  })
  const body = snippetOf([reading.body.text, ...reading.inner.map(each => each.body.text)].join('\n'), words)
  return html`<article class="card"><div class="head"><h2><a href="/messages/${id}">${pieces(marked(subjectWords(view, summary), words))}</a></h2><span>${outcomeMarks(view, summary)}</span><span class="quiet right">${timeWords(view, summary.receivedAt)}</span></div>
<p class="quiet">${unit ? html`<a href="/units/${unit.id}">${unit.name}</a> · ` : ''}${senderWords(view, summary)}</p>
${body === null ? '' : html`<p>${pieces(body)}</p>`}
${files.slice(0, PIECES).map(({ position, path, text }) => html`<p><a href="/files/${id}/${position}" download>${pieces(marked(path, words))}</a>${text === null ? '' : html` <a href="/files/${id}/${position}/text">${view.say('文字预览', 'text')}</a><br><span class="quiet">${pieces(text)}</span>`}</p>`)}
</article>`
}

function pieces(snippet: Snippet): Html {
  return html`${snippet.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : text))}`
}
