// Group notices from the configuration to a server in the robots' place, by the program as a user runs it.
import { createHmac } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RobotServer, startRobot } from '../servers/robot.ts'
import { countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

const KEYS = { wecom: 'wecom-demo-key-0001', dingtalk: 'ding-demo-token-0002', feishu: 'feishu-demo-hook-0003' }
const SIGN = { dingtalk: 'SECding-demo-0004', feishu: 'feishu-demo-sign-0005' }
const ROBOTS = `robots:
  - { kind: wecom, url: "\${file:wecom}" }
  - { kind: dingtalk, url: "\${file:dingtalk}", secret: "\${file:dingtalk-sign}" }
  - { kind: feishu, url: "\${file:feishu}", secret: "\${file:feishu-sign}", at: "09:10" }
`
const NAMES = ['robot:wecom-1', 'robot:dingtalk-1', 'robot:feishu-1']

describe('group notices', () => {
  let server: RobotServer
  let office: TestOffice
  /** All that the program has printed. */
  let printed: string

  beforeEach(async () => {
    server = await startRobot()
    printed = ''
    office = await countyOffice([1, 2, 3].map(countyUnit), {}, ROBOTS)
    const files = {
      wecom: `${server.origin}/cgi-bin/webhook/send?key=${KEYS.wecom}`,
      dingtalk: `${server.origin}/robot/send?access_token=${KEYS.dingtalk}`,
      feishu: `${server.origin}/open-apis/bot/v2/hook/${KEYS.feishu}`,
      'dingtalk-sign': SIGN.dingtalk,
      'feishu-sign': SIGN.feishu,
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(office.config, name), `${text}\n`)
  })
  afterEach(async () => {
    await office.remove()
    await server.stop()
  })

  async function run(now: string) {
    const outcome = await office.baosong('run', '--once', '--now', now)
    printed += outcome.out + outcome.err
    return outcome
  }
  async function notices(): Promise<ListedLetter[]> {
    const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
    return letters.filter(({ kind }) => kind === 'group-notice')
  }

  it('go once a day to each robot, at its hour, in its form and signed', async () => {
    await run('2026-09-15T08:31')
    expect(server.heard.map(({ path }) => path).toSorted()).toEqual(['/cgi-bin/webhook/send', '/robot/send'])
    for (const now of ['2026-09-15T08:31', '2026-09-15T09:11', '2026-09-15T10:00', '2026-09-15T18:00']) await run(now)
    expect(server.heard.map(({ path }) => path)).toHaveLength(3)
    const [wecom, dingtalk, feishu] = ['/cgi', '/robot', '/open'].map(start =>
      server.heard.find(({ path }) => path.startsWith(start)),
    )
    const said = JSON.stringify(wecom?.body)
    for (const words of ['9月15日报送情况', '已报齐0/3', '还有3天', '未报3个：青禾县第1单位、'])
      expect(said).toContain(words)
    const at = dingtalk?.query.get('timestamp') ?? ''
    expect(Temporal.Instant.fromEpochMilliseconds(Number(at)).toString()).toBe('2026-09-15T00:31:00Z')
    expect(dingtalk?.query.get('sign')).toBe(
      createHmac('sha256', SIGN.dingtalk).update(`${at}\n${SIGN.dingtalk}`).digest('base64'),
    )
    const seconds = String(feishu?.body.timestamp)
    expect(Temporal.Instant.fromEpochMilliseconds(1000 * Number(seconds)).toString()).toBe('2026-09-15T01:11:00Z')
    expect(feishu?.body.sign).toBe(createHmac('sha256', `${seconds}\n${SIGN.feishu}`).update('').digest('base64'))
    expect((await notices()).map(({ state, recipients }) => [state, recipients[0]?.address])).toEqual(
      expect.arrayContaining(NAMES.map(name => ['sent', name])),
    )
    await run('2026-09-16T08:31')
    expect(server.heard).toHaveLength(5)
  })

  it('are tried again after a 500 and never after success, each under its key; yesterday’s are taken back', async () => {
    server.say(() =>
      server.heard.at(-1)?.path === '/robot/send' ? { status: 500, body: '' } : { body: { errcode: 0 } },
    )
    expect((await run('2026-09-15T08:31')).code).toBe(1)
    await run('2026-09-15T08:45')
    expect(server.heard.filter(({ path }) => path === '/robot/send')).toHaveLength(2)
    expect(server.heard.filter(({ path }) => path.startsWith('/cgi'))).toHaveLength(1)
    server.say({ body: { errcode: 0 } })
    await run('2026-09-15T09:00')
    await run('2026-09-15T09:09')
    expect(server.heard).toHaveLength(4)
    const [ding] = (await notices()).filter(({ key }) => key === 'group-notice/2026-09-15/dingtalk-1')
    expect([ding?.state, ding?.attempts.map(({ outcome }) => outcome)]).toEqual(['sent', ['retry', 'retry', 'sent']])
    server.say({ status: 503, body: '' })
    await run('2026-09-15T09:11')
    await run('2026-09-16T00:30')
    expect((await notices()).find(({ key }) => key.endsWith('09-15/feishu-1'))?.state).toBe('cancelled')
  })

  it('a robot that was removed is told of, and holds up no letter', async () => {
    server.say({ body: { errcode: 93000, errmsg: `invalid webhook url ${KEYS.wecom}` } })
    const { code, err } = await run('2026-09-15T08:31')
    expect(code).toBe(1)
    expect(err).toMatch(/封信没有发成：群机器人的 url 已失效.*93000/)
    await run('2026-09-15T09:01')
    const letters = await office.letters()
    expect([...letters.values()].filter(raw => raw.includes('unit-'))).toHaveLength(3)
    expect((await notices()).find(({ key }) => key.endsWith('wecom-1'))?.state).toBe('failed')
    expect(server.heard.filter(({ path }) => path.startsWith('/cgi'))).toHaveLength(1)
  })

  it('plan and letters show them; url and secret stand nowhere', async () => {
    const plan = await office.baosong('plan', '--now', '2026-09-15T08:00', '--days', '1')
    expect(plan.out).toContain('08:30 群通知，发给 robot:wecom-1')
    expect(plan.out).toContain('09:10 群通知，发给 robot:feishu-1')
    // Each robot repeats what it knows: its url and its secret.
    const told = (): string => {
      const { path = '' } = server.heard.at(-1) ?? {}
      if (path.startsWith('/cgi')) return KEYS.wecom
      return path === '/robot/send' ? `${KEYS.dingtalk} ${SIGN.dingtalk}` : `${path} ${SIGN.feishu}`
    }
    for (const [time, code] of [
      ['10:00', 45009],
      ['11:00', 0],
    ] as const) {
      server.say(() => ({ body: { errcode: code, errmsg: `repeated: ${told()}` } }))
      await run(`2026-09-15T${time}`)
    }
    expect(server.heard).toHaveLength(6)
    const shown = [printed, plan.out + plan.err]
    for (const command of [['letters'], ['letters', '--json'], ['plan'], ['plan', '--json'], ['check'], ['status']]) {
      const { out, err } = await office.baosong(...command)
      shown.push(out + err)
    }
    expect(shown.join('')).toContain('群通知')
    expect(shown.join('')).toContain('repeated: ')
    const data = join(office.folder, 'data')
    const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
    for (const { parentPath, name } of files) shown.push(await readFile(join(parentPath, name), 'latin1'))
    expect(files.length).toBeGreaterThan(1)
    for (const secret of [...Object.values(KEYS), ...Object.values(SIGN)]) {
      expect(shown.filter(text => text.includes(secret))).toEqual([])
    }
  })

  it('the running service sends them too, and its log holds no secret', async () => {
    const today = Temporal.Now.plainDateISO('Asia/Shanghai')
    const file = 'campaigns/kepu-2026.yaml'
    await office.edit(file, /opens: \S+/, `opens: ${today.subtract({ days: 5 }).toString()}`)
    await office.edit(file, /deadline: .*/, `deadline: ${today.add({ days: 3 }).toString()}`)
    await office.edit(file, /closes: \S+/, `closes: ${today.add({ days: 30 }).toString()}`)
    await office.edit('baosong.yaml', '"${file:wecom}" }', '"${file:wecom}", at: "00:00", on: everyday }')
    server.say({ body: { errcode: 93000, errmsg: `invalid ${server.origin}/cgi-bin/webhook/send?key=${KEYS.wecom}` } })
    const service = office.start('run')
    let log = ''
    service.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    service.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    try {
      await expect.poll(() => log, { timeout: 30_000 }).toContain('93000')
    } finally {
      service.kill('SIGKILL')
    }
    expect(JSON.stringify(server.heard.find(({ path }) => path.startsWith('/cgi'))?.body)).toContain('还有3天')
    expect(log).not.toContain(KEYS.wecom)
  })

  it('a rehearsal writes them to the rehearsing address, and --now sends none to real robots', async () => {
    await office.edit('baosong.yaml', /$/, 'letters: { rehearse: me@qinghe.example }\n')
    await run('2026-09-15T08:31')
    expect(server.heard).toEqual([])
    const drills = [...(await office.letters()).values()].filter(raw => raw.includes('group-notice/2026-09-15/wecom-1'))
    expect(drills).toEqual([expect.stringMatching(/^To: me@qinghe\.example/m)])
    await writeFile(
      join(office.config, 'wecom'),
      `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEYS.wecom}\n`,
    )
    await office.edit('baosong.yaml', /letters: .*/, '')
    const refused = await run('2026-09-16T08:31')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('不能用真的群机器人 wecom-1')])
    expect(printed).not.toContain(KEYS.wecom)
  })
})
