// The inputs of a campaign's form.
import { html } from 'hono/html'
import { type Kind, KINDS } from '../../files/kind.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import type { CampaignFields, MaterialFields } from './campaign-fields.ts'

/** Rows for materials that do not exist yet. */
const SPARE = 2

/** The kinds in Chinese, beside the words that the file takes. */
const KIND_NAMES: Record<Kind, string> = {
  document: '文档',
  sheet: '表格',
  slides: '演示文稿',
  image: '图片',
  video: '视频',
  audio: '音频',
  archive: '压缩包',
  message: '邮件',
  page: '网页链接',
  cloud: '网盘链接',
  other: '其他',
}

const NOTHING: MaterialFields = { id: '', name: '', keywords: '', kinds: '', min: '', due: '' }

/** All inputs; materials as rows, with some to spare. */
export function campaignInputs(view: View, fields: CampaignFields): Html {
  const { say } = view
  const input = (
    key: 'title' | 'opens' | 'deadline' | 'closes' | 'keywords' | 'before' | 'after' | 'at',
    label: string,
    hint: string,
  ) =>
    html`<label class="block">${label} <span class="quiet">${hint}</span><input name="${key}" value="${fields[key]}"></label>`
  const choice = (value: string, label: string, chosen: string) =>
    html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`
  return html`<fieldset><legend>${say('活动', 'Campaign')}</legend>
${input('title', say('名称', 'Title'), '')}
${input('keywords', say('关键词', 'Keywords'), say('邮件主题、文件名里出现就认为有关；用逗号隔开', 'in subjects and file names; with commas'))}
<div class="triple">${input('opens', say('开始接收', 'Opens'), '2026-09-08')}${input('deadline', say('截止', 'Deadline'), '2026-09-29 17:30')}${input('closes', say('迟报收到', 'Late material until'), say('不写是截止后 30 天', '30 days later if left out'))}</div>
<label class="block">${say('哪些单位参加', 'Who takes part')} <select name="who">${choice('all', say('全部单位', 'all units'), fields.who)}${choice('except', say('除以下单位（免报）', 'all but these (exempt)'), fields.who)}${choice('only', say('只有以下单位', 'only these'), fields.who)}</select></label>
<label class="block">${say('单位', 'Units')} <span class="quiet">${say('一行一个，写名称、简称或代号', 'one a line: name, alias or id')}</span><textarea name="units" rows="3" spellcheck="false">${fields.units}</textarea></label>
</fieldset>
<fieldset><legend>${say('材料', 'Materials')}</legend>
<p class="quiet">${say('份数 0 表示欢迎报送、不作要求。类型可写：', '0 means welcome but not required. Kinds: ')}${say(KINDS.map(kind => `${kind} ${KIND_NAMES[kind]}`).join('、'), KINDS.join(', '))}</p>
<div class="scroll"><table class="entry"><thead><tr>${headings(view).map(heading => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${[...fields.materials, ...Array.from({ length: SPARE }, () => NOTHING)].map((material, row) => materialRow(view, material, row < fields.materials.length))}</tbody></table></div>
<p class="quiet">${say('清空名称即删去这项材料。', 'A row without a name is removed.')}</p></fieldset>
<fieldset><legend>${say('催报', 'Reminders')}</legend>
<div class="triple">${input('before', say('截止前几天', 'Days before'), say('如 7d, 3d, 1d, 0d', '7d, 3d, 1d, 0d'))}${input('after', say('截止后几天', 'Days after'), '1d, 3d')}${input('at', say('几点发', 'At'), '09:00')}</div>
<label class="block">${say('哪些天发', 'On')} <select name="on">${choice('', say('按默认（工作日）', 'as usual (workdays)'), fields.on)}${choice('workdays', say('只在工作日', 'workdays'), fields.on)}${choice('everyday', say('每天', 'every day'), fields.on)}</select></label></fieldset>`
}

function headings({ say }: View): string[] {
  return [
    say('代号', 'Id'),
    say('名称', 'Name'),
    say('关键词', 'Keywords'),
    say('类型', 'Kinds'),
    say('至少几份', 'At least'),
    say('自己的截止', 'Own deadline'),
  ]
}

function materialRow(view: View, material: MaterialFields, isThere: boolean): Html {
  const [id, name, keywords, kinds, min, due] = headings(view)
  const input = (key: keyof MaterialFields, label: string | undefined, size: number) =>
    html`<td><input name="material-${key}" value="${material[key]}" size="${size}" aria-label="${label} ${material.name}" ${key === 'id' && isThere ? html`readonly` : ''}></td>`
  return html`<tr>${input('id', id, 8)}${input('name', name, 12)}${input('keywords', keywords, 18)}${input('kinds', kinds, 14)}${input('min', min, 4)}${input('due', due, 12)}</tr>`
}
