// The inputs of a campaign's form.
import { html } from 'hono/html'
import { KINDS } from '../../files/kind.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import type { CampaignFields, MaterialFields } from './campaign-fields.ts'
import { daysAsFigures, kindNames, kindsAsNames } from './clerk-words.ts'

/** Rows for materials that do not exist yet. */
const SPARE = 2

const NOTHING: MaterialFields = { id: '', name: '', keywords: '', kinds: '', min: '', due: '' }

/** All inputs; materials as rows, with some to spare. */
export function campaignInputs(view: View, fields: CampaignFields): Html {
  const { say } = view
  const input = (
    key: 'title' | 'opens' | 'deadline' | 'closes' | 'keywords' | 'before' | 'after' | 'at',
    label: string,
    hint: string,
    value = fields[key],
  ) =>
    html`<label class="block">${label} <span class="quiet">${hint}</span><input name="${key}" value="${value}"></label>`
  const choice = (value: string, label: string, chosen: string) =>
    html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`
  return html`<fieldset><legend>${say('活动', 'Campaign')}</legend>
${input('title', say('名称', 'Title'), '')}
${input('keywords', say('关键词', 'Keywords'), say('邮件主题、文件名里出现就认为有关；用逗号隔开', 'in subjects and file names; with commas'))}
<div class="triple">${input('opens', say('开始接收', 'Opens'), '2026-09-08')}${input('deadline', say('截止', 'Deadline'), '2026-09-29 17:30')}${input('closes', say('迟报收至', 'Late material until'), say('不填为截止后 30 天', '30 days later if left out'))}</div>
<label class="block">${say('哪些单位参加', 'Who takes part')} <select name="who">${choice('all', say('全部单位', 'all units'), fields.who)}${choice('except', say('除以下单位（免报）', 'all but these (exempt)'), fields.who)}${choice('only', say('只有以下单位', 'only these'), fields.who)}</select></label>
<label class="block">${say('单位', 'Units')} <span class="quiet">${say('一行一个，写名称、简称或代号', 'one a line: name, alias or id')}</span><textarea name="units" rows="3" spellcheck="false">${fields.units}</textarea></label>
</fieldset>
<fieldset><legend>${say('材料', 'Materials')}</legend>
<p class="quiet">${say(`份数 0 表示欢迎报送、不作要求。类型可填：${kindNames()}；几种都收就用顿号隔开。`, `0 means welcome but not required. Kinds: ${KINDS.join(', ')}.`)}</p>
<div class="scroll"><table class="entry"><thead><tr>${headings(view).map(heading => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${[...fields.materials, ...Array.from({ length: SPARE }, () => NOTHING)].map((material, row) => materialRow(view, material, row < fields.materials.length))}</tbody></table></div>
<p class="quiet">${say('清空名称即删去该项材料。要再加几项，保存后表末又有空行。', 'A row without a name is removed. There are two empty rows again after each save.')}</p></fieldset>
<fieldset><legend>${say('催报', 'Reminders')}</legend>
<div class="triple">${input('before', say('截止前几天催', 'Days before'), say('如 7, 3, 1, 0；0 是当天', '7, 3, 1, 0; 0 is the day itself'), daysAsFigures(fields.before))}${input('after', say('截止后几天催', 'Days after'), say('如 1, 3', '1, 3'), daysAsFigures(fields.after))}${input('at', say('几点发', 'At'), '09:00')}</div>
<label class="block">${say('哪些天发', 'On')} <select name="on">${choice('', say('按默认（工作日）', 'as usual (workdays)'), fields.on)}${choice('workdays', say('只在工作日', 'workdays'), fields.on)}${choice('everyday', say('每天', 'every day'), fields.on)}</select></label></fieldset>`
}

function headings({ say }: View): string[] {
  return [
    say('代号', 'Id'),
    say('名称', 'Name'),
    say('关键词', 'Keywords'),
    say('类型', 'Kinds'),
    say('至少几份', 'At least'),
    say('单独截止', 'Own deadline'),
  ]
}

function materialRow(view: View, material: MaterialFields, isThere: boolean): Html {
  const { say } = view
  const [id, name, keywords, kinds, min, due] = headings(view)
  const input = (key: keyof MaterialFields, label: string | undefined, size: number) =>
    html`<td data-label="${label}"><input name="material-${key}" value="${key === 'kinds' ? say(kindsAsNames(material.kinds), material.kinds) : material[key]}" size="${size}" aria-label="${label} ${material.name}" ${key === 'id' && isThere ? html`readonly` : ''}></td>`
  return html`<tr>${input('id', id, 8)}${input('name', name, 12)}${input('keywords', keywords, 18)}${input('kinds', kinds, 14)}${input('min', min, 4)}${input('due', due, 12)}</tr>`
}
