// A unit's mail whose files lie elsewhere: the real office, reader and record, and a web server of our own.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadConfiguration } from '../../src/config/load.ts'
import { photo } from '../../src/demo/papers/photo.ts'
import type { Door } from '../../src/fetch/fetch-file.ts'
import { fetchLinks } from '../../src/flow/arrive/fetch-links.ts'
import { intake } from '../../src/flow/arrive/intake.ts'
import { type OpenOffice, openOffice } from '../../src/flow/office.ts'
import { digestMail } from '../../src/flow/pass.ts'
import { acceptedOf } from '../../src/ledger/accepted.ts'
import { filesOf, readingOf } from '../../src/ledger/readings.ts'
import { openMailbox } from '../../src/mailbox/open.ts'
import { summary, zipped } from '../servers/infected-mail.ts'
import { mailLinking } from '../servers/linking-mail.ts'
import { type TestOffice, testOffice } from './office.ts'

const HOST = 'mail.163.com'
const NOW = Temporal.Instant.from('2026-09-22T11:00:00+08:00')

let server: Server
let port: number
let asked: string[]
const bodies = new Map<string, Buffer | number>()
let folder: TestOffice
let office: OpenOffice
let later: number

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const body = bodies.get(url) ?? 404
    if (typeof body === 'number') response.writeHead(body).end()
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise(resolve => server.close(resolve)))

beforeEach(async () => {
  asked = []
  later = 0
  bodies.clear()
  folder = await testOffice()
  await folder.edit('baosong.yaml', /^mailbox:/m, `links: { fetch: [${HOST}], maxMB: 5, seconds: 5 }\n\nmailbox:`)
  const loaded = await loadConfiguration(folder.config, { BAOSONG_PASSWORD: 'x' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
  const clock = { now: () => NOW.add({ minutes: later }) }
  office = openOffice(loaded.configuration, clock, () => {})
})
afterEach(async () => {
  await office.close()
  await folder.remove()
})

const door: Door = { schemes: ['http:'], lookup: () => Promise.resolve(['127.0.0.1']), isAllowed: () => true }
const link = (path: string) => `http://${HOST}:${port}/large-attachment-download/${path}`

/** Delivers, reads, attributes, fetches, and reads again what changes by that; how many links were settled. */
async function received(links: readonly string[]): Promise<number> {
  const path = join(folder.folder, 'data', 'mailbox', 'new', '1790042401.M1.test')
  await writeFile(path, await mailLinking('yxlib_demo@163.com', [summary('云溪市图书馆')], links))
  const { receive, folders } = office.configuration.office.mailbox
  const session = await openMailbox(receive, { user: '', password: null }, folders)
  await intake(session, office)
  await session.close()
  await digestMail(office, null)
  return again()
}
async function again(): Promise<number> {
  const settled = await fetchLinks(office, door)
  await digestMail(office, null)
  return settled
}
const materials = () =>
  acceptedOf(office.ledger, 'kepu-2026', 'library', null).flatMap(({ items }) => items.map(item => item.material))
const files = () =>
  filesOf(office.ledger, 1).map(({ name, notes }) => [name, ...notes.map(({ code, detail }) => `${code} ${detail}`)])

it('becomes files of the message, opened like any other, and the links count no more', async () => {
  bodies.set('/large-attachment-download/a/photos.zip', zipped('x', [{ name: '1.jpg', data: photo('1') }]).data)
  bodies.set('/large-attachment-download/b/2.jpg', photo('2'))
  expect(await received([link('a/photos.zip'), link('b/2.jpg')])).toBe(2)
  const fetched = (path: string) => `fetched ${link(path)}`
  expect(files()).toEqual([
    ['云溪市图书馆全国科普日活动总结.docx'],
    ['photos.zip', fetched('a/photos.zip')],
    ['1.jpg'],
    ['2.jpg', fetched('b/2.jpg')],
  ])
  expect(materials().filter(material => material !== null)).toEqual(['summary', 'photos', 'photos'])
  expect(await again()).toBe(0)
  expect(asked).toHaveLength(2)
})

it('is a note where a web page comes, and the link still counts', async () => {
  bodies.set('/large-attachment-download/a/1.mp4', Buffer.from('<!doctype html><title>文件已过期</title>'))
  expect(await received([link('a/1.mp4')])).toBe(1)
  expect(files()).toHaveLength(1)
  expect(readingOf(office.ledger, 1)?.notes).toEqual([{ code: 'not-fetched', detail: `${link('a/1.mp4')} page: HTML` }])
  expect(materials()).toContain('video')
  expect(await again()).toBe(0)
})

it('is tried again where it failed, an hour later and five times in all', async () => {
  bodies.set('/large-attachment-download/a/1.jpg', 503)
  expect(await received([link('a/1.jpg')])).toBe(0)
  expect(await again()).toBe(0)
  expect(asked).toHaveLength(1)
  for (let round = 0; round < 8; round += 1) {
    later += 61
    await again()
  }
  expect(asked).toHaveLength(5)
})

it('stays a link on any other host, or where nothing is to be fetched', async () => {
  const { office: own } = office.configuration
  office.configuration = {
    ...office.configuration,
    office: { ...own, links: { hosts: ['x.example'], maxMB: 1, seconds: 1 } },
  }
  expect(await received([link('a/1.jpg')])).toBe(0)
  office.configuration = { ...office.configuration, office: { ...own, links: null } }
  expect(await again()).toBe(0)
  expect(asked).toEqual([])
})
