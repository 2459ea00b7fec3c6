// A page on the internet against a board that is open on this machine without a password: in a real browser, which would
// send it there.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { queueStop } from '../../src/ledger/passes.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { playedBoard, type PlayedBoard } from './played.ts'

describe.skipIf(!chromiumAvailable())('a page elsewhere', () => {
  let board: PlayedBoard
  let evil: Server
  let chromium: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    board = await playedBoard()
    evil = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello'))
    await new Promise<void>(resolve => evil.listen(0, '127.0.0.1', resolve))
    // The name's address is this very machine, as an attacker's own name server would say (DNS rebinding).
    chromium = await startChromium(['--host-resolver-rules=MAP evil.example 127.0.0.1'])
    context = await chromium.newContext()
    // Somebody has the board open: its cookie is there to be misused.
    const own = await context.newPage()
    await own.goto(`${board.url}/review`)
    expect(await own.locator('[data-item]').count()).toBeGreaterThan(0)
  })
  beforeEach(async () => {
    page = await context.newPage()
    await page.goto(`http://evil.example:${(evil.address() as AddressInfo).port}/`)
  })
  afterEach(() => page.close())
  afterAll(async () => {
    await chromium.close()
    await new Promise(resolve => evil.close(resolve))
    await board.stop()
  })

  test.each(['/review', '/units.json', '/healthz', '/metrics', '/events', '/files/1/0'])(
    'cannot read %s',
    async path => {
      const read = (base: string) =>
        page.evaluate<string>(
          `fetch('${base}${path}', { credentials: 'include' }).then(answer => answer.text(), () => 'refused')`,
        )
      expect(await read(board.url)).toBe('refused')
    },
  )

  test('under a name that was made to point here reads nothing either', async () => {
    const rebound = await context.newPage()
    const { port } = new URL(board.url)
    for (const path of ['/review', '/units.json', '/healthz', '/assets/board.js']) {
      const answer = await rebound.goto(`http://evil.example:${port}${path}`)
      expect([path, answer?.status()]).toEqual([path, 403])
      expect(await rebound.content()).not.toContain('青禾')
    }
    await rebound.close()
  })

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'changes nothing by a form of the type %s',
    async type => {
      const answered = page.waitForResponse(answer => answer.url().endsWith('/letters/stop'))
      // Submitted after the call has returned, since the page goes away with it.
      await page.evaluate(`{
        const form = document.createElement('form')
        Object.assign(form, { method: 'post', enctype: '${type}', action: '${board.url}/letters/stop' })
        document.body.append(form)
        setTimeout(() => form.submit(), 50)
      }`)
      expect((await answered).status()).toBe(403)
      expect(queueStop(board.office.ledger)).toBeNull()
    },
  )

  test('shows the board in no frame', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '${board.url}/review' }))`,
    )
    await expect.poll(() => page.frames().length).toBe(2)
    const frame = page.frames()[1]
    await frame?.waitForLoadState()
    expect(await frame?.content()).not.toContain('青禾')
  })
})
