// The pages of the configuration: the list of everything, a form, and the look before keeping.
import { html } from 'hono/html'
import type { Fault } from '../../config/fault.ts'
import { summaryOf } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { subjectWords, timeWords } from '../message/parts.ts'
import { searchText } from '../status/matrix.ts'
import { decisionWord } from '../words.ts'
import type { Effect } from './effects.ts'
import type { Checked, Proposal } from './files.ts'

/** Units and campaigns, each with its form. */
export function setupPage(view: View): Html {
  const { say, board } = view
  const { units, campaigns } = board.office.configuration
  const content = html`<div class="head"><h1>${say('名单与活动', 'Roster and campaigns')}</h1><p class="quiet">${say('改动写回配置目录里的 YAML 文件，注释和顺序保留；手工改文件也可以。', 'Changes go to the YAML files, with comments and order kept.')}</p></div>
<h2>${say('活动', 'Campaigns')}</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">${say('名称', 'Title')}</th><th scope="col">${say('截止', 'Deadline')}</th><th scope="col">${say('代号', 'Id')}</th><th scope="col"></th></tr></thead><tbody>${campaigns.map(
    ({ id, title, deadline }) =>
      html`<tr><th scope="row"><a href="/setup/campaigns/${id}">${title}</a></th><td>${timeWords(view, deadline)}</td><td class="quiet">${id}</td><td><a href="/setup/new-campaign?from=${id}">${say('照此新建', 'copy as new')}</a></td></tr>`,
  )}</tbody></table></div>
<div class="head"><h2>${say(`单位（${units.length}）`, `Units (${units.length})`)}</h2><p class="right"><a class="button" href="/setup/new-unit">${say('增加单位', 'Add a unit')}</a></p></div>
<form class="filter" method="get"><label>${say('筛选单位', 'Filter units')} <input type="search" data-filter="units-table"></label> <span class="quiet" data-shown>${say(`${units.length} 个单位`, `${units.length} units`)}</span></form>
<div class="scroll"><table id="units-table" class="stack"><thead><tr><th scope="col">${say('单位', 'Unit')}</th><th scope="col">${say('别的叫法', 'Other names')}</th><th scope="col">${say('邮箱', 'Addresses')}</th><th scope="col">${say('联系', 'Contact')}</th></tr></thead><tbody>${units.map(
    unit =>
      html`<tr data-text="${searchText(unit)}"><th scope="row"><a href="/setup/units/${unit.id}">${unit.name}</a></th><td>${unit.aliases.join(say('、', ', '))}</td><td class="breaks">${[...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)].join(' ')}</td><td>${unit.contact ? `${unit.contact.name ?? ''} ${unit.contact.phone ?? ''}` : ''}</td></tr>`,
  )}</tbody></table></div>`
  return page(view, say('名单与活动', 'Roster and campaigns'), content, { wide: true })
}

/** A form with its inputs. `base`: the version of the file that it was filled from. */
export function formPage(
  view: View,
  title: string,
  action: string,
  base: string,
  inputs: Html,
  problem: Html | null,
): Html {
  const { say } = view
  const content = html`<div class="head"><h1>${title}</h1></div>${problem ?? ''}
<form method="post" action="${action}" data-check class="setup">${csrfField(view)}<input type="hidden" name="base" value="${base}">
${inputs}
<div data-faults role="status"></div>
<p class="row"><button>${say('看改动和影响', 'Review the change')}</button> <a href="/setup">${say('返回', 'Back')}</a></p></form>`
  return page(view, title, content)
}

/** What would be written, what the checker says, which messages would be judged otherwise; then it is kept, or not. */
export function confirmPage(
  view: View,
  title: string,
  action: string,
  form: URLSearchParams,
  { proposal, checked, effects }: { proposal: Proposal; checked: Checked; effects: readonly Effect[] | null },
): Html {
  const { say } = view
  const sound = checked.configuration !== null
  const isSame = proposal.before === proposal.after
  const content = html`<div class="head"><h1>${title}</h1><p class="quiet">${proposal.file}</p></div>
${sound ? '' : html`<div class="notice bad" role="alert"><p>${say('这样改，配置就用不了：', 'The configuration could not be used like this:')}</p>${faultList(view, checked.faults)}</div>`}
${checked.warnings.length === 0 ? '' : html`<div class="notice">${faultList(view, checked.warnings)}</div>`}
<h2>${say('写入文件的改动', 'What is written')}</h2>${isSame ? html`<p class="quiet">${say('没有改动。', 'Nothing changes.')}</p>` : difference(proposal)}
${sound && !isSame ? effectList(view, effects) : ''}
<form method="post" action="${action}">${csrfField(view)}${[...form].filter(([key]) => key !== 'csrf' && key !== 'step').map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
<p class="row">${sound && !isSame ? html`<button name="step" value="save">${say('保存', 'Keep')}</button>` : ''}<button class="plain" name="step" value="edit">${say('返回修改', 'Back to the form')}</button></p></form>`
  return page(view, title, content)
}

/** Findings, each at its line. */
export function faultList({ say }: View, faults: readonly Fault[]): Html {
  return html`<ul class="evidence">${faults.map(({ file, line, problem, remedy }) => html`<li>${problem}${say('。', '. ')}${remedy}${say('。', '.')} <span class="quiet">${file}:${line}</span></li>`)}</ul>`
}

/** Lines that differ between the first and the last that do. */
function difference({ before, after }: Proposal): Html {
  const [was, now] = [(before ?? '').split('\n'), after.split('\n')]
  let top = 0
  while (top < was.length && top < now.length && was[top] === now[top]) top += 1
  let end = 0
  while (end < was.length - top && end < now.length - top && was.at(-1 - end) === now.at(-1 - end)) end += 1
  const gone = was.slice(top, was.length - end)
  const come = now.slice(top, now.length - end)
  return html`<pre class="card diff" tabindex="0">${gone.map(line => html`<del>- ${line}\n</del>`)}${come.map(line => html`<ins>+ ${line}\n</ins>`)}</pre>`
}

function effectList(view: View, effects: readonly Effect[] | null): Html {
  const { say, board } = view
  const heading = html`<h2>${say('对以往来件的影响', 'What it changes for past messages')}</h2>`
  if (effects === null)
    return html`${heading}<p class="quiet">${say('来件很多，这里不预演；保存后会自动重新判断。', 'There are too many messages to rehearse; they are judged again once it is kept.')}</p>`
  if (effects.length === 0) return html`${heading}<p class="quiet">${say('没有影响。', 'None.')}</p>`
  const names = new Map(board.office.configuration.units.map(unit => [unit.id, unit.name]))
  const words = (outcome: Effect['before']) =>
    outcome === null
      ? ''
      : `${decisionWord(say, outcome.decision)} ${outcome.unit === null ? '' : (names.get(outcome.unit) ?? outcome.unit)}`
  return html`${heading}<div class="scroll"><table class="stack"><thead><tr><th scope="col">${say('来件', 'Message')}</th><th scope="col">${say('原来', 'Now')}</th><th scope="col">${say('改后', 'Then')}</th></tr></thead><tbody>${effects.map(
    ({ message, before, after }) => {
      const summary = summaryOf(board.office.ledger, message)
      return html`<tr><th scope="row"><a href="/messages/${message}" target="_blank">${summary ? subjectWords(view, summary) : message}</a></th><td>${words(before)}</td><td>${words(after)}</td></tr>`
    },
  )}</tbody></table></div>`
}
