// A video of 300 MB in one mail: through the whole pass from Dovecot, with memory to spare.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chown, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { watchMemory } from '../servers/peak-memory.ts'
import { type TestOffice, testOffice } from './office.ts'

const ATTACHMENT_MB = 300
/** Peak resident memory of the service, and of the reader beside it. */
const LIMIT_MIB = 300
const LINE = 57

describe.skipIf(!dovecotAvailable())(`a mail with ${ATTACHMENT_MB} MB in it`, () => {
  let dovecot: Dovecot
  let office: TestOffice
  let sha256: string
  let place: string

  beforeAll(async () => {
    dovecot = await startDovecot()
    await dovecot.deliver('From: x@y.example\r\n\r\nfirst\r\n')
    place = await mkdtemp(join(tmpdir(), 'baosong-huge-'))
    sha256 = await writeHuge(join(place, 'huge.eml'))
    const inside = join(dovecot.folder, 'mail', 'new', '1790000999.M9.huge')
    const { uid, gid } = await stat(join(dovecot.folder, 'mail'))
    await chown(join(place, 'huge.eml'), uid, gid)
    await rename(join(place, 'huge.eml'), inside)
    office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      password: dovecot.password.reveal(),
    })
  }, 120_000)
  afterAll(async () => {
    await office.remove()
    await dovecot.stop()
    await rm(place, { recursive: true, force: true })
  })

  it(`goes through in under ${LIMIT_MIB} MiB, and its video comes out byte for byte`, {
    timeout: 180_000,
  }, async () => {
    const child = office.start('run', '--once', '--now', '2026-09-27T09:30')
    let err = ''
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const memory = watchMemory(child.pid ?? 0)
    const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
    const peaks = memory.stop()
    expect([code, err]).toEqual([0, ''])
    const peak = Math.max(...peaks)
    console.log(`${ATTACHMENT_MB} MB: peak of the largest of ${peaks.length} processes ${peak.toFixed(0)} MiB`)
    expect(peaks.length).toBeGreaterThan(1)
    expect(peak).toBeLessThan(LIMIT_MIB)
    const stored = join(office.folder, 'data', 'store', sha256.slice(0, 2), sha256)
    const found = await stat(stored).catch(() => stat(join(office.folder, 'data', 'store', sha256)))
    expect(found.size).toBe(ATTACHMENT_MB * 1_000_000)
  })
})

/** A mail with one attachment of ATTACHMENT_MB; returns the attachment's SHA-256. */
async function writeHuge(path: string): Promise<string> {
  const out = createWriteStream(path)
  const write = (bytes: Buffer | string) =>
    new Promise<void>((resolve, reject) => out.write(bytes, error => (error ? reject(error) : resolve())))
  await write(
    [
      'Received: from x by mx.yunxi.example with ESMTP id 1; Sat, 26 Sep 2026 10:00:00 +0800',
      'From: <yxlib_demo@163.com>',
      'To: kepu@yunxi.example',
      'Subject: video',
      'Message-ID: <huge@yxlib.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: video/mp4; name="video.mp4"',
      'Content-Disposition: attachment; filename="video.mp4"',
      'Content-Transfer-Encoding: base64',
      '',
      '',
    ].join('\r\n'),
  )
  const hash = createHash('sha256')
  const head = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex')
  let left = ATTACHMENT_MB * 1_000_000
  let round = 0
  while (left > 0) {
    const size = Math.min(left, LINE * 20_000)
    const block = Buffer.alloc(size, `scene ${round} `)
    if (round === 0) head.copy(block)
    hash.update(block)
    const lines: string[] = []
    for (let at = 0; at < size; at += LINE) lines.push(block.toString('base64', at, Math.min(at + LINE, size)))
    await write(`${lines.join('\r\n')}\r\n`)
    left -= size
    round += 1
  }
  await write('--b--\r\n')
  await new Promise<void>(resolve => out.end(resolve))
  return hash.digest('hex')
}
