// Fetching against a real HTTP server of our own, by a door that leads to it alone; and the real door, which does not.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Door, fetchFile, type Fetched, INTERNET } from '../../src/fetch/fetch-file.ts'
import { openStoredBytes, type StoredBytesFolder } from '../../src/ledger/stored-bytes.ts'

const HOST = 'files.cloud.example'
const RULES = { hosts: [HOST, '*.cdn.example'], maxMB: 1, seconds: 5 }

let server: Server
let port: number
let folder: string
let store: StoredBytesFolder
let asked: { url: string; headers: IncomingMessage['headers'] }[]
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-fetch-'))
  store = openStoredBytes(folder)
  server = createServer((request, response) => {
    asked.push({ url: `${request.headers.host}${request.url}`, headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  asked = []
})

const door: Door = { schemes: ['http:'], lookup: () => Promise.resolve(['127.0.0.1']), isAllowed: () => true }
const take = (source: AsyncIterable<Uint8Array>, maxBytes: number) => store.put(source, maxBytes)
const fetched = (path: string, by: Door = door, rules = RULES, host = HOST): Promise<Fetched> =>
  fetchFile(`http://${host}:${port}${path}`, rules, take, by)
const sends = (body: string | Buffer, headers: Record<string, string> = {}) => {
  answer = (_, response) => response.writeHead(200, headers).end(body)
}

describe('what comes', () => {
  it('is stored byte for byte, under the name that the server says, in whatever way', async () => {
    const bytes = Buffer.from('%PDF-1.7 总结')
    sends(bytes, { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('总结.pdf')}` })
    const result = await fetched('/f/1?code=abcd')
    expect(result).toMatchObject({ kind: 'file', name: '总结.pdf' })
    if (result.kind === 'file') expect(await readFile(result.stored.path)).toEqual(bytes)
    expect(asked[0]?.url).toBe(`${HOST}:${port}/f/1?code=abcd`)
    expect(asked[0]?.headers.cookie ?? asked[0]?.headers.referer ?? asked[0]?.headers.authorization).toBeUndefined()

    const names: [string, string | null][] = [
      [`attachment; filename="${encodeURIComponent('照片.zip')}"`, '照片.zip'],
      [`attachment; filename="${Buffer.from('照片.zip').toString('latin1')}"`, '照片.zip'],
      [`attachment; filename="${Buffer.from([0xd5, 0xd5, 0xc6, 0xac]).toString('latin1')}.zip"`, '照片.zip'],
      ['attachment; filename=a.docx; size=3', 'a.docx'],
      ['attachment', null],
    ]
    for (const [header, name] of names) {
      sends('x', { 'content-disposition': header })
      expect(await fetched('/f/2'), header).toMatchObject({ kind: 'file', name })
    }
    sends('x')
    expect(await fetched('/d/%E8%A7%86%E9%A2%91.mp4?x=1')).toMatchObject({ name: '视频.mp4' })
  })

  it('is refused where it is a web page, empty, or not there', async () => {
    sends('<p>', { 'content-type': 'text/html; charset=utf-8' })
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'page' })
    sends('\ufeff \n<!-- x --><!DOCTYPE HTML><title>请登录</title>', { 'content-type': 'application/octet-stream' })
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'page' })
    sends('')
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'empty' })
    answer = (_, response) => response.writeHead(404).end()
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'status', detail: 'HTTP 404' })
    answer = (_, response) => response.writeHead(503).end()
    expect(await fetched('/')).toEqual({ kind: 'failed', detail: 'HTTP 503' })
  })

  it('is cut off at the size, whether it is told before or not, and at the time', async () => {
    sends(Buffer.alloc(1_000_001))
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'too-large' })
    let sent = 0
    answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
    expect(await fetched('/')).toMatchObject({ kind: 'refused', why: 'too-large' })
    expect(sent).toBeLessThan(50_000_000)
    const quick = { ...RULES, seconds: 0.2 }
    answer = () => {}
    expect(await fetched('/', door, quick)).toEqual({ kind: 'failed', detail: 'time' })
    answer = (_, response) => void response.writeHead(200).write('beginning')
    expect(await fetched('/', door, quick)).toEqual({ kind: 'failed', detail: 'time' })
    const deaf = { ...door, lookup: () => new Promise<string[]>(() => {}) }
    expect(await fetched('/', deaf, quick)).toEqual({ kind: 'failed', detail: 'time' })
  })

  it('is no file where the connection breaks in the middle', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('beginning')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await fetched('/')).toEqual({ kind: 'failed', detail: 'ECONNRESET' })
  })
})

describe('where it goes', () => {
  it('is to listed hosts alone, by name', async () => {
    sends('x')
    expect(await fetched('/', door, RULES, 'a.cdn.example')).toMatchObject({ kind: 'file' })
    for (const host of [
      'cdn.example',
      'evil.example',
      `${HOST}.evil.example`,
      'evilcdn.example',
      '127.0.0.1',
      '[::1]',
    ]) {
      expect(await fetched('/', door, { ...RULES, hosts: [...RULES.hosts, '127.0.0.1'] }, host), host).toMatchObject({
        kind: 'refused',
        why: 'host',
      })
    }
    expect(await fetched('/', door, RULES, `${HOST}@evil.example`)).toMatchObject({ kind: 'refused', why: 'scheme' })
    expect(await fetchFile('file:///etc/passwd', RULES, take, door)).toMatchObject({ why: 'scheme' })
    expect(await fetchFile('no address', RULES, take, door)).toMatchObject({ why: 'scheme' })
    expect(asked.map(({ url }) => url)).toEqual([`a.cdn.example:${port}/`])
  })

  it('follows redirects, each checked anew', async () => {
    const routes: Record<string, string> = {
      '/ok': `http://b.cdn.example:${port}/file`,
      '/relative': '/file',
      '/elsewhere': `http://evil.example:${port}/file`,
      '/inside': `http://inside.cdn.example:${port}/file`,
      '/loop': '/loop',
      '/file-scheme': 'file:///etc/passwd',
    }
    answer = ({ url = '' }, response) => {
      const location = routes[url]
      if (location === undefined) response.end('file')
      else response.writeHead(302, { location }).end()
    }
    const careful: Door = {
      ...door,
      lookup: host => Promise.resolve(host.startsWith('inside') ? ['8.8.8.8', '10.0.0.1'] : ['127.0.0.1']),
      isAllowed: address => address !== '10.0.0.1',
    }
    expect(await fetched('/ok', careful)).toMatchObject({ kind: 'file' })
    expect(await fetched('/relative', careful)).toMatchObject({ kind: 'file' })
    expect(await fetched('/elsewhere', careful)).toMatchObject({ kind: 'refused', why: 'host' })
    expect(await fetched('/inside', careful)).toMatchObject({ kind: 'refused', why: 'address' })
    expect(await fetched('/loop', careful)).toMatchObject({ kind: 'refused', why: 'redirects' })
    expect(await fetched('/file-scheme', careful)).toMatchObject({ kind: 'refused', why: 'scheme' })
    expect(asked.filter(({ url }) => url.startsWith('evil') || url.startsWith('inside'))).toEqual([])
  })

  it('is by the real door never http, never another port, never a machine of the office', async () => {
    sends('x')
    const by = (lookup: string[]): Door => ({ ...INTERNET, lookup: () => Promise.resolve(lookup) })
    expect(await fetched('/', INTERNET)).toMatchObject({ kind: 'refused', why: 'scheme' })
    const at = (address: string) => fetchFile(`https://${HOST}/`, RULES, take, by([address]))
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254', 'fe80::1']) {
      expect(await at(address), address).toEqual({ kind: 'refused', why: 'address', detail: `${HOST} ${address}` })
    }
    expect(await fetchFile(`https://${HOST}:${port}/`, RULES, take, by(['127.0.0.1']))).toMatchObject({ why: 'host' })
    // The system's own resolver, and a name that is this machine by definition (RFC 6761).
    const local = { ...RULES, hosts: ['here.localhost', 'localhost'] }
    expect(await fetchFile('https://localhost/', local, take)).toMatchObject({ kind: 'refused', why: 'address' })
    expect(asked).toEqual([])
  })
})
