import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Robot } from '../../src/config/configuration.ts'
import { Secret } from '../../src/config/secret.ts'
import { openRobots } from '../../src/post/robot.ts'
import type { OutgoingMail } from '../../src/post/post.ts'
import { type RobotServer, startRobot } from '../servers/robot.ts'
import { freePort } from '../servers/free-port.ts'
import { letter } from './letter.ts'

const NOW = Temporal.Instant.from('2026-09-27T00:30:00.250Z')
const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
const SECRET = 'SEC000demo000000000000000000000000demo'
const URLS = {
  wecom: `/cgi-bin/webhook/send?key=${KEY}`,
  dingtalk: `/robot/send?access_token=${KEY}`,
  feishu: `/open-apis/bot/v2/hook/${KEY}`,
}

let server: RobotServer
beforeEach(async () => {
  server = await startRobot()
})
afterEach(() => server.stop())

function robot(
  kind: Robot['kind'],
  { secret, origin = server.origin }: { secret?: string; origin?: string } = {},
): Robot {
  return {
    name: `${kind}-1`,
    kind,
    url: new Secret(`${origin}${URLS[kind]}`),
    secret: secret === undefined ? null : new Secret(secret),
    at: Temporal.PlainTime.from('08:30'),
    on: 'workdays',
  }
}

function deliver(to: Robot, changes: Partial<OutgoingMail> = {}, patience = 5_000) {
  const mail = letter({
    to: [{ name: '', address: `robot:${to.name}` }],
    subject: '9月27日报送情况',
    text: '科普月：已报齐1/3，还有3天。\n未报：甲中学、<@all>乙\n',
    html: null,
    ...changes,
  })
  return openRobots([to], { now: () => NOW, language: 'zh-CN', patience }).deliver(mail)
}

describe('the form that the vendor documents', () => {
  it('WeCom: markdown.content, the key in the url', async () => {
    expect(await deliver(robot('wecom'))).toMatchObject({ kind: 'sent', response: '0 ok' })
    const [heard] = server.heard
    expect(heard?.type).toBe('POST application/json; charset=utf-8')
    expect([heard?.path, Object.fromEntries(heard?.query ?? [])]).toEqual(['/cgi-bin/webhook/send', { key: KEY }])
    expect(heard?.body).toEqual({
      msgtype: 'markdown',
      markdown: { content: '**9月27日报送情况**\n科普月：已报齐1/3，还有3天。\n未报：甲中学、＜＠all＞乙' },
    })
  })

  it('DingTalk: markdown.title and text; milliseconds and the signature in the query', async () => {
    expect((await deliver(robot('dingtalk', { secret: SECRET }))).kind).toBe('sent')
    const [heard] = server.heard
    // The vendor's own recipe: HMAC-SHA256 of "timestamp\nsecret" by the secret, base64.
    const sign = createHmac('sha256', SECRET).update(`1790469000250\n${SECRET}`, 'utf8').digest('base64')
    expect(Object.fromEntries(heard?.query ?? [])).toEqual({ access_token: KEY, timestamp: '1790469000250', sign })
    expect(heard?.body).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: '9月27日报送情况',
        text: '**9月27日报送情况**  \n科普月：已报齐1/3，还有3天。  \n未报：甲中学、＜＠all＞乙',
      },
    })
  })

  it('Feishu: a post; seconds and the signature in the body', async () => {
    expect((await deliver(robot('feishu', { secret: SECRET }))).kind).toBe('sent')
    const [heard] = server.heard
    const sign = createHmac('sha256', `1790469000\n${SECRET}`).update('').digest('base64')
    expect([heard?.path, heard?.query.size]).toEqual([`/open-apis/bot/v2/hook/${KEY}`, 0])
    expect(heard?.body).toEqual({
      timestamp: '1790469000',
      sign,
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: '9月27日报送情况',
            content: [
              [{ tag: 'text', text: '科普月：已报齐1/3，还有3天。' }],
              [{ tag: 'text', text: '未报：甲中学、<@all>乙' }],
            ],
          },
        },
      },
    })
  })

  it('without a secret nothing is signed', async () => {
    await deliver(robot('dingtalk'))
    await deliver(robot('feishu'))
    expect([...(server.heard[0]?.query.keys() ?? [])]).toEqual(['access_token'])
    expect(Object.keys(server.heard[1]?.body ?? {})).toEqual(['msg_type', 'content'])
  })

  it('at most 4096 bytes, cut between characters', async () => {
    for (const text of ['青禾县实验小学、'.repeat(500), '青禾县实验小学、𠮷\n'.repeat(400)]) {
      server.heard.length = 0
      await deliver(robot('wecom'), { text })
      const [body] = server.heard.map(heard => heard.body as { markdown: { content: string } })
      const content = body?.markdown.content ?? ''
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096)
      expect(content.isWellFormed()).toBe(true)
      expect(content).toMatch(/\n…$/)
      expect(content).not.toContain('\ufffd')
    }
  })
})

it('a line that is longer than a notice may be is cut within, and not left out', async () => {
  await deliver(robot('wecom'), { subject: '报送情况', text: '图书馆'.repeat(2_000) })
  const { content = '' } = (server.heard.at(-1)?.body.markdown ?? {}) as { content?: string }
  const bytes = Buffer.byteLength(content)
  expect(bytes).toBeGreaterThan(4_000)
  expect(bytes).toBeLessThanOrEqual(4_096)
  expect(content).toMatch(/^\*\*报送情况\*\*\n(?:图书馆)+.{0,2}\n…$/)
})

describe('what the answer means', () => {
  it.each([
    ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }, 'later', 'too-fast'],
    ['wecom', { errcode: 93000, errmsg: 'invalid webhook url, hint: [1755605]' }, 'refused', 'robot-gone'],
    ['wecom', { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' }, 'refused', 'message'],
    ['wecom', { errcode: -1, errmsg: 'system busy' }, 'later', 'busy'],
    ['dingtalk', { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'later', 'too-fast'],
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, 'refused', 'signature'],
    ['dingtalk', { errcode: 310000, errmsg: 'keywords not in content' }, 'refused', 'security'],
    ['dingtalk', { errcode: 300001, errmsg: 'token is not exist' }, 'refused', 'robot-gone'],
    ['feishu', { code: 9499, msg: 'too many request' }, 'later', 'too-fast'],
    ['feishu', { code: 99_991_400, msg: 'request trigger frequency limit' }, 'later', 'too-fast'],
    ['dingtalk', { errcode: 400106, errmsg: '机器人不存在' }, 'refused', 'robot-gone'],
    ['feishu', { code: 9499, msg: 'Bad Request' }, 'refused', 'message'],
    ['feishu', { code: 11232, msg: 'frequency limited psm' }, 'later', 'too-fast'],
    ['feishu', { code: 19021, msg: 'sign match fail or timestamp is not within one hour' }, 'refused', 'signature'],
    ['feishu', { code: 19024, msg: 'Key Words Not Found' }, 'refused', 'security'],
    ['feishu', { code: 777, msg: 'never heard of' }, 'later', 'unknown'],
  ] as const)('%s %j', async (kind, body, expected, code) => {
    server.say({ body })
    const delivery = await deliver(robot(kind))
    expect(delivery).toMatchObject({ kind: expected, meaning: { code, reach: 'letter' } })
    expect(delivery.response).toContain(String('code' in body ? body.code : body.errcode))
  })

  it('Feishu’s older robots say StatusCode', async () => {
    server.say({ body: { StatusCode: 0, StatusMessage: 'success' } })
    expect((await deliver(robot('feishu'))).kind).toBe('sent')
  })

  it.each([
    [500, '<html>', 'later'],
    [502, { errcode: 0 }, 'later'],
    [429, '', 'later'],
    [404, 'no such page', 'refused'],
    [200, 'please log in to this network', 'later'],
    [200, 'x'.repeat(200_000), 'later'],
  ] as const)('HTTP %i', async (status, body, kind) => {
    server.say({ status, body })
    expect((await deliver(robot('wecom'))).kind).toBe(kind)
  })

  it('nobody there: later; no answer: in doubt; a redirect is not followed', async () => {
    const origin = `http://127.0.0.1:${await freePort()}`
    expect(await deliver(robot('wecom', { origin }))).toMatchObject({ kind: 'later', response: /ECONNREFUSED/ })
    server.say('hang')
    expect(await deliver(robot('wecom'), {}, 200)).toMatchObject({ kind: 'in-doubt', response: /TimeoutError/ })
    server.heard.length = 0
    server.say({ status: 307, body: '', location: '/elsewhere' })
    expect((await deliver(robot('wecom'))).kind).not.toBe('sent')
    expect(server.heard.map(({ path }) => path)).toEqual(['/cgi-bin/webhook/send'])
  })

  it('a robot that is no longer configured is refused', async () => {
    const delivery = await deliver(robot('wecom'), { to: [{ name: '', address: 'robot:feishu-9' }] })
    expect(delivery).toMatchObject({ kind: 'refused', response: '配置里已没有这个群机器人' })
    expect(server.heard).toEqual([])
  })
})

it('nor is half a key, where a long answer is cut within it', async () => {
  for (let before = 160; before < 200; before += 1) {
    server.say({ body: { errcode: 93000, errmsg: `${'x'.repeat(before)}${KEY}${'y'.repeat(300)}` } })
    const { response } = await deliver(robot('wecom'))
    expect(response).not.toContain(KEY.slice(0, 4))
    expect(response.length).toBeLessThan(300)
  }
})

it('the answer may repeat url and secret: neither is passed on', async () => {
  for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
    const to = robot(kind, { secret: SECRET })
    const echo = `bad ${server.origin}${URLS[kind]} by ${SECRET}`
    for (const code of [0, 93000, 310000, 19021]) {
      server.say({ body: kind === 'feishu' ? { code, msg: echo } : { errcode: code, errmsg: echo } })
      const shown = JSON.stringify(await deliver(to))
      expect(shown).toContain('bad ')
      expect(shown).not.toContain(KEY)
      expect(shown).not.toContain(SECRET)
    }
  }
})
