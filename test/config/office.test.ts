import { describe, expect, test } from 'vitest'
import { configurationOf, load, SOUND, toldOf } from './folder.ts'

const OFFICE = 'baosong.yaml'
const strip = (lines: string[]) => lines.map(line => line.replace(/^baosong\.yaml:/, ''))

test.each([
  ['timezone: 北京', '7:11 fault 没有“北京”这个时区 | 应为 Asia/Shanghai'],
  ['timezone: "+08:00"', '7:11 fault 没有“+08:00”这个时区 | 应为 Asia/Shanghai'],
  ['timezone: Asia/Beijing', '7:11 fault 没有“Asia/Beijing”这个时区 | 应为 Asia/Shanghai'],
  ['timezone: Europe/Berln', '7:11 fault 没有“Europe/Berln”这个时区 | 应为 Europe/Berlin'],
  ['language: zh', '7:11 fault “zh”不在可选的值里 | 应为 zh-CN、en 之一'],
  ['language: zh_cn', '7:11 fault “zh_cn”不在可选的值里 | 应为 zh-CN、en 之一；是不是想写 zh-CN？'],
  [
    'poll: 5 minutes',
    '7:7 fault “5 minutes”不是 cron 写法 | 应为“分 时 日 月 周”五段，例如 "*/5 * * * *" 表示每 5 分钟',
  ],
  [
    'poll: "61 * * * *"',
    '7:7 fault “61 * * * *”不是 cron 写法 | 应为“分 时 日 月 周”五段，例如 "*/5 * * * *" 表示每 5 分钟',
  ],
  ['board: true', '7:8 fault 看板的写法看不懂 | 应为 { listen: 127.0.0.1:8025 }，或 false 表示不要看板'],
  ['board: { lisen: "127.0.0.1:80" }', '7:10 fault 没有“lisen”这个键 | 是不是想写 listen？'],
  [
    'board: { listen: all }',
    '7:18 fault “all”不是监听地址 | 应为 127.0.0.1:8025 这样的“地址:端口”；不要看板就写 board: false',
  ],
  [
    'digest: { at: "08:30", on: weekdays }',
    '7:28 fault “weekdays”不在可选的值里 | 应为 workdays、everyday 之一；是不是想写 workdays？',
  ],
  ['workdays: { 2026-10-10: 上班 }', '7:25 fault “上班”看不懂 | 应为 true 或 false'],
  [
    'workdays: { 10-10: true }',
    '7:20 fault “10-10”不是日期 | 应为 2026-09-28（当天结束）或 2026-09-28 18:00 这样的写法',
  ],
  ['workdays: { 2026-10-10 08:00: true }', '7:31 fault 这里只写日期，不写钟点 | 应为 2026-10-10'],
])('%s', async (written, expected) => {
  expect(strip(await toldOf(OFFICE, `${SOUND[OFFICE]}${written}\n`))).toEqual([expected])
})

test('faults of one mapping come together', async () => {
  const text = `organization: x
mailbox:
  adress: a@b.example
  receive: smtps://smtp.b.example
  send: smtps://smtp.b.example:x
  folder: [INBOX]
coordinators:
  - 张三
  - { name: 甲, address: 甲 }
`
  expect(strip(await toldOf(OFFICE, text)).map(line => line.split(' | ')[0])).toEqual([
    '3:3 fault 没有“adress”这个键',
    '4:12 fault 这里是收信的服务器',
    '5:9 fault 服务器地址看不懂',
    '6:3 fault 没有“folder”这个键',
    '8:5 fault 这里写成了一个值',
    '9:25 fault “甲”不是邮箱地址',
  ])
})

test('what may be left out or overridden', async () => {
  const text = `${SOUND[OFFICE].replace(/coordinators.*\n/, '')}board: false
authserv: mx.qinghe.example
workdays: { 2026-10-10: true, 2026-09-30: false }
digest: { on: everyday }
poll: "0 8-18 * * 1-5"
timezone: PRC
`
  const loaded = await load({ [OFFICE]: text })
  const { office } = configurationOf(loaded)
  expect(office.board).toBeNull()
  expect(office.authservIds).toEqual(['mx.qinghe.example'])
  expect([...office.workdays]).toEqual([
    ['2026-10-10', true],
    ['2026-09-30', false],
  ])
  expect(office.digest).toMatchObject({ on: 'everyday' })
  expect(office.timezone).toBe('PRC')
  expect(loaded.warnings.map(fault => fault.problem)).toEqual(['没有写协调员，每日情况无人可发'])
})

describe('who may open the board', () => {
  const hash = `scrypt$131072$8$1$${'a'.repeat(22)}$${'b'.repeat(43)}`

  test('an address that others reach asks for a login', async () => {
    const board = 'board: { listen: 0.0.0.0:8025 }\n'
    expect(await toldOf(OFFICE, `${SOUND[OFFICE]}${board}`)).toEqual([
      expect.stringMatching(/看板要在 0\.0\.0\.0 上打开，别的电脑也能访问，却没有设登录密码/),
    ])
    const guarded = `board: { listen: 0.0.0.0:8025, users: [{ name: 王, role: admin, password: '${hash}' }] }\n`
    expect(await toldOf(OFFICE, `${SOUND[OFFICE]}${guarded}`)).toEqual([
      expect.stringMatching(/warning 看板在 0\.0\.0\.0 上打开.*HTTPS 反向代理/),
    ])
  })

  test('a password in the clear is refused and not repeated', async () => {
    const told = await toldOf(
      OFFICE,
      `${SOUND[OFFICE]}board: { listen: 8025, users: [{ name: 王, password: hunter2 }] }\n`,
    )
    expect(told.join()).toMatch(/这不是密码的散列值/)
    expect(told.join()).not.toContain('hunter2')
  })

  test('two users of one name', async () => {
    const user = `{ name: 王, password: '${hash}' }`
    const told = await toldOf(OFFICE, `${SOUND[OFFICE]}board: { listen: 8025, users: [${user}, ${user}] }\n`)
    expect(told.join()).toMatch(/看板有两个用户都叫“王”/)
  })
})
