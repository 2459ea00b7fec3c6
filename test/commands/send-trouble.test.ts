// What `run --once` and `letters` say where no letter can go: why, how many wait, when they are tried again.
import { afterEach, expect, it } from 'vitest'
import { COUNTY, countyOffice, countyUnit } from '../flow/county.ts'
import type { TestOffice } from '../flow/office.ts'
import { freePort } from '../servers/free-port.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'

const at = (time: string) => ['--now', `${COUNTY.mornings[0]}T${time}`]
let office: TestOffice
let smtp: ScriptedSmtp | undefined
afterEach(async () => {
  await office.remove()
  await smtp?.stop()
  smtp = undefined
})

it('a port where nobody listens is told with what waits and the next try, 3 each time', async () => {
  const port = await freePort()
  office = await countyOffice([1, 2, 3].map(countyUnit), { send: `smtp://127.0.0.1:${port}` })
  const words = new RegExp(
    `^发信未成功（127\\.0\\.0\\.1:${port}）：发信服务器拒绝连接：请核对 send 的服务器名和端口。4封信在等，9月11日9时\\d分再试。\n$`,
  )
  for (const time of ['09:00', '09:01']) {
    const { code, err, out } = await office.baosong('run', '--once', ...at(time))
    expect([code, err]).toEqual([3, expect.stringMatching(words)])
    expect(out).not.toContain('暂时不能发')
  }
  const { out } = await office.baosong('letters')
  expect(out).toContain('情况\n')
  expect(out).toContain('  发信服务器拒绝连接：请核对 send 的服务器名和端口')
})

it('a port that speaks no TLS is told in words, 2 until it is mended, and the next run sends', async () => {
  smtp = await startSmtp()
  const { port } = smtp.endpoint
  office = await countyOffice([1, 2, 3].map(countyUnit), { send: `smtps://127.0.0.1:${port}` })
  for (const time of ['09:00', '09:01']) {
    const { code, err } = await office.baosong('run', '--once', ...at(time))
    expect([code, err]).toEqual([
      2,
      `发信未成功（127.0.0.1:${port}）：该端口不能建立加密连接：请核对 send 的端口，smtps 用 465，smtp 用 587。4封信在等，改好配置后再发。\n`,
    ])
  }
  expect((await office.baosong('letters')).out).toContain('该端口不能建立加密连接')
  await office.edit('baosong.yaml', 'smtps://', 'smtp://')
  const { code, err, out } = await office.baosong('run', '--once', ...at('09:02'))
  expect([code, err, out]).toEqual([0, '', expect.stringContaining('发出 4 封信')])
})
