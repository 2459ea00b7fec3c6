// Addresses of the configuration: /setup, its forms, and what is posted from them: check, look, keep.
import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { RosterEditError } from '../../config/add-address.ts'
import type { Configuration } from '../../config/configuration.ts'
import { FileChangedError } from '../../config/replace-file.ts'
import { prepareRoster } from '../../flow/decide/roster.ts'
import { only } from '../http/forms.ts'
import type { BoardEnv } from '../http/visitors.ts'
import type { Html } from '../layout.ts'
import { effectSection } from './effect-list.ts'
import {
  checkWith,
  isSetupFile,
  keptFormers,
  type Proposal,
  textOf,
  versionOf,
  withChange,
  writeProposal,
} from './files.ts'
import {
  campaignForm,
  campaignRemoval,
  type Form,
  formerVersion,
  newCampaign,
  type SetupContext,
  unitForm,
  unitRemoval,
} from './forms.ts'
import { confirmPage, formPage, type Look } from './pages.ts'
import type { Trial } from './rehearsals.ts'
import { setupPage } from './setup-page.ts'

/** A page waits so long for its trial; with a few hundred messages it is done by then. */
const PATIENCE_MS = 3_000

/** Routes of the configuration; the application lets administrators alone in. */
export function setupRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/setup', only('admin'), async c => {
    const { view } = c.var
    const saved = c.req.query('saved') ?? ''
    const formers = await keptFormers(view.board.office.configuration.folder)
    return c.html(setupPage(view, { formers, saved: isSetupFile(saved) ? saved : '' }))
  })
  routes.get('/setup/trials/:key', c => {
    const { board, now } = c.var.view
    const trial = board.rehearsals.find(c.req.param('key'), now)
    if (trial === null) return c.notFound()
    return c.json({ ...trial.rehearsal.progress(), finished: trial.rehearsal.outcome() !== null })
  })
  const at = (path: string, make: (c: SetupContext) => Promise<Form | null>) => {
    routes.get(path, async c => show(c, await make(c), null, null))
    routes.post(path, async c => take(c, await make(c)))
  }
  at('/setup/units/:id', c => unitForm(c, c.req.param('id') ?? ''))
  at('/setup/units/:id/remove', unitRemoval)
  at('/setup/new-unit', c => unitForm(c, null))
  at('/setup/campaigns/:id', campaignForm)
  at('/setup/campaigns/:id/remove', campaignRemoval)
  at('/setup/new-campaign', newCampaign)
  at('/setup/former', formerVersion)
  return routes
}

async function show(
  c: SetupContext,
  form: Form | null,
  posted: URLSearchParams | null,
  problem: Html | null,
): Promise<Response> {
  const { view } = c.var
  const inputs = form?.source == null ? null : form.inputs(form.source, posted)
  if (form === null || inputs === null) return c.notFound()
  const base = form.isNew ? '' : versionOf(form.current)
  return c.html(formPage(view, form, base, inputs, problem), problem === null ? 200 : 409)
}

/** `step`: check (as one types), edit (back to the form), save; else the look before keeping. */
async function take(c: SetupContext, form: Form | null): Promise<Response> {
  const { form: posted, view } = c.var
  const { board, say, language } = view
  const { folder } = board.office.configuration
  if (form?.source == null) return c.notFound()
  const { file } = form
  const refuse = (problem: string) => show(c, form, posted, html`<p class="notice bad" role="alert">${problem}</p>`)
  const changed = say(
    `${file} 刚被别人改过，没有写入。下面是您填的内容，请核对后再看改动。`,
    `${file} has just been changed by someone else; nothing was written. Here is what you typed; look again.`,
  )
  const there = await textOf(folder, file)
  if (posted.get('step') === 'edit') return show(c, form, posted, null)
  if (form.isNew && there !== null) return refuse(say('这个代号已经用了。', 'This id is taken.'))
  if (!form.isNew && posted.get('base') !== versionOf(there)) return refuse(changed)
  let proposal: Proposal
  try {
    proposal = { file, before: form.isNew ? null : there, after: form.edit(form.source, posted) }
  } catch (error) {
    if (!(error instanceof RosterEditError)) throw error
    const { problem, remedy } = language === 'en' ? error.wording.en : error.wording.zh
    return refuse(say(`${problem}。${remedy}。`, `${problem}. ${remedy}.`))
  }
  const checked = await checkWith(folder, proposal)
  if (posted.get('step') === 'check') return c.json({ faults: [...checked.faults, ...checked.warnings] })
  const next = checked.configuration
  const look = next === null || proposal.before === proposal.after ? null : await tried(c, proposal, next)
  // What the change means stands before the button that keeps it, so nothing is kept that has not been looked at.
  if (posted.get('step') !== 'save' || look === null || !look.isDone)
    return c.html(confirmPage(view, form, posted, { proposal, checked, ...shown(look) }))
  try {
    await writeProposal(folder, proposal)
  } catch (error) {
    if (error instanceof FileChangedError) return refuse(changed)
    throw error
  }
  await board.reload()
  board.ask()
  return c.redirect(`/setup?saved=${encodeURIComponent(file)}`, 303)
}

type Tried = { section: Html; isDone: boolean }

/** Has the change tried on what was received; waits a little for it. */
async function tried(c: SetupContext, proposal: Proposal, next: Configuration): Promise<Tried> {
  const { view } = c.var
  const { rehearsals, office } = view.board
  const key = prepareRoster(next).fingerprint
  const { folder } = office.configuration
  const trial: Trial = await rehearsals.begin(key, work => withChange(folder, proposal, work), view.now)
  await Promise.race([trial.rehearsal.finished, setTimeout(PATIENCE_MS, null, { ref: false })])
  const isDone = trial.rehearsal.outcome() !== null
  return { section: effectSection(view, key, trial, next), isDone }
}

function shown(look: Tried | null): Pick<Look, 'trial' | 'mayKeep'> {
  return { trial: look?.section ?? null, mayKeep: look?.isDone === true }
}
