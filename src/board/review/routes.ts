// Addresses of review: the queue, one message, and the forms that decide.
import { type Context, Hono } from 'hono'
import { AssignRefused, assignMessage, campaignFor, unitNamed } from '../../flow/decide/assign.ts'
import { digestMail } from '../../flow/pass.ts'
import { decide, undoDecision } from '../../ledger/decisions.ts'
import type { View } from '../board.ts'
import { only } from '../http/forms.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { latestDecision, type MessageFacts, messageFacts } from '../message/facts.ts'
import { messagePage } from '../message/message-page.ts'
import { queueFor, reviewPage } from './review-page.ts'
import { splitOf, splitPage } from './split-page.ts'

type C = Context<BoardEnv>

/** Routes of review and of single messages. */
export function reviewRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/review', c => {
    const done = Number(c.req.query('done') ?? '')
    const query = { unit: c.req.query('unit') ?? '', done: done > 0 ? done : null, problem: null }
    return c.html(reviewPage(c.var.view, query))
  })
  routes.get('/messages/:id{[0-9]+}', c => {
    const facts = factsOf(c)
    return facts ? c.html(messagePage(c.var.view, facts)) : c.notFound()
  })
  routes.get('/messages/:id{[0-9]+}/split', only('coordinator'), c => {
    const facts = factsOf(c)
    return facts ? c.html(splitPage(c.var.view, facts)) : c.notFound()
  })
  routes.post('/messages/:id{[0-9]+}/decide', only('coordinator'), c => deciding(c, decided))
  routes.post('/messages/:id{[0-9]+}/split', only('coordinator'), c => deciding(c, splitUp))
  routes.post('/messages/:id{[0-9]+}/undo', only('coordinator'), c => deciding(c, takenBack))
  return routes
}

function factsOf(c: C): MessageFacts | null {
  return messageFacts(c.var.view, Number(c.req.param('id')))
}

/** Runs a decision on the message as the person saw it, and goes on; a refusal is shown where it was asked. */
async function deciding(c: C, work: (c: C, facts: MessageFacts) => Promise<string | null>): Promise<Response> {
  const { view, form } = c.var
  const facts = factsOf(c)
  if (facts === null) return c.notFound()
  const back = form.get('back') === '/review' ? '/review' : 'message'
  const unit = form.get('only') ?? ''
  const next = back === '/review' ? nextInQueue(view, unit, facts.summary.id) : null
  const refuse = (problem: string, status: 409 | 422) =>
    status === 422 && work === splitUp
      ? c.html(splitPage(view, facts, { posted: form, problem }), status)
      : back === '/review'
        ? c.html(reviewPage(view, { unit, done: null, problem }), status)
        : c.html(messagePage(view, facts, problem), status)
  if (form.get('seen') !== String(latestDecision(facts))) {
    const who = facts.decisions.at(-1)?.who ?? ''
    return refuse(
      view.say(`这封邮件刚由${who}处理过，请看过再决定。`, `${who} has just decided on this message; look again.`),
      409,
    )
  }
  try {
    const problem = await work(c, facts)
    view.board.ask()
    if (problem !== null) return refuse(problem, 422)
  } catch (error) {
    if (error instanceof AssignRefused) return refuse(error.in(view.language), 422)
    throw error
  }
  const id = facts.summary.id
  if (back === 'message') return c.redirect(`/messages/${id}`, 303)
  const only = unit === '' ? '' : `&unit=${encodeURIComponent(unit)}`
  return c.redirect(`/review?done=${id}${only}${next === null ? '' : `#m${next}`}`, 303)
}

/** Where to go on: with the one behind, as the person read down the list; with the one before where it was the last. */
function nextInQueue(view: View, unit: string, id: number): number | null {
  const ids = queueFor(view, unit).map(each => each.id)
  const at = ids.indexOf(id)
  return at < 0 ? id : (ids[at + 1] ?? ids[at - 1] ?? null)
}

/** Accept, assign or set aside. A unit that was chosen always goes before the proposal. Returns what fell short. */
async function decided(c: C, facts: MessageFacts): Promise<string | null> {
  const { view, form } = c.var
  const { office, reload } = view.board
  const message = facts.summary.id
  const who = view.visitor.name
  const action = form.get('action')
  const chosen = (form.get('unit') ?? '').trim()
  if (action === 'dismiss') {
    decide(office.ledger, message, { action: 'dismiss' }, { who, at: view.now, remember: false })
    await digestMail(office, null)
    return null
  }
  const unit = chosen === '' && action === 'accept' ? (form.get('proposed') ?? '') : chosen
  if (unit === '') return view.say('请先选一个单位。', 'Choose a unit first.')
  const remember = form.get('remember') === '1'
  const campaign = (form.get('campaign') ?? '') || null
  const { remembered } = await assignMessage(office, { message, unit, campaign, who, remember }, view.now, null)
  if (remembered === null) return null
  if ('failed' in remembered)
    return view.say(
      `归属已登记，但地址没有记住：${remembered.failed}`,
      `Assigned, but the address is not remembered: ${remembered.failed}`,
    )
  await reload()
  return null
}

async function splitUp(c: C, facts: MessageFacts): Promise<string | null> {
  const { view, form } = c.var
  const { office } = view.board
  const campaign = campaignFor(office.configuration, form.get('campaign'))
  const unitOf = (name: string) => unitNamed(office.configuration, name).id
  const split = splitOf(form, facts, unitOf, new Set(campaign.materials.map(each => each.id)))
  if (split.files.length + split.links.length === 0)
    return view.say(
      '没有一个文件填了单位。要整封不登记，请用“不登记”。',
      'No file has a unit. To set the whole message aside, say so.',
    )
  const word = { action: 'split' as const, campaign: campaign.id, split }
  decide(office.ledger, facts.summary.id, word, { who: view.visitor.name, at: view.now, remember: false })
  await digestMail(office, null)
  return null
}

async function takenBack(c: C, facts: MessageFacts): Promise<string | null> {
  const { office } = c.var.view.board
  undoDecision(office.ledger, facts.summary.id, { who: c.var.view.visitor.name, at: c.var.view.now })
  await digestMail(office, null)
  return null
}
