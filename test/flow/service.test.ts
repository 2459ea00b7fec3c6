// The running service: what arrives is answered at once, an edited file counts within seconds, a broken one does no harm.
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'
import { type TestOffice, testOffice } from './office.ts'

describe.skipIf(!dovecotAvailable())('the service', () => {
  let dovecot: Dovecot
  let smtp: ScriptedSmtp
  let office: TestOffice
  let service: ChildProcess
  let log = ''

  beforeAll(async () => {
    dovecot = await startDovecot()
    smtp = await startSmtp()
    office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      send: `smtp://127.0.0.1:${smtp.endpoint.port}`,
      password: dovecot.password.reveal(),
    })
    const today = Temporal.Now.plainDateISO('Asia/Shanghai')
    await office.edit('campaigns/kepu-2026.yaml', /opens: \S+/, `opens: ${today.subtract({ days: 5 }).toString()}`)
    await office.edit(
      'campaigns/kepu-2026.yaml',
      /deadline: \S+ \S+/,
      `deadline: ${today.add({ days: 30 }).toString()}`,
    )
    await office.edit('campaigns/kepu-2026.yaml', /closes: \S+/, `closes: ${today.add({ days: 60 }).toString()}`)
    await office.edit('baosong.yaml', /board: .*/, 'board: false\nletters: { gather: 0 }')
    service = office.start('run')
    service.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    service.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    await until(() => log.includes('已启动'))
    // The first pass must be over: news that come during it are only looked at after it.
    await pause(1_000)
  })
  afterAll(async () => {
    service.kill('SIGKILL')
    await office.remove()
    await dovecot.stop()
    await smtp.stop()
  })

  it('answers a report within seconds, without waiting for its schedule', async () => {
    await dovecot.deliver(report('yxlib_demo@163.com', '云溪市图书馆', '1'), Temporal.Now.instant())
    // The day's digest may go out beside it, whatever the hour at which the test runs.
    const answer = () => smtp.received.find(({ to }) => to.includes('yxlib_demo@163.com'))
    await until(() => answer() !== undefined)
    const letter = answer()
    expect(letter?.raw).toContain('In-Reply-To: <report-1@yxlib.example>')
  })

  it('goes on with the last good configuration when an edit is broken, says where, and takes the mended one', async () => {
    await office.edit('units.yaml', '- id: library\n', '- id: library\n  addreses: [x@y.example]\n')
    await until(() => /units\.yaml:\d+:\d+/.test(log))
    expect(service.exitCode).toBeNull()
    await office.edit('units.yaml', '  addreses: [x@y.example]\n', '')
    await office.edit('units.yaml', 'yxmuseum_demo@163.com', 'yxmuseum_demo@163.com, new_demo@163.com')
    await until(() => log.includes('配置已更新'))
    smtp.received.length = 0
    await dovecot.deliver(report('new_demo@163.com', '云溪市博物馆', '2'), Temporal.Now.instant())
    await until(() => smtp.received.some(letter => letter.to.includes('new_demo@163.com')), 30_000)
  })

  it('never shows the password', () => {
    expect(log).not.toContain(dovecot.password.reveal())
  })

  it('ends in order when it is asked to', async () => {
    const ended = new Promise<number | null>(resolve => service.once('exit', code => resolve(code)))
    service.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(log).toContain('baosong 已停止')
  })
})

/** A plain report with one text file. */
function report(from: string, unit: string, id: string): string {
  const subject = Buffer.from(`${unit}全国科普日活动总结`).toString('base64')
  const name = Buffer.from(`${unit}全国科普日活动总结.txt`).toString('base64')
  const text = Buffer.from(`${unit}全国科普日活动总结\n我馆开展了活动。\n${unit}\n`).toString('base64')
  return [
    `From: <${from}>`,
    'To: kepu@yunxi.example',
    `Subject: =?utf-8?B?${subject}?=`,
    `Message-ID: <report-${id}@yxlib.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Report attached.',
    '--b',
    `Content-Type: text/plain; charset=utf-8; name="=?utf-8?B?${name}?="`,
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    text,
    '--b--',
    '',
  ].join('\r\n')
}

async function until(holds: () => boolean, patience = 20_000): Promise<void> {
  const rounds = patience / 50
  for (let round = 0; round < rounds; round += 1) {
    if (holds()) return
    await pause(50)
  }
  throw new Error(`waited in vain for ${String(holds)}`)
}
