import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/config/password-hash.ts'
import { queueStop } from '../../src/ledger/passes.ts'
import { type Browser, browser } from './browser.ts'
import { playedBoard, type PlayedBoard } from './played.ts'

const PASSWORD = '一个够长的口令 1'
let guarded: PlayedBoard
let open: PlayedBoard
beforeAll(async () => {
  const password = await hashPassword(PASSWORD, Buffer.alloc(16, 7))
  const users = (['viewer', 'coordinator', 'admin'] as const).map(role => ({ name: role, role, password }))
  open = await playedBoard()
  guarded = await playedBoard(it => ({ ...it, office: { ...it.office, board: { host: '127.0.0.1', port: 0, users } } }))
})
afterAll(async () => {
  await open.stop()
  await guarded.stop()
})

async function loggedIn(name: string): Promise<Browser> {
  const it = browser(guarded.url)
  const answer = await it.post('/login', '/login', { name, password: PASSWORD, next: '/letters' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/letters'])
  return it
}

/** A request as fetch would not send it: the path as it is, any Host. */
function raw(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('without a session', () => {
  const paths = [
    '/',
    '/campaigns/kepu-month-2026',
    '/units/library',
    '/units.json',
    '/review',
    '/messages/1',
    '/messages/1/original',
    '/files/1/0',
    '/files/1/0/view',
    '/files/1/0/text',
    '/letters',
    '/letters/1',
    '/search?q=x',
    '/setup',
    '/events',
  ]
  test.each(paths)('%s shows nothing', async path => {
    const answer = await browser(guarded.url).get(path)
    expect([303, 401]).toContain(answer.status)
    if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/login\?next=/)
    expect(await answer.text()).not.toContain('青禾县图书馆')
  })

  test('nothing is changed either', async () => {
    const answer = await browser(guarded.url).post('/login', '/letters/stop', {})
    expect(answer.status).toBe(401)
    expect(queueStop(guarded.office.ledger)).toBeNull()
  })

  test('a cookie that was made up is nobody', async () => {
    expect((await guarded.get('/review', { cookie: `baosong=${'A'.repeat(43)}` })).status).toBe(303)
  })
})

describe('the login', () => {
  test('gives a cookie that scripts and other sites do not get', async () => {
    const it = browser(guarded.url)
    const answer = await it.post('/login', '/login', { name: 'admin', password: PASSWORD })
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^baosong=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const tls = await it.post(
      '/login',
      '/login',
      { name: 'admin', password: PASSWORD },
      { 'x-forwarded-proto': 'https' },
    )
    expect(tls.headers.getSetCookie()[0]).toContain('; Secure')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)'])(
    'leads to no other site: %s',
    async next => {
      const answer = await browser(guarded.url).post('/login', '/login', { name: 'viewer', password: PASSWORD, next })
      expect(answer.headers.get('location')).toBe('/')
    },
  )

  test('ends with the logout, also for who kept the cookie', async () => {
    const it = await loggedIn('viewer')
    const cookie =
      (await it.post('/login', '/login', { name: 'viewer', password: PASSWORD })).headers
        .getSetCookie()[0]
        ?.split(';')[0] ?? ''
    expect((await guarded.get('/review', { cookie })).status).toBe(200)
    await it.post('/review', '/logout', {})
    expect((await guarded.get('/review', { cookie })).status).toBe(303)
  })

  test('a wrong password is refused, and guessing is slowed down; the right one waits as well', async () => {
    const it = browser(guarded.url)
    const guess = (password: string) =>
      it.post('/login', '/login', { name: 'admin', password }, { 'x-forwarded-for': '203.0.113.9' })
    const statuses = []
    for (let n = 0; n < 9; n++) statuses.push((await guess(`falsch ${n}`)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429])
    const late = await guess(PASSWORD)
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await it.post('/login', '/login', { name: 'admin', password: PASSWORD })).status).toBe(303)
  })

  test('another password ends the sessions of the former one', async () => {
    const it = await loggedIn('coordinator')
    const before = guarded.office.configuration
    const password = await hashPassword('ganz etwas anderes', Buffer.alloc(16, 8))
    const users = before.office.board?.users.map(user => ({ ...user, password })) ?? []
    guarded.office.configuration = { ...before, office: { ...before.office, board: { host: '', port: 0, users } } }
    expect((await it.get('/review')).status).toBe(303)
    guarded.office.configuration = before
  })
})

describe('a body of any size', () => {
  /** Sends `megabytes` as no browser would, without saying how much; the answer's status, or that the line was cut. */
  function pour(url: string, path: string, megabytes: number): Promise<number> {
    const { port } = new URL(url)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    return new Promise(resolve => {
      const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, answer => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
        sending.destroy()
      }).on('error', () => resolve(0))
      let sent = 0
      const more = (): void => {
        while (sent < megabytes) {
          sent += 1
          if (!sending.write(chunk)) return void sending.once('drain', more)
        }
        sending.end()
      }
      more()
    })
  }

  test.each(['/login', '/letters/stop', '/setup/new-unit'])('to %s is not taken in', async path => {
    const before = process.memoryUsage().rss
    expect([0, 401, 413]).toContain(await pour(guarded.url, path, 200))
    expect((process.memoryUsage().rss - before) / 1_000_000).toBeLessThan(100)
  })

  test('is refused to those who are known as well', async () => {
    const answer = await open.post('/letters', '/letters/stop', { more: 'a'.repeat(2_000_000) })
    expect(answer.status).toBe(413)
    expect(queueStop(open.office.ledger)).toBeNull()
  })
})

describe('forms from elsewhere', () => {
  test.each([
    ['without the token', { csrf: '' }, {}],
    ['with another session’s token', { csrf: 'A'.repeat(43) }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from another origin', {}, { origin: 'http://evil.example' }],
    ['from a sandboxed page', {}, { origin: 'null' }],
  ])('%s are refused', async (_, fields, headers) => {
    const answer = await open.post('/letters', '/letters/stop', fields, headers)
    expect(answer.status).toBe(403)
    expect(queueStop(open.office.ledger)).toBeNull()
  })
})

describe('open on this machine', () => {
  test.each(['/review', '/healthz', '/metrics', '/events', '/assets/board.js', '/login', '/units.json', '/files/1/0'])(
    '%s is answered to no name that was made to point here',
    async path => {
      for (const host of ['evil.example', 'evil.example:8025', '127.0.0.1.evil.example', 'localhost.evil.example'])
        expect(await raw(open.url, path, { host })).toBe(403)
    },
  )

  test('means this machine: no proxy either', async () => {
    expect(await raw(open.url, '/review', { host: 'localhost', 'x-forwarded-for': '203.0.113.1' })).toBe(403)
    expect(await raw(open.url, '/review', { host: 'localhost:8025' })).toBe(200)
  })

  test.each([
    '/files/../../baosong.sqlite',
    '/files/1/..%2f..%2fbaosong.sqlite',
    '/assets/..%2f..%2fboard.ts',
    '/assets/../../main.ts',
    '/files/1/0/view/../../../../etc/passwd',
  ])('%s reaches no file', async path => {
    expect(await raw(open.url, path, { host: 'localhost' })).toBe(404)
  })
})
