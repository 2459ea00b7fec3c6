// A change of the roster in a real browser: checked as typed, tried on everything that was received however much that is,
// kept only then; removing, and taking back.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareRoster } from '../../src/flow/decide/roster.ts'
import { recordArrival } from '../../src/ledger/arrivals.ts'
import { readingOf, saveReading } from '../../src/ledger/readings.ts'
import { attributeStored } from '../../src/flow/decide/attribute.ts'
import { outcomeOf } from '../../src/ledger/outcomes.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

/** As the busiest office has them in some years. */
const MANY = 6_000
const STRANGER = 'stranger_demo@qq.com'

describe.skipIf(!chromiumAvailable())('a change in the browser', () => {
  let board: PlayedBoard
  let chromium: Browser
  let page: Page
  beforeAll(async () => {
    board = await playedBoard()
    fill()
    chromium = await startChromium()
    page = await chromium.newPage({ locale: 'zh-CN' })
    page.setDefaultTimeout(60_000)
  }, 120_000)
  afterAll(async () => {
    await chromium.close()
    await board.stop()
  })

  /** Thousands of remarks from addresses that nobody knows, every tenth from the same. */
  function fill(): void {
    const { ledger, configuration, clock } = board.office
    const model = readingOf(ledger, 1)
    if (!model) throw new Error('the demo has no first message')
    const body = { text: '照片随后寄来。', signature: '', quoted: '' }
    ledger.atomically(() => {
      for (let index = 0; index < MANY; index += 1) {
        const receivedAt = DEMO_END.subtract({ hours: 24 }).add({ seconds: index })
        const place = { folder: 'INBOX', uidValidity: '9', uid: String(index + 1) }
        const bytes = { sha256: index.toString(16).padStart(64, '0'), size: 1, messageIdHeader: null, junk: false }
        const cursor = { mailbox: 'many', folder: 'INBOX', cursor: '{}' }
        const { message } = recordArrival(ledger, { place, ...bytes, receivedAt, seenAt: receivedAt }, cursor)
        const from = { name: '', address: index % 10 === 0 ? STRANGER : `other${index}@many.example` }
        const head = {
          ...model.head,
          messageId: `<${index}@many.example>`,
          from,
          subject: '科普活动照片',
          letterKey: null,
        }
        saveReading(ledger, message, { ...model, head, body, files: [], links: [], inner: [] }, receivedAt)
      }
    })
    ledger.atomically(() =>
      attributeStored({ ledger, prepared: prepareRoster(configuration), clock, tell: () => {} }, null),
    )
  }

  test('is tried on thousands of messages before it can be kept, while the board answers as ever', async () => {
    const before = await readFile(join(board.config, 'units.yaml'), 'utf8')
    await page.goto(`${board.url}/setup/units/library`)
    const addresses = page.getByRole('textbox', { name: /报送用的邮箱/ })
    await addresses.fill(`${await addresses.inputValue()}\nnonsense`)
    await page.getByText(/nonsense.*不是邮箱地址/).waitFor()
    await addresses.fill((await addresses.inputValue()).replace('nonsense', STRANGER))
    await page.getByRole('button', { name: '下一步' }).click()
    const keep = page.getByRole('button', { name: '保存' })
    await page.getByText('正在用全部来件试算').waitFor()
    expect(await keep.count()).toBe(0)
    const began = performance.now()
    expect((await board.get('/campaigns/kepu-month-2026')).status).toBe(200)
    expect(performance.now() - began).toBeLessThan(2_000)
    const tried = async () =>
      Number((await page.locator('[data-progress]').allTextContents())[0]?.match(/\d+/)?.[0] ?? MANY)
    await expect.poll(tried, { timeout: 60_000 }).toBeGreaterThan(0)
    await keep.waitFor({ timeout: 240_000 })
    expect(await page.getByText(/封来件的认定会变/).textContent()).toMatch(new RegExp(`^${MANY / 10} 封`))
    expect(await readFile(join(board.config, 'units.yaml'), 'utf8')).toBe(before)
    expect(outcomeOf(board.office.ledger, 1)?.decision).toBe('accept')
    await keep.click()
    await page.getByText('已写入 units.yaml').waitFor()
    const after = await readFile(join(board.config, 'units.yaml'), 'utf8')
    expect(after.replace(`, ${STRANGER}`, '')).toBe(before)
    await page.getByRole('link', { name: '恢复上一版', exact: true }).first().click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '恢复', exact: true }).click({ timeout: 240_000 })
    await page.getByText('已写入 units.yaml').waitFor()
    expect(await readFile(join(board.config, 'units.yaml'), 'utf8')).toBe(before)
  }, 600_000)

  const CAMPAIGN = 'kepu-month-2026'
  const next = () => page.getByRole('button', { name: '下一步' }).click()

  test('a campaign in plain words is written in the words of the file, and as it was where nothing was touched', async () => {
    await page.goto(`${board.url}/setup/campaigns/${CAMPAIGN}`)
    expect(await page.getByRole('textbox', { name: '类型 活动视频' }).inputValue()).toBe('视频、网盘链接')
    await next()
    await page.getByText('没有改动').waitFor()
    await page.getByRole('button', { name: '返回', exact: true }).click()
    await page.getByRole('textbox', { name: '类型 活动照片' }).fill('图片，视频')
    await page.getByRole('textbox', { name: /截止前几天催/ }).fill('7、3天')
    await next()
    const lines = page.locator('.diff ins')
    await lines.first().waitFor()
    expect((await lines.allTextContents()).join('')).toMatch(/kinds: \[image, video\][\s\S]*before: \[7d, 3d\]/)
    expect(await page.locator('.diff del').count()).toBe(2)
  })

  test('a file that somebody edits by hand meanwhile is not overwritten', async () => {
    const file = join(board.config, `campaigns/${CAMPAIGN}.yaml`)
    await page.goto(`${board.url}/setup/campaigns/${CAMPAIGN}`)
    await page.getByRole('textbox', { name: /^名称/ }).first().fill('我改的名称')
    const theirs = `${await readFile(file, 'utf8')}# 手工加的一行\n`
    await writeFile(file, theirs)
    await next()
    await page.getByText('刚被别人改过').waitFor()
    expect(await page.getByRole('textbox', { name: /^名称/ }).first().inputValue()).toBe('我改的名称')
    expect(await readFile(file, 'utf8')).toBe(theirs)
    await next()
    await page.locator('.diff ins', { hasText: '我改的名称' }).waitFor()
  })

  test('a new campaign begins as a copy of an old one, a year later', async () => {
    await page.goto(`${board.url}/setup`)
    await page.getByRole('link', { name: '复制为新活动' }).click()
    expect(await page.getByRole('textbox', { name: /^代号/ }).first().inputValue()).toBe('kepu-month-2027')
    expect(await page.getByRole('textbox', { name: /^截止 / }).inputValue()).toBe('2027-09-29 17:30')
    await next()
    await page.getByRole('button', { name: '新建' }).click({ timeout: 240_000 })
    await page.getByText('已写入 campaigns/kepu-month-2027.yaml').waitFor()
    await page.getByRole('link', { name: '移除' }).last().click()
    await page.getByText(/一封不删/).waitFor()
    await next()
    await page.getByRole('button', { name: '移除活动' }).click({ timeout: 240_000 })
    await page.getByText('已移除').waitFor()
    expect(await readFile(join(board.config, 'campaigns/kepu-month-2027.yaml.bak'), 'utf8')).toContain('2027')
  }, 600_000)
})
