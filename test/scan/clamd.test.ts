import { createServer, type Server, type Socket } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScanner, outcomeOf } from '../../src/scan/clamd.ts'
import { type Clamd, clamdAvailable, EICAR, EICAR_NAME, startClamd } from '../servers/clamd.ts'
import { freePort } from '../servers/free-port.ts'

const MAX_BYTES = 1_000_000

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const text = (words: string) => pieces(Buffer.from(words), 7)

describe.skipIf(!clamdAvailable())('against a real clamd', () => {
  let clamd: Clamd
  let port: number
  beforeAll(async () => {
    port = await freePort()
    clamd = await startClamd(MAX_BYTES, `TCPSocket ${port}\nTCPAddr 127.0.0.1\nMaxFileSize 950000\nAlertExceedsMax yes`)
  }, 30_000)
  afterAll(() => clamd.stop())

  it('tells what is infected from what is not, on a socket and on a port', async () => {
    for (const endpoint of [clamd.endpoint, { kind: 'tcp', host: '127.0.0.1', port } as const]) {
      const scanner = openScanner(endpoint)
      expect(await scanner.version()).toMatch(/^ClamAV \d+\.\d+/)
      expect(await scanner.scan(text(EICAR), 68)).toEqual({ kind: 'infected', name: EICAR_NAME })
      expect(await scanner.scan(text('本月活动小结'), 18)).toEqual({ kind: 'clean' })
      expect(await scanner.scan(text(''), 0)).toEqual({ kind: 'clean' })
    }
  })

  it('finds it at the end of a file that comes in many pieces', async () => {
    const bytes = Buffer.concat([Buffer.alloc(900_000, 'a'), Buffer.from(EICAR)])
    expect(await openScanner(clamd.endpoint).scan(pieces(bytes, 65_536), bytes.length)).toMatchObject({
      kind: 'infected',
    })
  })

  it('says of a file over the limit that it was too large, however fast it comes, and stops reading it', async () => {
    for (const size of [1000, 65_536, 4_000_000]) {
      let taken = 0
      const endless = async function* () {
        for (; taken < 400_000_000; taken += size) yield Buffer.alloc(size)
      }
      const outcome = await openScanner(clamd.endpoint).scan(endless(), 400_000_000)
      expect(outcome).toEqual({ kind: 'unscanned', why: 'too-large' })
      expect(taken).toBeLessThan(40_000_000)
    }
  })

  it('takes nothing for clean that clamd left out, because a file was longer than it opens', async () => {
    const bytes = Buffer.concat([Buffer.alloc(970_000, 'a'), Buffer.from(EICAR)])
    const outcome = await openScanner(clamd.endpoint).scan(pieces(bytes, 65_536), bytes.length)
    expect(outcome).toEqual({ kind: 'unscanned', why: 'too-large' })
  })

  it('is away where nobody listens, and there again afterwards', async () => {
    await clamd.halt()
    const scanner = openScanner(clamd.endpoint)
    expect(await scanner.version()).toBeNull()
    expect(await scanner.scan(text(EICAR), 68)).toEqual({ kind: 'unscanned', why: 'away' })
    const closed = openScanner({ kind: 'tcp', host: '127.0.0.1', port })
    expect(await closed.scan(text(EICAR), 68)).toEqual({ kind: 'unscanned', why: 'away' })
    await clamd.resume()
    expect(await scanner.scan(text(EICAR), 68)).toMatchObject({ kind: 'infected' })
  })

  it("passes on the source's own error", async () => {
    const failing = async function* () {
      yield Buffer.from('a')
      await pause(1)
      throw new Error('the disk is gone')
    }
    await expect(openScanner(clamd.endpoint).scan(failing(), 2)).rejects.toThrow('the disk is gone')
  })
})

describe('a scanner that misbehaves', () => {
  const limits = { connectMs: 5000, baseMs: 5000, msPerMegabyte: 0 }
  const impatient = { ...limits, baseMs: 200 }
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baosong-scanner-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const asked = async (behave: (socket: Socket) => void, bytes = Buffer.from('a'), within = limits) => {
    const path = join(folder, 'socket')
    const sockets: Socket[] = []
    const server: Server = createServer(socket => {
      sockets.push(socket)
      socket.on('error', () => {})
      behave(socket)
    })
    await new Promise<void>(resolve => server.listen(path, resolve))
    const outcome = await openScanner({ kind: 'unix', path }, within).scan(pieces(bytes, 65_536), bytes.length)
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
    return outcome
  }

  it('never answers, whether it reads or not', async () => {
    expect(await asked(socket => socket.resume(), Buffer.from('a'), impatient)).toEqual({
      kind: 'unscanned',
      why: 'timeout',
    })
    expect(await asked(() => {}, Buffer.alloc(8_000_000), impatient)).toEqual({ kind: 'unscanned', why: 'timeout' })
  })

  it('hangs up', async () => {
    const hangUp = (socket: Socket) => socket.once('data', () => socket.destroy())
    expect(await asked(hangUp)).toEqual({ kind: 'unscanned', why: 'broken' })
    expect(await asked(hangUp, Buffer.alloc(8_000_000))).toEqual({ kind: 'unscanned', why: 'broken' })
  })

  it('answers without end, or with something else', async () => {
    const flood = (socket: Socket) => socket.once('data', () => socket.write('x'.repeat(1_000_000)))
    expect(await asked(flood, Buffer.from('a'), impatient)).toEqual({ kind: 'unscanned', why: 'timeout' })
    const other = (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\0'))
    expect(await asked(other)).toEqual({ kind: 'unscanned', why: 'failed' })
  })
})

it('understands every answer that clamd gives', () => {
  expect(outcomeOf('stream: Win.Test.EICAR_HDB-1 FOUND')).toEqual({ kind: 'infected', name: 'Win.Test.EICAR_HDB-1' })
  expect(outcomeOf('stream: OK')).toEqual({ kind: 'clean' })
  expect(outcomeOf('stream: Heuristics.Encrypted.Zip FOUND')).toEqual({ kind: 'unscanned', why: 'encrypted' })
  expect(outcomeOf('INSTREAM size limit exceeded. ERROR')).toEqual({ kind: 'unscanned', why: 'too-large' })
  expect(outcomeOf("stream: Can't allocate memory ERROR")).toEqual({ kind: 'unscanned', why: 'failed' })
})
