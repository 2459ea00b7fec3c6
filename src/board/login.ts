// Logging in and out.
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { verifyPassword } from '../config/password-hash.ts'
import { type Board, type Say, sayIn } from './board.ts'
import { clientAddress } from './http/client.ts'
import { formOf, isOwnPage } from './http/forms.ts'
import { loginGate } from './http/login-gate.ts'
import { closeSession, openSession } from './http/sessions.ts'
import { COOKIE, giveCookie } from './http/visitors.ts'
import type { Html } from './layout.ts'

/** Checked where the name is unknown, so that it takes as long as where it is known. Nobody's password fits it. */
const NOBODY = `scrypt$131072$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Routes that stand before the login: /login, /logout. */
export function loginRoutes(board: Board): Hono {
  const routes = new Hono()
  const gate = loginGate()
  let turn: Promise<boolean> = Promise.resolve(false)
  const say = () => sayIn(board.office.configuration.office.language)
  const users = () => board.office.configuration.office.board?.users ?? []

  routes.get('/login', c => c.html(loginPage(board, c.req.query('next') ?? '', null)))
  routes.post('/login', async c => {
    const form = isOwnPage(c) ? await formOf(c) : null
    if (form === null) return c.text(say()('请从登录页登录。', 'Use the login page.'), 403)
    const now = board.office.clock.now()
    const address = clientAddress(c)
    const wait = gate.enter(address, now)
    const next = form.get('next') ?? ''
    if (wait > 0) return refuse(c, 429, next, tooMany(say(), wait), { 'Retry-After': String(wait) })
    const user = users().find(each => each.name === (form.get('name') ?? '').trim())
    const fits = await verify((form.get('password') ?? '').slice(0, 1024), user?.password ?? NOBODY)
    if (!user || !fits) {
      board.log.warn({ address }, '看板登录未成')
      return refuse(c, 401, next, say()('用户名或密码不正确。', 'Wrong name or password.'))
    }
    gate.welcome(address)
    giveCookie(c, openSession(board.office.ledger, user, now))
    return c.redirect(ownPath(next), 303)
  })
  routes.post('/logout', c => {
    if (!isOwnPage(c)) return c.text('', 403)
    closeSession(board.office.ledger, getCookie(c, COOKIE) ?? '')
    deleteCookie(c, COOKIE, { path: '/' })
    return c.redirect('/login', 303)
  })

  /** One at a time: each takes 128 MiB while it runs. */
  function verify(password: string, hash: string): Promise<boolean> {
    const verdict = turn.then(() => verifyPassword(password, hash))
    turn = verdict.catch(() => false)
    return verdict
  }

  function refuse(c: Context, status: 401 | 429, next: string, problem: string, headers: Record<string, string> = {}) {
    return c.html(loginPage(board, next, problem), status, headers)
  }
  return routes
}

function tooMany(say: Say, seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return say(`尝试次数过多，请 ${minutes} 分钟后再试。`, `Too many tries; try again in ${minutes} minutes.`)
}

/** Where to go afterwards: a path of our own, never another site's address ("//…", "/\…"). */
function ownPath(next: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/'
}

function loginPage(board: Board, next: string, problem: string | null): Html {
  const { organization, language } = board.office.configuration.office
  const say = sayIn(language)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('登录', 'Log in')} · ${organization}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/board.css">
</head>
<body class="gate">
<main>
<h1>${say('材料报送', 'Submissions')}</h1>
<p class="quiet">${organization}</p>
<form method="post" action="/login" class="card">
${problem === null ? '' : html`<p class="notice bad" role="alert">${problem}</p>`}
<input type="hidden" name="next" value="${next}">
<label class="block">${say('用户名', 'Name')} <input name="name" autocomplete="username" required autofocus></label>
<label class="block">${say('密码', 'Password')} <input name="password" type="password" autocomplete="current-password" required></label>
<button>${say('登录', 'Log in')}</button>
</form>
</main>
</body>
</html>`
}
