// One service a data folder, and none without its board: each is refused in a sentence; single commands go on beside it.
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestOffice, testOffice } from '../flow/office.ts'

let office: TestOffice
const services: ChildProcess[] = []
beforeEach(async () => {
  office = await testOffice()
  await office.edit('baosong.yaml', /board: .*/, 'board: false')
})
afterEach(async () => {
  for (const service of services.splice(0)) service.kill('SIGKILL')
  await office.remove()
})

async function started(): Promise<ChildProcess> {
  const service = office.start('run')
  services.push(service)
  let log = ''
  service.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
  for (let round = 0; round < 400 && !log.includes('已启动'); round += 1) await pause(50)
  expect(log).toContain('已启动')
  return service
}

it('a second service on the same data is refused with the number of the first; --once and commands are not', async () => {
  const first = await started()
  const { code, err } = await office.baosong('run')
  expect(code).toBe(2)
  expect(err).toMatch(new RegExp(`^这份数据（.*）正由另一个 baosong 使用（进程 ${first.pid}）：请先停掉那一个。\n$`))
  expect((await office.baosong('run', '--once')).code).toBe(0)
  expect((await office.baosong('letters')).code).toBe(0)
}, 60_000)

it('one that was killed leaves nothing in the way', async () => {
  const first = await started()
  const gone = new Promise(resolve => first.once('exit', resolve))
  first.kill('SIGKILL')
  await gone
  await started()
}, 60_000)

it('a board whose port is taken is told in a sentence, and the service does not run without it', async () => {
  const other = createServer()
  const port = await new Promise<number>(resolve => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  await office.edit('baosong.yaml', 'board: false', `board: { listen: "127.0.0.1:${port}" }`)
  const { code, err } = await office.baosong('run')
  other.close()
  expect([code, err]).toEqual([
    2,
    `看板的地址 127.0.0.1:${port} 已被占用：请关掉占用它的程序，或在 baosong.yaml 的 board 里换一个。\n`,
  ])
}, 60_000)
