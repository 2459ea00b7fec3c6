// Addresses of letters, and the forms that release, repeat, cancel, stop and resume.
import { type Context, Hono } from 'hono'
import { cancelLetter, letterOf, requeueLetter } from '../../ledger/letters.ts'
import { releaseLetters } from '../../ledger/releases.ts'
import { resumeQueue, stopQueue } from '../../ledger/passes.ts'
import { only } from '../http/forms.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { letterPage } from './letter-page.ts'
import { lettersListPage, tabOf } from './letters-page.ts'

/** Routes of letters. What lets letters go asks for a pass at once. */
export function letterRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/letters', c => {
    const { view } = c.var
    const before = Number(c.req.query('before') ?? '')
    return c.html(lettersListPage(view, tabOf(c.req.query('tab'), view), before > 0 ? before : null))
  })
  routes.get('/letters/:id{[0-9]+}', c => {
    const letter = letterOf(c.var.view.board.office.ledger, Number(c.req.param('id')))
    return letter ? c.html(letterPage(c.var.view, letter)) : c.notFound()
  })
  routes.post('/letters/release', only('coordinator'), c => {
    const { form, view } = c.var
    // "All" are those that the person saw: what was written since waits for its own look.
    const all = (form.get('shown') ?? '').split(' ')
    const ids = (form.get('which') === 'all' ? all : form.getAll('letter')).map(Number)
    releaseLetters(view.board.office.ledger, ids, view.visitor.name, view.now)
    view.board.ask()
    return c.redirect('/letters?tab=waiting', 303)
  })
  routes.post('/letters/:id{[0-9]+}/release', only('coordinator'), c =>
    change(c, (id, { ledger, who, now }) => releaseLetters(ledger, [id], who, now)),
  )
  routes.post('/letters/:id{[0-9]+}/resend', only('coordinator'), c =>
    change(c, (id, { ledger, who, now }) => requeueLetter(ledger, id, who, now)),
  )
  routes.post('/letters/:id{[0-9]+}/cancel', only('coordinator'), c =>
    change(c, (id, { ledger, who, now, say }) =>
      cancelLetter(ledger, id, say(`${who}取消`, `cancelled by ${who}`), now),
    ),
  )
  routes.post('/letters/stop', only('coordinator'), c => {
    const { board, visitor, now, say } = c.var.view
    stopQueue(board.office.ledger, say(`${visitor.name}停发`, `stopped by ${visitor.name}`), now, visitor.name)
    return c.redirect('/letters', 303)
  })
  routes.post('/letters/resume', only('coordinator'), c => {
    const { board } = c.var.view
    resumeQueue(board.office.ledger)
    board.ask()
    return c.redirect('/letters', 303)
  })
  return routes
}

type Changing = {
  ledger: Parameters<typeof letterOf>[0]
  who: string
  now: Temporal.Instant
  say: (zh: string, en: string) => string
}

function change(c: Context<BoardEnv>, work: (id: number, tools: Changing) => unknown): Response {
  const { board, visitor, now, say } = c.var.view
  const id = Number(c.req.param('id'))
  work(id, { ledger: board.office.ledger, who: visitor.name, now, say })
  board.ask()
  return c.redirect(`/letters/${id}`, 303)
}
