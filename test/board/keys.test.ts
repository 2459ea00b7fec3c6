// Review by keys alone, in a real browser: a key decides on the message that is marked and on no other.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptancesOf } from '../../src/ledger/accepted.ts'
import { decide, decisionsOf } from '../../src/ledger/decisions.ts'
import { reviewQueue } from '../../src/ledger/review.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

describe.skipIf(!chromiumAvailable())('keys', () => {
  let board: PlayedBoard
  let chromium: Browser
  let page: Page
  let ids: number[]
  beforeAll(async () => {
    chromium = await startChromium()
  })
  afterAll(() => chromium.close())
  beforeEach(async () => {
    board = await playedBoard()
    ids = queue()
    page = await chromium.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(30_000)
    await page.goto(`${board.url}/review`)
  })
  afterEach(async () => {
    await page.close()
    await board.stop()
  })

  const queue = () => reviewQueue(board.office.ledger, DEMO_END).map(each => each.id)
  const marked = () => page.locator('[data-item][data-current]').getAttribute('id')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('A accepts what is marked, the next one is marked, U takes it back and marks it again', async () => {
    const [first = 0, second = 0, third = 0] = ids
    expect(await marked()).toBe(`m${first}`)
    await press('j')
    expect(await marked()).toBe(`m${second}`)
    expect(await page.locator(`#m${second} button[data-key=a]`).textContent()).toMatch(/^登记为柳溪镇人民政府A$/)
    await press('a')
    await page.getByText(/已登记为柳溪镇人民政府/).waitFor()
    expect(acceptancesOf(board.office.ledger, second).map(each => each.unit)).toEqual(['liuxi-town'])
    expect(await marked()).toBe(`m${third}`)
    await press('u')
    await page.getByText(/决定已撤销/).waitFor()
    expect(queue()).toEqual(ids)
    expect(await marked()).toBe(`m${second}`)
    expect(decisionsOf(board.office.ledger, second).map(({ action, who }) => [action, who !== ''])).toEqual([
      ['assign', true],
      ['undo', true],
    ])
  })

  test('what somebody else decides meanwhile does not move the mark to another message', async () => {
    const [first = 0, second = 0, third = 0] = ids
    await press('j', 'j')
    expect(await marked()).toBe(`m${third}`)
    decide(board.office.ledger, first, { action: 'dismiss' }, { who: '王', at: DEMO_END, remember: false })
    await page.locator(`#m${first}`).waitFor({ state: 'detached' })
    expect(await marked()).toBe(`m${third}`)
    await press('x')
    await page.waitForURL(/done=/)
    expect(queue()).not.toContain(third)
    expect(queue()).toContain(second)
  })

  test('a message that is out of sight is not decided on: the first press shows which one is meant', async () => {
    const last = ids.at(-1) ?? 0
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await press('x')
    expect(queue()).toEqual(ids)
    const shown = await marked()
    expect(shown).not.toBe(`m${ids[0]}`)
    expect(await page.locator(`#${shown}`).isVisible()).toBe(true)
    while ((await marked()) !== `m${last}`) await press('j')
    await press('x')
    await page.waitForURL(/done=/)
    expect(queue()).toEqual(ids.slice(0, -1))
  })

  test('a key that is held down decides once', async () => {
    await page.keyboard.down('x')
    await page.waitForURL(/done=/)
    for (let n = 0; n < 5; n += 1) await page.keyboard.down('x')
    await page.keyboard.up('x')
    await page.reload()
    expect(queue()).toHaveLength(ids.length - 1)
  })

  test('another unit is found by the initials of its pinyin, or of its alias', async () => {
    await press('s')
    await page.keyboard.type('qhxkjg')
    await page.getByRole('option', { name: '青禾县科技馆' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('zzz')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+a')
    await page.keyboard.type('setsg')
    await page.getByRole('option', { name: '青禾县少年儿童图书馆' }).waitFor()
    await press('Enter')
    await press('Enter')
    await page.getByText(/已登记为青禾县少年儿童图书馆/).waitFor()
    expect(acceptancesOf(board.office.ledger, ids[0] ?? 0).map(each => each.unit)).toEqual(['children-library'])
  })
})
