// Pieces of a message that several pages show: who wrote, what was sent, why it was judged so, who decided.
import { html } from 'hono/html'
import { explain } from '../../attribution/wording.ts'
import { shortTime } from '../../flow/status-report.ts'
import { thanksAt } from '../../flow/write/thanks-at.ts'
import type { MessageSummary } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import { fileList, linkList } from '../files/list.ts'
import type { Html } from '../layout.ts'
import { decisionWord, natureWord } from '../words.ts'
import type { MessageFacts } from './facts.ts'

/** Longest text on a page; the whole is in the original. */
const MOST_CHARACTERS = 20_000

/** An instant as the office's people write it; with its year where that is not this one. */
export function timeWords({ board, language, now }: View, instant: Temporal.Instant): string {
  const zone = board.office.configuration.office.timezone
  const { year } = instant.toZonedDateTimeISO(zone)
  const short = shortTime(instant, zone, language)
  if (year === now.toZonedDateTimeISO(zone).year) return short
  return language === 'en' ? short.replace(/ (?=\d\d:)/, ` ${year} `) : `${year}年${short}`
}

/** "王老师 <wang@…>". */
export function senderWords({ say }: View, { from }: MessageSummary): string {
  if (from === null) return say('（没有发件人）', '(no sender)')
  return from.name === '' ? from.address : `${from.name} <${from.address}>`
}

/** A subject, or words for its lack. */
export function subjectWords({ say }: View, { subject }: { subject: string }): string {
  return subject.trim() === '' ? say('（无主题）', '(no subject)') : subject
}

/** When an acknowledgement goes that is still to be written, and that a decision can be undone until then; '' where none is. */
export function thanksWords({ say, board, now }: View, { id, outcome }: MessageSummary): string {
  const at = thanksAt(board.office, id, now)
  if (at === null) return ''
  const isHeld = board.office.configuration.office.letters.approve === 'all'
  const minutes = Math.ceil(at.since(now).total('minutes'))
  const when = isHeld
    ? say('回执写好后等人放行', 'The acknowledgement will wait to be released')
    : minutes <= 0
      ? say('回执随即发出', 'The acknowledgement goes now')
      : say(`回执约${minutes}分钟后发出`, `The acknowledgement goes in about ${minutes} min`)
  const canUndo = outcome?.byPerson === true && (isHeld || minutes > 0)
  return canUndo ? say(`${when}，之前可撤销。`, `${when}; until then you can undo.`) : say(`${when}。`, `${when}.`)
}

/** What it is and what became of it, as marks. */
export function outcomeMarks({ say }: View, { outcome }: MessageSummary): Html {
  if (outcome === null) return html`<span class="mark">${say('未读取', 'not read')}</span>`
  const kind = { accept: 'good', review: 'ask', ignore: '' }[outcome.decision]
  return html`<span class="mark ${kind}">${decisionWord(say, outcome.decision)}</span> <span class="mark">${outcome.nil ? say('零报告', 'nil return') : natureWord(say, outcome.nature)}</span>`
}

/** What the sender wrote; quoted history and forwarded messages fold. */
export function bodyText({ say }: View, { reading }: MessageFacts): Html {
  if (reading === null)
    return html`<p class="quiet">${say('这封邮件没能读取，可下载原件查看。', 'This message could not be read; download the original.')}</p>`
  const { text, signature, quoted } = reading.body
  const whole = [text, signature].filter(part => part.trim() !== '').join('\n\n')
  return html`${whole === '' ? html`<p class="quiet">${say('（没有正文）', '(no text)')}</p>` : html`<div class="text" tabindex="0">${cut(whole)}</div>`}
${quoted.trim() === '' ? '' : html`<details><summary>${say('引用的往来', 'Quoted history')}</summary><div class="text quiet" tabindex="0">${cut(quoted)}</div></details>`}
${reading.inner.map(
  inner =>
    html`<details><summary>${inner.how === 'inline' ? say('转发的邮件：', 'Forwarded message: ') : say('附带的邮件：', 'Attached message: ')}${inner.subject} ${inner.from?.address ?? ''}</summary><div class="text" tabindex="0">${cut(inner.body.text)}</div></details>`,
)}`
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text
}

/** Pictures, files, links, with what each was taken for. */
export function filesAndLinks(view: View, { files, links, verdict, campaign, reading }: MessageFacts): Html {
  const facts = { files: verdict?.files ?? [], links: verdict?.links ?? [], campaign }
  const hasText = (position: number) => (reading?.files[position]?.document?.text ?? '') !== ''
  return html`${fileList(view, files, hasText, facts)}${linkList(view, links, facts)}`
}

/** Reasons shown at once; what weighs less folds. */
const MOST_REASONS = 6

/** The reasons, heaviest first. */
export function evidence({ language, say }: View, { verdict }: MessageFacts): Html {
  const reasons = verdict?.reasons.map(reason => html`<li>${explain(reason, language)}</li>`) ?? []
  if (reasons.length === 0) return html``
  const rest = reasons.slice(MOST_REASONS)
  return html`<ul class="evidence">${reasons.slice(0, MOST_REASONS)}</ul>
${rest.length === 0 ? '' : html`<details><summary class="quiet">${say(`另有 ${rest.length} 条`, `${rest.length} more`)}</summary><ul class="evidence">${rest}</ul></details>`}`
}

/** Everything that people decided, oldest first. */
export function history(view: View, { decisions }: MessageFacts): Html {
  const { say, board } = view
  if (decisions.length === 0) return html``
  const { units } = board.office.configuration
  const nameOf = (id: string | null) => units.find(unit => unit.id === id)?.name ?? id ?? ''
  const words = ({ action, unit, remember }: MessageFacts['decisions'][number]) =>
    ({
      assign: say(
        `登记为${nameOf(unit)}${remember ? '，并记住地址' : ''}`,
        `assigned to ${nameOf(unit)}${remember ? ', address remembered' : ''}`,
      ),
      split: say('分给几个单位', 'split among units'),
      dismiss: say('不登记', 'set aside'),
      undo: say('撤销上一项决定', 'took the last decision back'),
    })[action]
  return html`<h2>${say('人工处理记录', 'Decisions')}</h2><ul class="plainlist">${decisions.map(
    each => html`<li><span class="quiet">${timeWords(view, each.at)} ${each.who}</span> ${words(each)}</li>`,
  )}</ul>`
}
