// The list of all campaigns and units, each with its form, and the former versions that can be had back.
import { html } from 'hono/html'
import { ROSTER_FILE } from '../../config/folder.ts'
import type { View } from '../board.ts'
import { type Html, page } from '../layout.ts'
import { timeWords } from '../message/parts.ts'
import { searchText } from '../status/matrix.ts'
import { campaignFile } from './files.ts'

/** `formers`: files of which there is a former version. `saved`: the file that was just written; '' for none. */
export type SetupQuery = { formers: readonly string[]; saved: string }

/** The whole page. */
export function setupPage(view: View, { formers, saved }: SetupQuery): Html {
  const { say, board } = view
  const { units, campaigns } = board.office.configuration
  const former = (file: string, words: string) =>
    formers.includes(file) ? html`<a href="/setup/former?file=${encodeURIComponent(file)}">${words}</a>` : html``
  const gone = formers.filter(file => file !== ROSTER_FILE && !campaigns.some(({ id }) => campaignFile(id) === file))
  const content = html`<div class="head"><h1>${say('名单与活动', 'Roster and campaigns')}</h1><p class="quiet">${say('改动写回配置目录里的 YAML 文件，注释和顺序不变；直接改文件也可以。', 'Changes go to the YAML files, with comments and order kept; the files may be edited as well.')}</p></div>
${saved === '' ? '' : html`<div class="notice row" role="status"><span>${say(`已写入 ${saved}。`, `${saved} is written.`)}</span>${former(saved, say('恢复上一版', 'Take the former version back'))}</div>`}
<h2>${say('活动', 'Campaigns')}</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">${say('名称', 'Title')}</th><th scope="col">${say('截止', 'Deadline')}</th><th scope="col">${say('代号', 'Id')}</th><th scope="col"><span class="unseen">${say('操作', 'Actions')}</span></th></tr></thead><tbody>${campaigns.map(
    ({ id, title, deadline }) =>
      html`<tr><th scope="row"><a href="/setup/campaigns/${id}">${title}</a></th><td>${timeWords(view, deadline)}</td><td class="quiet">${id}</td><td><span class="row"><a href="/setup/new-campaign?from=${id}">${say('复制为新活动', 'copy as new')}</a>${former(campaignFile(id), say('恢复上一版', 'former version'))}<a href="/setup/campaigns/${id}/remove">${say('移除', 'remove')}</a></span></td></tr>`,
  )}${gone.map(
    file =>
      html`<tr><th scope="row" class="quiet">${file}</th><td class="quiet" colspan="2">${say('已移除', 'removed')}</td><td>${former(file, say('恢复', 'take it back'))}</td></tr>`,
  )}</tbody></table></div>
<div class="head"><h2>${say(`单位（${units.length}）`, `Units (${units.length})`)}</h2><p class="right row">${former(ROSTER_FILE, say('恢复名单的上一版', 'former version of the roster'))}<a class="button" href="/setup/new-unit">${say('增加单位', 'Add a unit')}</a></p></div>
<form class="filter" method="get"><label>${say('筛选单位', 'Filter units')} <input type="search" data-filter="units-table"></label> <span class="quiet" data-shown>${say(`${units.length} 个单位`, `${units.length} units`)}</span></form>
<div class="scroll"><table id="units-table" class="stack"><thead><tr><th scope="col">${say('单位', 'Unit')}</th><th scope="col">${say('简称、别称', 'Other names')}</th><th scope="col">${say('邮箱', 'Addresses')}</th><th scope="col">${say('联系', 'Contact')}</th></tr></thead><tbody>${units.map(
    unit =>
      html`<tr data-text="${searchText(unit)}"><th scope="row"><a href="/setup/units/${unit.id}">${unit.name}</a></th><td>${unit.aliases.join(say('、', ', '))}</td><td class="breaks">${[...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)].join(' ')}</td><td>${unit.contact ? `${unit.contact.name ?? ''} ${unit.contact.phone ?? ''}` : ''}</td></tr>`,
  )}</tbody></table></div>`
  return page(view, say('名单与活动', 'Roster and campaigns'), content, { wide: true })
}
