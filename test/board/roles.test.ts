// What each role may post, asked of every route that takes a form: one that is added without a role shows here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boardApp } from '../../src/board/app.ts'
import type { Role } from '../../src/board/board.ts'
import { csrfOf, openSession } from '../../src/board/http/sessions.ts'
import { rehearsals } from '../../src/board/setup/rehearsals.ts'
import { standingCache } from '../../src/board/standing-cache.ts'
import type { BoardUser } from '../../src/config/configuration.ts'
import { decisionsOf } from '../../src/ledger/decisions.ts'
import { queueStop } from '../../src/ledger/passes.ts'
import { openSearchIndex } from '../../src/ledger/search-index.ts'
import { openLog } from '../../src/log.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

const ROLES: readonly Role[] = ['viewer', 'coordinator', 'admin']
/** No password fits it; sessions are opened without one here. */
const users: BoardUser[] = ROLES.map(role => ({ name: role, role, password: `scrypt$${role}` }))

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard(it => ({ ...it, office: { ...it.office, board: { host: '127.0.0.1', port: 0, users } } }))
})
afterAll(() => board.stop())

function sessionOf(role: Role): { cookie: string; csrf: string } {
  const user = users.find(each => each.role === role)
  if (!user) throw new Error(`no ${role}`)
  const token = openSession(board.office.ledger, user, DEMO_END)
  return { cookie: `baosong=${token}`, csrf: csrfOf(board.office.ledger, token) }
}

async function post(role: Role, path: string, fields: Record<string, string> = {}): Promise<number> {
  const { cookie, csrf } = sessionOf(role)
  const body = new URLSearchParams({ csrf, ...fields })
  return (await fetch(`${board.url}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie }, body })).status
}

/** Every address that takes a form of those who are known, with something in place of its parameters. */
function posted(): string[] {
  const { office } = board
  const index = openSearchIndex(office.configuration.office.data)
  const tools = { office, log: openLog('silent'), ask: () => {}, reload: async () => {} }
  const trials = rehearsals(office)
  const { routes } = boardApp({ ...tools, standings: standingCache(office), rehearsals: trials }, index)
  index.close()
  const paths = routes.filter(route => route.method === 'POST').map(route => route.path)
  return [...new Set(paths)]
    .filter(path => path !== '/login' && path !== '/logout')
    .map(path =>
      path
        .replace(/:\w+\{\[0-9\]\+\}/g, '1')
        .replace('/units/:id', '/units/library')
        .replace('/campaigns/:id', '/campaigns/kepu-month-2026'),
    )
}

describe('every form', () => {
  test('is refused to who only looks, and changes nothing', async () => {
    const paths = posted()
    expect(paths.length).toBeGreaterThanOrEqual(17)
    for (const path of paths) expect([path, await post('viewer', path, { step: 'save' })]).toEqual([path, 403])
    expect(queueStop(board.office.ledger)).toBeNull()
    expect(decisionsOf(board.office.ledger, 1)).toEqual([])
  })

  test('of the configuration is refused to a coordinator; the others are taken', async () => {
    for (const path of posted()) {
      const status = await post('coordinator', path)
      if (path.startsWith('/setup')) expect([path, status]).toEqual([path, 403])
      else expect([path, status]).not.toEqual([path, 403])
    }
    expect((await board.get('/setup', { cookie: sessionOf('coordinator').cookie })).status).toBe(403)
    expect((await board.get('/setup/units/library', { cookie: sessionOf('coordinator').cookie })).status).toBe(403)
  })

  test('of the configuration is taken from an administrator', async () => {
    for (const path of posted().filter(each => each.startsWith('/setup')))
      expect([path, await post('admin', path)]).not.toEqual([path, 403])
  })

  test('without its token is refused to everyone', async () => {
    for (const path of posted()) {
      expect([path, await post('admin', path, { csrf: '' })]).toEqual([path, 403])
      expect([path, await post('admin', path, { csrf: sessionOf('admin').csrf })]).toEqual([path, 403])
    }
  })
})

test('who only looks sees no button that decides', async () => {
  const { cookie } = sessionOf('viewer')
  for (const path of ['/review', '/messages/1', '/letters?tab=waiting', '/letters/1', '/units/library']) {
    const page = await (await board.get(path, { cookie })).text()
    expect(page, path).not.toMatch(/<form[^>]*method="post"(?![^>]*action="\/logout")/)
    expect(page, path).not.toContain('href="/setup')
  }
})
