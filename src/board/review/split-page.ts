// One message with several units' material, or a file taken for the wrong material: file by file.
import { html } from 'hono/html'
import type { Share, Split } from '../../ledger/effective.ts'
import type { View } from '../board.ts'
import { sizeWords } from '../files/list.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { latestDecision, type MessageFacts } from '../message/facts.ts'
import { evidence, senderWords, subjectWords } from '../message/parts.ts'

type Row = { key: string; name: string; detail: string; unit: string; material: string }

/** The whole page. */
export function splitPage(view: View, facts: MessageFacts): Html {
  const { say, board } = view
  const { campaigns } = board.office.configuration
  const { summary } = facts
  const campaign = facts.campaign ?? campaigns[0] ?? null
  const content = html`<div class="head"><h1>${say('按文件分开', 'Split by file')}</h1><p class="quiet">${subjectWords(view, summary)} · ${senderWords(view, summary)}</p></div>
${evidence(view, facts)}
<form method="post" action="/messages/${summary.id}/split">${csrfField(view)}
<input type="hidden" name="seen" value="${latestDecision(facts)}">
<p><label>${say('活动', 'Campaign')} <select name="campaign">${campaigns.map(each => html`<option value="${each.id}" ${each === campaign ? html`selected` : ''}>${each.title}</option>`)}</select></label></p>
<div class="scroll"><table class="stack split"><thead><tr><th scope="col">${say('文件、链接', 'File or link')}</th><th scope="col">${say('单位', 'Unit')}</th><th scope="col">${say('材料', 'Material')}</th></tr></thead>
<tbody>${rowsOf(facts).map(row => line(view, row, campaign))}</tbody></table></div>
<p class="row"><button>${say('按此登记', 'File it like this')}</button> <a href="/messages/${summary.id}">${say('返回', 'Back')}</a> <span class="quiet">${say('没有选单位的文件不登记。', 'What has no unit is filed for nobody.')}</span></p>
</form>`
  return page(view, say('按文件分开', 'Split by file'), content)
}

function rowsOf({ files, links, verdict, unit }: MessageFacts): Row[] {
  return [
    ...files
      .filter(file => !file.decoration)
      .map(({ position, path, size }) => ({
        key: `file-${position}`,
        name: path,
        detail: sizeWords(size),
        unit: verdict?.files[position]?.unit ?? unit?.id ?? '',
        material: verdict?.files[position]?.material ?? '',
      })),
    ...links.map(({ position, url, name }) => ({
      key: `link-${position}`,
      name: name ?? url,
      detail: '',
      unit: unit?.id ?? '',
      material: verdict?.links[position]?.material ?? '',
    })),
  ]
}

function line(
  { say, board }: View,
  { key, name, detail, unit, material }: Row,
  campaign: MessageFacts['campaign'],
): Html {
  const { units } = board.office.configuration
  return html`<tr><th scope="row">${name} <span class="quiet">${detail}</span></th>
<td><select name="${key}-unit" aria-label="${say('单位：', 'Unit: ')}${name}"><option value="">${say('不登记', 'nobody')}</option>${units.map(each => html`<option value="${each.id}" ${each.id === unit ? html`selected` : ''}>${each.name}</option>`)}</select></td>
<td><select name="${key}-material" aria-label="${say('材料：', 'Material: ')}${name}"><option value="">${say('不属于要求的材料', 'none of them')}</option>${(campaign?.materials ?? []).map(each => html`<option value="${each.id}" ${each.id === material ? html`selected` : ''}>${each.name}</option>`)}</select></td></tr>`
}

/** What the form says, as far as units and materials exist; the rest is nobody's, or none of the materials. */
export function splitOf(
  form: URLSearchParams,
  facts: MessageFacts,
  units: ReadonlySet<string>,
  materials: ReadonlySet<string>,
): Split {
  const share = (kind: 'file' | 'link', position: number): Share[] => {
    const unit = form.get(`${kind}-${position}-unit`) ?? ''
    const material = form.get(`${kind}-${position}-material`) ?? ''
    return units.has(unit) ? [{ position, unit, material: materials.has(material) ? material : null }] : []
  }
  return {
    files: facts.files.filter(file => !file.decoration).flatMap(file => share('file', file.position)),
    links: facts.links.flatMap(link => share('link', link.position)),
  }
}
