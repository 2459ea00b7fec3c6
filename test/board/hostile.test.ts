// Mail that tries to run in the office's browser: script in every place where text from outside is shown.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../../src/log.ts'
import { systemClock } from '../../src/clock.ts'
import { serveBoard } from '../../src/board/server.ts'
import { loadConfiguration } from '../../src/config/load.ts'
import { type OpenOffice, openOffice } from '../../src/flow/office.ts'
import { allMessages } from '../../src/ledger/messages.ts'
import { filesOf } from '../../src/ledger/readings.ts'
import { type TestOffice, testOffice } from '../flow/office.ts'
import { type Browser, browser } from './browser.ts'

const TAG = '<img src=x onerror=alert(1)><script>alert(1)</script>"\'><svg/onload=alert(1)>'
const word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
const MAIL = [
  `From: ${word(`图书馆 ${TAG}`)} <"<script>alert(1)</script>"@evil.example>`,
  'To: kepu@yunxi.example',
  `Subject: ${word(`科普活动总结 ${TAG}`)}`,
  'Date: Mon, 21 Sep 2026 09:00:00 +0800',
  'Message-ID: <hostile@evil.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(`各位老师：${TAG} 详见 https://evil.example/"><script>alert(1)</script>`).toString('base64'),
  ...[
    ['text/html', `总结${TAG}.html`, `<script>alert(1)</script><p>总结 ${TAG}`],
    [
      'image/svg+xml',
      '总结.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    ],
    ['image/png', '照片.png', '<html><script>alert(1)</script></html>'],
    ['text/plain', '总结.txt', `总结 ${TAG}`],
  ].flatMap(([type = '', name = '', content = '']) => [
    '--b',
    `Content-Type: ${type}; name="${word(name)}"`,
    `Content-Disposition: attachment; filename="${word(name)}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ]),
  '--b--',
  '',
].join('\r\n')

let place: TestOffice
let office: OpenOffice
let pages: Browser
let stop: () => Promise<void>
beforeAll(async () => {
  place = await testOffice()
  await place.edit('units.yaml', /name: (\S*图书馆\S*)/, `name: "$1<script>alert(1)</script>"`)
  const file = join(place.folder, 'hostile.eml')
  await writeFile(file, MAIL)
  const { code, err } = await place.baosong('import', file)
  expect([code, err]).toEqual([0, ''])
  const loaded = await loadConfiguration(place.config, {}, { secrets: 'optional' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
  office = openOffice(loaded.configuration, systemClock, () => {})
  const tools = { office, log: openLog('silent'), ask: () => {}, reload: async () => {} }
  const server = await serveBoard(tools, { host: '127.0.0.1', port: 0 })
  pages = browser(server.url)
  stop = server.stop
})
afterAll(async () => {
  await stop()
  await office.close()
  await place.remove()
})

test('no page lets any of it become an element', async () => {
  const [message] = allMessages(office.ledger, null)
  const id = message?.id ?? 0
  const unit = office.configuration.units.find(each => each.name.includes('<script>'))?.id ?? ''
  const campaign = office.configuration.campaigns[0]?.id ?? ''
  const paths = [
    `/campaigns/${campaign}`,
    `/campaigns/${campaign}?find=${encodeURIComponent(TAG)}&state=${encodeURIComponent(TAG)}`,
    `/units/${unit}`,
    '/review',
    `/review?done=${id}`,
    `/messages/${id}`,
    `/messages/${id}/split`,
    '/letters',
    `/search?q=${encodeURIComponent('总结')}`,
    `/search?q=${encodeURIComponent(TAG)}`,
    '/setup',
    `/setup/units/${unit}`,
    `/setup/units/${unit}/remove`,
    `/setup?saved=${encodeURIComponent(TAG)}`,
    `/setup/former?file=${encodeURIComponent(TAG)}`,
    `/review?unit=${encodeURIComponent(TAG)}`,
    `/login?next=${encodeURIComponent(TAG)}`,
    ...filesOf(office.ledger, id).map(({ position }) => `/files/${id}/${position}/text`),
  ]
  let seen = 0
  for (const path of paths) {
    const page = await pages.text(path)
    if (page.includes('&lt;script&gt;')) seen += 1
    expect(page.replaceAll('<script src="/assets/board.js" type="module"></script>', ''), path).not.toMatch(
      /<script|<img src=x|<svg\/onload/i,
    )
    expect(page, path).not.toMatch(/href="(javascript|https?):/i)
  }
  // The texts are there all the same, as text.
  expect(seen).toBeGreaterThan(6)
})

test('nothing of it is served as what a browser would run', async () => {
  const [message] = allMessages(office.ledger, null)
  const files = filesOf(office.ledger, message?.id ?? 0)
  expect(files.length).toBeGreaterThanOrEqual(4)
  for (const { position } of files) {
    const download = await pages.get(`/files/${message?.id}/${position}`)
    expect(download.headers.get('content-type')).toBe('application/octet-stream')
    expect(download.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(download.headers.get('content-security-policy')).toContain('sandbox')
    expect((await pages.get(`/files/${message?.id}/${position}/view`)).status).toBe(404)
  }
})
