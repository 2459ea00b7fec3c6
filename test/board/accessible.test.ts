// Every page, looked at by axe in a real browser: light and dark, wide and as narrow as a phone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewQueue } from '../../src/ledger/review.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Finding = { id: string; impact: string; nodes: { html: string }[] }

describe.skipIf(!chromiumAvailable())('every page', () => {
  let board: PlayedBoard
  let chromium: Browser
  let waiting = 0
  beforeAll(async () => {
    board = await playedBoard()
    waiting = reviewQueue(board.office.ledger, DEMO_END)[0]?.id ?? 0
    chromium = await startChromium()
  })
  afterAll(async () => {
    await chromium.close()
    await board.stop()
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'has no serious finding, no error and no page wider than the window: %s, %d pixels',
    async (scheme, width) => {
      const context = await chromium.newContext({
        colorScheme: scheme,
        viewport: { width, height: 844 },
        locale: 'zh-CN',
      })
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('console', message => {
        if (message.type() === 'error') troubles.push(message.text())
      })
      page.on('pageerror', error => troubles.push(error.message))
      const paths = [
        '/campaigns/kepu-month-2026',
        '/units/no1-school',
        '/review',
        `/messages/${waiting}`,
        `/messages/${waiting}/split`,
        '/letters?tab=sent',
        '/letters?tab=planned',
        '/letters/1',
        '/setup',
        '/setup/units/library',
        '/setup/units/library/remove',
        '/setup/campaigns/kepu-month-2026',
        '/setup/campaigns/kepu-month-2026/remove',
        '/setup/new-campaign?from=kepu-month-2026',
        `/search?q=${encodeURIComponent('总结')}`,
        '/login',
        '/nowhere',
      ]
      for (const path of paths) {
        await page.goto(board.url + path)
        await page.evaluate(AXE)
        const findings = await page.evaluate<Finding[]>(
          "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
        )
        const serious = findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0)
      }
      // The page that is not there is the one error that the browser itself reports.
      expect(troubles.filter(text => !text.includes('404'))).toEqual([])
      await context.close()
    },
  )
})
