// One message with several units' material, or a file taken for the wrong material: file by file.
import { html } from 'hono/html'
import type { Share, Split } from '../../ledger/effective.ts'
import type { View } from '../board.ts'
import { sizeWords } from '../files/list.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { unitChoices } from '../message/decide-form.ts'
import { latestDecision, type MessageFacts } from '../message/facts.ts'
import { evidence, senderWords, subjectWords } from '../message/parts.ts'

/** A form that was not taken. */
export type Again = { posted: URLSearchParams; problem: string }

type Row = { key: string; name: string; detail: string; unit: string; material: string }

/** The whole page. `again`: what was posted and why it was not taken; nobody types it twice. */
export function splitPage(view: View, facts: MessageFacts, again: Again | null = null): Html {
  const { say, board } = view
  const { campaigns } = board.office.configuration
  const { summary } = facts
  const named = campaigns.find(({ id }) => id === again?.posted.get('campaign'))
  const campaign = named ?? facts.campaign ?? campaigns[0] ?? null
  const content = html`<div class="head"><h1>${say('按文件分开', 'Split by file')}</h1><p class="quiet">${subjectWords(view, summary)} · ${senderWords(view, summary)}</p></div>
${again === null ? '' : html`<p class="notice bad" role="alert">${again.problem}</p>`}${evidence(view, facts)}
<form method="post" action="/messages/${summary.id}/split">${csrfField(view)}
<input type="hidden" name="seen" value="${latestDecision(facts)}">
<p><label>${say('活动', 'Campaign')} <select name="campaign">${campaigns.map(each => html`<option value="${each.id}" ${each === campaign ? html`selected` : ''}>${each.title}</option>`)}</select></label></p>
<div class="scroll"><table class="stack split"><thead><tr><th scope="col">${say('文件、链接', 'File or link')}</th><th scope="col">${say('单位', 'Unit')}</th><th scope="col">${say('材料', 'Material')}</th></tr></thead>
<tbody>${rowsOf(view, facts).map(row => line(view, typed(row, again), campaign))}</tbody></table></div>
<p class="row"><button>${say('按此登记', 'File it like this')}</button> <a href="/messages/${summary.id}">${say('返回', 'Back')}</a> <span class="quiet">${say('没有填单位的文件不登记。', 'What has no unit is filed for nobody.')}</span></p>
</form>${unitChoices(view)}`
  return page(view, say('按文件分开', 'Split by file'), content)
}

/** The row with what was typed into it. */
function typed(row: Row, again: Again | null): Row {
  const value = (field: 'unit' | 'material') => again?.posted.get(`${row.key}-${field}`) ?? row[field]
  return { ...row, unit: value('unit'), material: value('material') }
}

/** `unit` by name, as people know it. */
function rowsOf({ board }: View, { files, links, verdict, unit }: MessageFacts): Row[] {
  const nameOf = (id: string | null | undefined) =>
    board.office.configuration.units.find(each => each.id === id)?.name ?? unit?.name ?? ''
  return [
    ...files
      .filter(file => !file.decoration)
      .map(({ position, path, size }) => ({
        key: `file-${position}`,
        name: path,
        detail: sizeWords(size),
        unit: nameOf(verdict?.files[position]?.unit),
        material: verdict?.files[position]?.material ?? '',
      })),
    ...links.map(({ position, url, name }) => ({
      key: `link-${position}`,
      name: name ?? url,
      detail: '',
      unit: nameOf(null),
      material: verdict?.links[position]?.material ?? '',
    })),
  ]
}

/** A field that offers units as one types, since a list of a thousand behind each of fifty photos would be no page. */
function line({ say }: View, { key, name, detail, unit, material }: Row, campaign: MessageFacts['campaign']): Html {
  return html`<tr><th scope="row">${name} <span class="quiet">${detail}</span></th>
<td><span class="offers"><input name="${key}-unit" value="${unit}" list="units" data-units autocomplete="off" placeholder="${say('不登记', 'nobody')}" aria-label="${say('单位：', 'Unit: ')}${name}"></span></td>
<td><select name="${key}-material" aria-label="${say('材料：', 'Material: ')}${name}"><option value="">${say('不属于要求的材料', 'none of them')}</option>${(campaign?.materials ?? []).map(each => html`<option value="${each.id}" ${each.id === material ? html`selected` : ''}>${each.name}</option>`)}</select></td></tr>`
}

/** What the form says; a material that does not exist is none of them. Throws what `unitOf` throws for an unknown name. */
export function splitOf(
  form: URLSearchParams,
  facts: MessageFacts,
  unitOf: (name: string) => string,
  materials: ReadonlySet<string>,
): Split {
  const share = (kind: 'file' | 'link', position: number): Share[] => {
    const unit = (form.get(`${kind}-${position}-unit`) ?? '').trim()
    const material = form.get(`${kind}-${position}-material`) ?? ''
    return unit === '' ? [] : [{ position, unit: unitOf(unit), material: materials.has(material) ? material : null }]
  }
  return {
    files: facts.files.filter(file => !file.decoration).flatMap(file => share('file', file.position)),
    links: facts.links.flatMap(link => share('link', link.position)),
  }
}
