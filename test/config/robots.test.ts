import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { loadConfiguration } from '../../src/config/load.ts'
import { configurationOf, folderOf, load, SOUND, told, toldOf } from './folder.ts'

const OFFICE = 'baosong.yaml'
const HOOK = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=demo-0000-key'
const ENV = { HOOK, DING: 'https://oapi.dingtalk.com/robot/send?access_token=demo-0000-token', SIGN: 'SECdemo0000' }
const withRobots = (written: string) => `${SOUND[OFFICE]}robots:\n${written}\n`

test('robots are named by their kind and number; hour and days have defaults', async () => {
  const text = withRobots(`  - { kind: wecom, url: "\${HOOK}" }
  - { kind: dingtalk, url: "\${DING}", secret: "\${SIGN}", at: "17:00", on: everyday }
  - { kind: wecom, url: "\${HOOK}" }`)
  const loaded = await load({ [OFFICE]: text }, ENV)
  expect(told(loaded)).toEqual([])
  const { robots } = configurationOf(loaded).office
  expect(robots.map(({ name, at, on }) => [name, at.toString(), on])).toEqual([
    ['wecom-1', '08:30:00', 'workdays'],
    ['dingtalk-1', '17:00:00', 'everyday'],
    ['wecom-2', '08:30:00', 'workdays'],
  ])
  expect(robots[1]?.url?.reveal()).toBe(ENV.DING)
  expect(robots[1]?.secret?.reveal()).toBe(ENV.SIGN)
  expect(inspect(configurationOf(loaded), { depth: 9 })).not.toMatch(/demo-0000|SECdemo/)
})

test('the example in config/baosong.yaml, without its comment marks, is in order', async () => {
  const example = readFileSync(join(import.meta.dirname, '../../config/baosong.yaml'), 'utf8')
  const [block = ''] = /^# robots:\n(# {3}- .*\n)+/m.exec(example) ?? []
  const written = `${SOUND[OFFICE]}${block.replace(/^# /gm, '')}`
  const env = {
    WECOM_URL: HOOK,
    DINGTALK_URL: ENV.DING,
    FEISHU_URL: 'https://open.feishu.cn/open-apis/bot/v2/hook/demo-0000',
    DINGTALK_SECRET: 'x',
    FEISHU_SECRET: 'y',
  }
  const loaded = await load({ [OFFICE]: written }, env)
  expect(told(loaded)).toEqual([])
  expect(configurationOf(loaded).office.robots.map(({ name }) => name)).toEqual(['wecom-1', 'dingtalk-1', 'feishu-1'])
})

test('there are none unless they are written', async () => {
  expect(configurationOf(await load()).office.robots).toEqual([])
})

test.each([
  ['{ kind: wecom, url: "${DING}" }', '这不是 wecom 群机器人的地址'],
  ['{ kind: feishu, url: "${HOOK}" }', '这不是 feishu 群机器人的地址'],
  [
    '{ kind: wecom, url: "${X}" }',
    '${X} 取到的值不合要求（可能涉密，不显示）',
    'http://qyapi.weixin.qq.com/?key=demo-0000',
  ],
  ['{ kind: wecom, url: "${X}" }', '${X} 取到的值不合要求（可能涉密，不显示）', 'demo-0000-key'],
  [
    '{ kind: wecom, url: "${X}" }',
    '这不是 wecom 群机器人的地址',
    'https://qyapi.weixin.qq.com.evil.example/?key=demo-0000',
  ],
  [
    '{ kind: wecom, url: "${X}" }',
    '${X} 取到的值不合要求（可能涉密，不显示）',
    'https://qyapi.weixin.qq.com@evil.example/',
  ],
  ['{ kind: wecom, url: "${NONE}" }', '没有设置环境变量 NONE'],
  ['{ kind: wecom }', '群机器人没有 url'],
  ['{ kind: weixin, url: "${HOOK}" }', '“weixin”不在可选的值里'],
])('%s: %s', async (written, problem, value = '') => {
  const faults = await toldOf(OFFICE, withRobots(`  - ${written}`), { ...ENV, X: value })
  expect(faults).toEqual([expect.stringMatching(/^baosong\.yaml:8:\d+ fault /)])
  expect(faults[0]).toContain(problem)
  expect(faults[0]).not.toMatch(/demo-0000|evil/)
})

test('a server on this machine may be written without TLS', async () => {
  const text = withRobots('  - { kind: feishu, url: "${X}" }')
  for (const X of ['http://127.0.0.1:8080/hook', 'http://[::1]:8080/hook', 'https://localhost/hook']) {
    expect(told(await load({ [OFFICE]: text }, { X }))).toEqual([])
  }
})

test('in the clear: a warning, and no word of it', async () => {
  const lines = await toldOf(OFFICE, withRobots(`  - { kind: wecom, url: "${HOOK}", secret: SECdemo0000 }`))
  expect(lines).toEqual([
    expect.stringMatching(/warning 群机器人的 url 以明文写在文件里/),
    expect.stringMatching(/warning 群机器人的 secret 以明文写在文件里/),
  ])
  expect(lines.join()).not.toMatch(/demo-0000|SECdemo/)
})

test('commands that send nothing need no url', async () => {
  const text = withRobots('  - { kind: wecom, url: "${NONE}", secret: "${NONE}" }')
  const loaded = await loadConfiguration(folderOf({ ...SOUND, [OFFICE]: text }), {}, { secrets: 'optional' })
  expect(told(loaded)).toEqual([])
  expect(configurationOf(loaded).office.robots).toMatchObject([{ name: 'wecom-1', url: null, secret: null }])
})
