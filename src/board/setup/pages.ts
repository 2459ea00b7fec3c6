// The pages of one change of the configuration: the form, and the look before keeping.
import { html } from 'hono/html'
import type { Fault } from '../../config/fault.ts'
import type { View } from '../board.ts'
import { csrfField, type Html, page } from '../layout.ts'
import type { Checked, Proposal } from './files.ts'
import { lineDifference } from './line-difference.ts'

/** What a page says of a form, beside its inputs. */
export type Framed = {
  title: string
  action: string
  /** What it means, where that is not plain: shown before and while it is decided. */
  lead: Html | null
  /** The word on the button that writes. */
  keep: string
  /** Where else this can lead, apart from the way on. */
  aside: { to: string; words: string } | null
}

/** A form with its inputs. `base`: the version of the file that it was filled from. */
export function formPage(
  view: View,
  { title, action, lead, aside }: Framed,
  base: string,
  inputs: Html,
  problem: Html | null,
): Html {
  const { say } = view
  const content = html`<div class="head"><h1>${title}</h1></div>${problem ?? ''}${lead === null ? '' : html`<div class="card">${lead}</div>`}
<form method="post" action="${action}" data-check class="setup">${csrfField(view)}<input type="hidden" name="base" value="${base}">
${inputs}
<div data-faults role="status"></div>
<p class="row"><button>${say('下一步：看改动和影响', 'Next: see what changes')}</button> <a href="/setup">${say('返回', 'Back')}</a>${aside === null ? '' : html`<a class="danger right" href="${aside.to}">${aside.words}</a>`}</p></form>`
  return page(view, title, content)
}

/** `trial` null: nothing changes, or the checker forbids it. */
export type Look = { proposal: Proposal; checked: Checked; trial: Html | null; mayKeep: boolean }

/** What would be written, what the checker says, what it means for what was received; then it is kept, or not. */
export function confirmPage(
  view: View,
  { title, action, lead, keep }: Framed,
  form: URLSearchParams,
  look: Look,
): Html {
  const { say } = view
  const { proposal, checked, trial, mayKeep } = look
  const sound = checked.configuration !== null
  const isSame = proposal.before === proposal.after
  const content = html`<div class="head"><h1>${title}</h1><p class="quiet">${proposal.file}</p></div>${lead === null ? '' : html`<div class="card">${lead}</div>`}
${sound ? '' : html`<div class="notice bad" role="alert"><p>${say('这样改，配置就不能用了，所以不能保存：', 'The configuration could not be used like this, so it cannot be kept:')}</p>${faultList(view, checked.faults)}</div>`}
${checked.warnings.length === 0 ? '' : html`<div class="notice">${faultList(view, checked.warnings)}</div>`}
<h2>${say('写入文件的改动', 'What is written')}</h2>${isSame ? html`<p class="quiet">${say('没有改动。', 'Nothing changes.')}</p>` : difference(proposal)}
${trial ?? ''}
<form method="post" action="${action}" id="confirm">${csrfField(view)}${[...form].filter(([key]) => key !== 'csrf' && key !== 'step').map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
<p class="row">${mayKeep ? html`<button name="step" value="save">${keep}</button>` : trial === null ? '' : html`<button class="plain" name="step" value="look">${say('刷新进度', 'How far is it?')}</button>`}<button class="plain" name="step" value="edit">${say('返回', 'Back')}</button><a href="/setup">${say('不改了', 'Leave it')}</a></p></form>`
  return page(view, title, content)
}

/** Findings, each at its line. */
export function faultList({ say }: View, faults: readonly Fault[]): Html {
  return html`<ul class="evidence">${faults.map(({ file, line, problem, remedy }) => html`<li>${problem}${say('。', '. ')}${remedy}${say('。', '.')} <span class="quiet">${file}:${line}</span></li>`)}</ul>`
}

function difference({ before, after }: Proposal): Html {
  return html`<pre class="card diff" tabindex="0">${lineDifference(before, after).map(({ kind, text }) =>
    kind === 'gone'
      ? html`<del>- ${text}\n</del>`
      : kind === 'come'
        ? html`<ins>+ ${text}\n</ins>`
        : html`<span>  ${text}\n</span>`,
  )}</pre>`
}
