// The running service in a real browser, before a real IMAP server: what arrives appears by itself, what is uncertain is
// assigned and remembered, the acknowledgement goes out, and after a kill everything is as it was.
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestOffice, testOffice } from '../flow/office.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { freePort } from '../servers/free-port.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { report } from './report.ts'

describe.skipIf(!dovecotAvailable() || !chromiumAvailable())('the board in a browser', () => {
  let dovecot: Dovecot
  let smtp: ScriptedSmtp
  let office: TestOffice
  let service: ChildProcess
  let chromium: Browser
  let page: Page
  let url: string

  async function start(): Promise<void> {
    service = office.start('run')
    const up = Promise.withResolvers<void>()
    service.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('看板已打开')) up.resolve()
    })
    service.once('exit', code => up.reject(new Error(`the service ended with ${code}`)))
    await up.promise
  }

  beforeAll(async () => {
    dovecot = await startDovecot()
    smtp = await startSmtp()
    office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      send: `smtp://127.0.0.1:${smtp.endpoint.port}`,
      password: dovecot.password.reveal(),
    })
    const today = Temporal.Now.plainDateISO('Asia/Shanghai')
    const on = (days: number) => today.add({ days }).toString()
    await office.edit('campaigns/kepu-2026.yaml', /opens: \S+/, `opens: ${on(-5)}`)
    await office.edit('campaigns/kepu-2026.yaml', /deadline: \S+ \S+/, `deadline: ${on(30)}`)
    await office.edit('campaigns/kepu-2026.yaml', /closes: \S+/, `closes: ${on(60)}`)
    const port = await freePort()
    // Acknowledged at once: two minutes are left for undoing otherwise (test/flow/gather.test.ts).
    await office.edit('baosong.yaml', /board: .*/, `board: { listen: 127.0.0.1:${port} }\nletters: { gather: 0 }`)
    url = `http://127.0.0.1:${port}`
    await start()
    chromium = await startChromium()
    page = await chromium.newPage({ locale: 'zh-CN' })
    page.setDefaultTimeout(30_000)
  })
  afterAll(async () => {
    await chromium.close()
    service.removeAllListeners('exit')
    service.kill('SIGKILL')
    await office.remove()
    await dovecot.stop()
    await smtp.stop()
  })

  test('a message appears by itself', async () => {
    await page.goto(`${url}/campaigns/kepu-2026`)
    const row = page.locator('tr', { has: page.getByRole('link', { name: '云溪市图书馆', exact: true }) })
    expect(await row.textContent()).toContain('未报')
    await page.evaluate('globalThis.notReloaded = true')
    await dovecot.deliver(report('yxlib_demo@163.com', '云溪市图书馆', '1'), Temporal.Now.instant())
    await row.getByText('1/1').waitFor()
    expect(await row.textContent()).toContain('缺')
    expect(await page.evaluate('globalThis.notReloaded')).toBe(true)
  })

  test('an uncertain one is found by pinyin, assigned and remembered; the acknowledgement goes out', async () => {
    const before = await readFile(join(office.config, 'units.yaml'), 'utf8')
    await dovecot.deliver(report('stranger_demo@163.com', '', '2'), Temporal.Now.instant())
    await page.locator('#nav .count').getByText('1').waitFor()
    await page.goto(`${url}/review`)
    const card = page.locator('article', { hasText: 'stranger_demo@163.com' })
    await page.keyboard.press('s')
    await page.keyboard.type('yxss')
    // Another one comes in while somebody types: it is counted, and takes nothing out of their hands.
    await dovecot.deliver(report('other_demo@163.com', '', '3'), Temporal.Now.instant())
    await page.locator('#nav .count').getByText('2').waitFor()
    await page.keyboard.type('net')
    await page.getByRole('option', { name: '云溪市少年儿童图书馆' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await card.getByRole('combobox', { name: '单位' }).inputValue()).toBe('云溪市少年儿童图书馆')
    const campaign = card.locator('select[name=campaign]')
    await campaign.selectOption('kepu-2026')
    await card.getByRole('checkbox', { name: /记住 stranger_demo@163.com/ }).check()
    await card.getByRole('button', { name: '登记到所选单位' }).click()
    await page.getByText(/已登记为云溪市少年儿童图书馆/).waitFor()
    await expect
      .poll(() => smtp.received.some(({ to }) => to.includes('stranger_demo@163.com')), { timeout: 30_000 })
      .toBe(true)
    const after = await readFile(join(office.config, 'units.yaml'), 'utf8')
    expect(after.replace(', stranger_demo@163.com', '')).toBe(before)
    expect(after).not.toBe(before)
  })

  test('after a kill everything is as it was', async () => {
    await page.goto(`${url}/units/children-library`)
    const text = async () => (await page.locator('#messages').innerText()).trim()
    const before = await text()
    expect(before).toContain('已登记')
    service.removeAllListeners('exit')
    service.kill('SIGKILL')
    await start()
    await page.goto(`${url}/units/children-library`)
    expect(await text()).toBe(before)
    expect(smtp.received.filter(({ to }) => to.includes('stranger_demo@163.com'))).toHaveLength(1)
  })
})
