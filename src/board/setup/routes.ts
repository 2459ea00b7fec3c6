// Addresses of the configuration: /setup, its forms, and what is posted from them: check, look, keep.
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { RosterEditError } from '../../config/add-address.ts'
import { ROSTER_FILE } from '../../config/folder.ts'
import { FileChangedError } from '../../config/replace-file.ts'
import { only } from '../http/forms.ts'
import type { BoardEnv } from '../http/visitors.ts'
import type { Html } from '../layout.ts'
import { campaignFieldsIn, campaignFieldsOf, withCampaign } from './campaign-fields.ts'
import { campaignInputs } from './campaign-form.ts'
import { nextYear } from './next-year.ts'
import { effectsOf } from './effects.ts'
import { campaignFile, checkWith, type Proposal, textOf, versionOf, writeProposal } from './files.ts'
import { confirmPage, formPage, setupPage } from './pages.ts'
import { emptyUnit, unitFieldsIn, unitFieldsOf, unitInputs, withUnit } from './unit-form.ts'

type C = Context<BoardEnv>

/** One form: where it is posted to, the file that it edits, its inputs, and what it would make of the file. */
type Form = {
  title: string
  action: string
  file: string
  /** Text that the edit starts from; null: there is none, so there is no such form. */
  source: string | null
  /** True: `file` must not exist yet. */
  isNew: boolean
  inputs: (source: string, posted: URLSearchParams | null) => Html | null
  edit: (source: string, posted: URLSearchParams) => string
}

/** Routes of the configuration; the application lets administrators alone in. */
export function setupRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/setup', only('admin'), c => c.html(setupPage(c.var.view)))
  const at = (path: string, make: (c: C) => Promise<Form | null>) => {
    routes.get(path, async c => show(c, await make(c), null, null))
    routes.post(path, async c => take(c, await make(c)))
  }
  at('/setup/units/:id', c => unitForm(c, c.req.param('id') ?? ''))
  at('/setup/new-unit', c => unitForm(c, null))
  at('/setup/campaigns/:id', c => campaignForm(c, c.req.param('id') ?? ''))
  at('/setup/new-campaign', newCampaign)
  return routes
}

async function show(c: C, form: Form | null, posted: URLSearchParams | null, problem: Html | null): Promise<Response> {
  const { view } = c.var
  const inputs = form?.source == null ? null : form.inputs(form.source, posted)
  if (form === null || inputs === null) return c.notFound()
  const base = form.isNew ? '' : versionOf(form.source)
  return c.html(formPage(view, form.title, form.action, base, inputs, problem), problem === null ? 200 : 409)
}

/** `step`: check (as one types), edit (back to the form), save; else the look before keeping. */
async function take(c: C, form: Form | null): Promise<Response> {
  const { form: posted, view } = c.var
  const { board, say } = view
  const { folder } = board.office.configuration
  if (form?.source == null) return c.notFound()
  const { file } = form
  const refuse = (problem: string) => show(c, form, posted, html`<p class="notice bad" role="alert">${problem}</p>`)
  const there = await textOf(folder, file)
  if (posted.get('step') === 'edit') return show(c, form, posted, null)
  if (form.isNew && there !== null) return refuse(say('这个代号已经用了。', 'This id is taken.'))
  if (!form.isNew && posted.get('base') !== versionOf(there))
    return refuse(
      say(
        `${file} 刚被别人改过，没有写入。下面是您填的内容，请核对后再看改动。`,
        `${file} has just been changed by someone else; nothing was written. Here is what you typed; look again.`,
      ),
    )
  let proposal: Proposal
  try {
    proposal = { file, before: form.isNew ? null : there, after: form.edit(form.source, posted) }
  } catch (error) {
    if (error instanceof RosterEditError) return refuse(error.message)
    throw error
  }
  const checked = await checkWith(folder, proposal)
  if (posted.get('step') === 'check') return c.json({ faults: [...checked.faults, ...checked.warnings] })
  if (posted.get('step') !== 'save' || checked.configuration === null) {
    const effects = checked.configuration === null ? [] : effectsOf(board.office, checked.configuration)
    return c.html(confirmPage(view, form.title, form.action, posted, { proposal, checked, effects }))
  }
  try {
    await writeProposal(folder, proposal)
  } catch (error) {
    if (error instanceof FileChangedError) return refuse(error.message)
    throw error
  }
  await board.reload()
  board.ask()
  return c.redirect('/setup', 303)
}

async function unitForm(c: C, id: string | null): Promise<Form | null> {
  const { view } = c.var
  const { say } = view
  const source = await textOf(view.board.office.configuration.folder, ROSTER_FILE)
  const known = id === null || source === null ? null : unitFieldsIn(source, id)
  if (id !== null && known === null) return null
  return {
    title: id === null ? say('增加单位', 'A new unit') : (known?.name ?? id),
    action: id === null ? '/setup/new-unit' : `/setup/units/${id}`,
    file: ROSTER_FILE,
    source,
    isNew: false,
    inputs: (text, posted) => unitInputs(view, posted ? unitFieldsOf(posted) : (known ?? emptyUnit()), id === null),
    edit: (text, posted) => withUnit(text, { ...unitFieldsOf(posted), ...(id === null ? {} : { id }) }),
  }
}

async function campaignForm(c: C, id: string): Promise<Form | null> {
  const { view } = c.var
  const { folder, units, campaigns } = view.board.office.configuration
  const campaign = campaigns.find(each => each.id === id)
  if (!campaign) return null
  return {
    title: campaign.title,
    action: `/setup/campaigns/${id}`,
    file: campaignFile(id),
    source: await textOf(folder, campaignFile(id)),
    isNew: false,
    inputs(text, posted) {
      const fields = posted ? campaignFieldsOf(posted) : campaignFieldsIn(text, units)
      return fields && campaignInputs(view, fields)
    },
    edit: (text, posted) => withCampaign(text, campaignFieldsOf(posted), units),
  }
}

/** A copy of an old one, a year later until somebody says otherwise. */
async function newCampaign(c: C): Promise<Form | null> {
  const { view } = c.var
  const { say, board } = view
  const { folder, units, campaigns } = board.office.configuration
  const posted = c.req.method === 'POST' ? c.var.form : null
  const from = campaigns.find(each => each.id === (posted?.get('from') ?? c.req.query('from')))
  if (!from) return null
  const id = (posted?.get('id') ?? '').trim()
  const isNamed = /^[a-z0-9][a-z0-9-]*$/.test(id)
  const idInput = html`<input type="hidden" name="from" value="${from.id}"><label class="block">${say('代号', 'Id')} <span class="quiet">${say('小写字母、数字、连字符；也是文件名', 'lower-case letters, figures, hyphens; also the file’s name')}</span><input name="id" value="${posted ? id : nextYear(from.id)}" required pattern="[a-z0-9][a-z0-9\\-]*"></label>`
  return {
    title: say('新建活动', 'A new campaign'),
    action: '/setup/new-campaign',
    file: campaignFile(isNamed ? id : 'new'),
    source: posted !== null && !isNamed ? null : await textOf(folder, campaignFile(from.id)),
    isNew: true,
    inputs(text, again) {
      const fields = again ? campaignFieldsOf(again) : campaignFieldsIn(nextYear(text), units)
      return fields && html`${idInput}${campaignInputs(view, fields)}`
    },
    edit: (text, given) => withCampaign(text, campaignFieldsOf(given), units),
  }
}
