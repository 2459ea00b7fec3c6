// The forms of the configuration: each edits one file, and says what it would make of it.
import type { Context } from 'hono'
import { html } from 'hono/html'
import { ROSTER_FILE } from '../../config/folder.ts'
import type { BoardEnv } from '../http/visitors.ts'
import type { Html } from '../layout.ts'
import { campaignFieldsIn, campaignFieldsOf, withCampaign } from './campaign-fields.ts'
import { campaignInputs } from './campaign-form.ts'
import { campaignFile, formerOf, isSetupFile, textOf } from './files.ts'
import { nextYear } from './next-year.ts'
import type { Framed } from './pages.ts'
import { campaignRemovalLead, formerLead, unitRemovalLead, withoutUnit } from './removal.ts'
import { emptyUnit, unitFieldsIn, unitFieldsOf, unitInputs, withUnit } from './unit-form.ts'

export type SetupContext = Context<BoardEnv>

/** One form: the file that it edits, its inputs, and what it would make of the file. */
export type Form = Framed & {
  file: string
  /** Text that the edit starts from; null: there is none, so there is no such form. */
  source: string | null
  /** The file's text now; null: there is no such file. */
  current: string | null
  /** True: `file` must not exist yet. */
  isNew: boolean
  inputs: (source: string, posted: URLSearchParams | null) => Html | null
  /** Null: the file goes. */
  edit: (source: string, posted: URLSearchParams) => string | null
}

const NO_INPUTS = html``

/** A unit's form; `id` null: of one that does not exist yet. */
export async function unitForm(c: SetupContext, id: string | null): Promise<Form | null> {
  const { view } = c.var
  const { say } = view
  const source = await textOf(view.board.office.configuration.folder, ROSTER_FILE)
  const known = id === null || source === null ? null : unitFieldsIn(source, id)
  if (id !== null && known === null) return null
  return {
    title: id === null ? say('增加单位', 'A new unit') : (known?.name ?? id),
    action: id === null ? '/setup/new-unit' : `/setup/units/${id}`,
    lead: null,
    keep: say('保存', 'Keep it'),
    aside: id === null ? null : { to: `/setup/units/${id}/remove`, words: say('移出名单…', 'Take it off the roster…') },
    file: ROSTER_FILE,
    source,
    current: source,
    isNew: false,
    inputs: (_, posted) => unitInputs(view, posted ? unitFieldsOf(posted) : (known ?? emptyUnit()), id === null),
    edit: (text, posted) => withUnit(text, { ...unitFieldsOf(posted), ...(id === null ? {} : { id }) }),
  }
}

/** Taking a unit out. */
export async function unitRemoval(c: SetupContext): Promise<Form | null> {
  const { view } = c.var
  const { say, board } = view
  const { folder, units } = board.office.configuration
  const unit = units.find(({ id }) => id === c.req.param('id'))
  if (!unit) return null
  const source = await textOf(folder, ROSTER_FILE)
  return {
    title: say(`把“${unit.name}”移出名单`, `Take ${unit.name} off the roster`),
    action: `/setup/units/${unit.id}/remove`,
    lead: unitRemovalLead(view, unit),
    keep: say('移出名单', 'Take it off'),
    aside: null,
    file: ROSTER_FILE,
    source,
    current: source,
    isNew: false,
    inputs: () => NO_INPUTS,
    edit: text => withoutUnit(text, unit.id),
  }
}

/** A campaign's form. */
export async function campaignForm(c: SetupContext): Promise<Form | null> {
  const { view } = c.var
  const { say } = view
  const { folder, units, campaigns } = view.board.office.configuration
  const campaign = campaigns.find(({ id }) => id === c.req.param('id'))
  if (!campaign) return null
  const { id, title } = campaign
  const source = await textOf(folder, campaignFile(id))
  return {
    title,
    action: `/setup/campaigns/${id}`,
    lead: null,
    keep: say('保存', 'Keep it'),
    aside: { to: `/setup/campaigns/${id}/remove`, words: say('移除活动…', 'Remove it…') },
    file: campaignFile(id),
    source,
    current: source,
    isNew: false,
    inputs(text, posted) {
      const fields = posted ? campaignFieldsOf(posted) : campaignFieldsIn(text, units)
      return fields && campaignInputs(view, fields)
    },
    edit: (text, posted) => withCampaign(text, campaignFieldsOf(posted), units),
  }
}

/** Taking a campaign out. */
export async function campaignRemoval(c: SetupContext): Promise<Form | null> {
  const { view } = c.var
  const { say, board } = view
  const { folder, campaigns } = board.office.configuration
  const campaign = campaigns.find(({ id }) => id === c.req.param('id'))
  if (!campaign) return null
  const file = campaignFile(campaign.id)
  const source = await textOf(folder, file)
  return {
    title: say(`移除活动“${campaign.title}”`, `Remove "${campaign.title}"`),
    action: `/setup/campaigns/${campaign.id}/remove`,
    lead: campaignRemovalLead(view, campaign, file),
    keep: say('移除活动', 'Remove it'),
    aside: null,
    file,
    source,
    current: source,
    isNew: false,
    inputs: () => NO_INPUTS,
    edit: () => null,
  }
}

/** Taking the former version of a file back, also of one that was removed. */
export async function formerVersion(c: SetupContext): Promise<Form | null> {
  const { view } = c.var
  const { say, board } = view
  const { folder } = board.office.configuration
  const file = (c.req.method === 'POST' ? c.var.form.get('file') : c.req.query('file')) ?? ''
  if (!isSetupFile(file)) return null
  return {
    title: say(`恢复 ${file} 的上一版`, `Take the former version of ${file} back`),
    action: '/setup/former',
    lead: formerLead(view, file),
    keep: say('恢复', 'Take it back'),
    aside: null,
    file,
    source: await formerOf(folder, file),
    current: await textOf(folder, file),
    isNew: false,
    inputs: () => html`<input type="hidden" name="file" value="${file}">`,
    edit: former => former,
  }
}

/** A copy of an old campaign, a year later until somebody says otherwise. */
export async function newCampaign(c: SetupContext): Promise<Form | null> {
  const { view } = c.var
  const { say, board } = view
  const { folder, units, campaigns } = board.office.configuration
  const posted = c.req.method === 'POST' ? c.var.form : null
  const from = campaigns.find(each => each.id === (posted?.get('from') ?? c.req.query('from')))
  if (!from) return null
  const id = (posted?.get('id') ?? '').trim()
  const isNamed = /^[a-z0-9][a-z0-9-]*$/.test(id)
  const file = campaignFile(isNamed ? id : 'new')
  const idInput = html`<input type="hidden" name="from" value="${from.id}"><label class="block">${say('代号', 'Id')} <span class="quiet">${say('小写字母、数字、连字符；也是文件名', 'lower-case letters, figures, hyphens; also the file’s name')}</span><input name="id" value="${posted ? id : nextYear(from.id)}" required pattern="[a-z0-9][a-z0-9\\-]*"></label>`
  return {
    title: say('新建活动', 'A new campaign'),
    action: '/setup/new-campaign',
    lead: null,
    keep: say('新建', 'Make it'),
    aside: null,
    file,
    source: posted !== null && !isNamed ? null : await textOf(folder, campaignFile(from.id)),
    current: await textOf(folder, file),
    isNew: true,
    inputs(text, again) {
      const fields = again ? campaignFieldsOf(again) : campaignFieldsIn(nextYear(text), units)
      return fields && html`${idInput}${campaignInputs(view, fields)}`
    },
    edit: (text, given) => withCampaign(text, campaignFieldsOf(given), units),
  }
}
