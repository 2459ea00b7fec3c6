import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { loadConfiguration } from '../../src/config/load.ts'
import { Secret } from '../../src/config/secret.ts'
import { configurationOf, folderOf, load, SOUND, sound, told, toldOf } from './folder.ts'

const GEHEIM = 'zhe-shi-mi-ma-0042'
const OFFICE = 'baosong.yaml'
const IMAP = sound(OFFICE, 'maildir:../data/mailbox', 'imaps://imap.qinghe.example')
const withPassword = (written: string) => IMAP.replace('coordinators:', `  password: ${written}\ncoordinators:`)

describe('where a password comes from', () => {
  test('the environment', async () => {
    const loaded = await load({ [OFFICE]: withPassword('${BAOSONG_PASSWORD}') }, { BAOSONG_PASSWORD: GEHEIM })
    expect(configurationOf(loaded).office.mailbox.password?.reveal()).toBe(GEHEIM)
    expect(told(loaded)).toEqual([])
  })

  test('a file, without its trailing line break; its path is relative to the folder', async () => {
    const folder = folderOf({
      ...SOUND,
      [OFFICE]: withPassword('${file:secrets/mailbox}'),
      'secrets/mailbox': ` ${GEHEIM} \r\n`,
    })
    const { office } = configurationOf(await loadConfiguration(folder, {}))
    expect(office.mailbox.password?.reveal()).toBe(` ${GEHEIM} `)
  })

  test('typed, exactly as typed, with a warning; a louder one where others can read the file', async () => {
    const folder = folderOf({ ...SOUND, [OFFICE]: withPassword('00123e4') })
    chmodSync(join(folder, OFFICE), 0o600)
    const closed = await loadConfiguration(folder, {})
    expect(configurationOf(closed).office.mailbox.password?.reveal()).toBe('00123e4')
    expect(told(closed)).toEqual([expect.stringMatching(/^baosong.yaml:6:13 warning 密码以明文写在文件里 \| /)])
    chmodSync(join(folder, OFFICE), 0o644)
    expect(told(await loadConfiguration(folder, {}))).toEqual([
      expect.stringContaining('其他用户也能读到（权限 0644）'),
    ])
  })

  test('any other value of baosong.yaml may be drawn too', async () => {
    const text = sound(OFFICE, 'maildir:../data/mailbox', '"maildir:${WHERE}/in"')
    const { office } = configurationOf(await load({ [OFFICE]: text }, { WHERE: '/srv' }))
    expect(office.mailbox.receive).toEqual({ kind: 'maildir', path: '/srv/in' })
  })
})

describe('what cannot be had is one fault that names it', () => {
  test.each([
    ['${BAOSONG_PASSWORD}', '没有设置环境变量 BAOSONG_PASSWORD'],
    ['${EMPTY}', '环境变量 EMPTY 是空的'],
    ['${file:/nowhere/x}', '读不到文件 /nowhere/x（ENOENT）'],
    ['${file:.}', '读不到文件 .（EISDIR）'],
    ['${}', '${…} 的写法看不懂'],
    ['"${BAOSONG"', '${…} 的写法看不懂'],
    ['${a b}', '${…} 的写法看不懂'],
  ])('%s', async (written, problem) => {
    const faults = await toldOf(OFFICE, withPassword(written), { EMPTY: '' })
    expect(faults.map(line => line.split(' | ')[0])).toEqual([`baosong.yaml:6:13 fault ${problem}`])
  })

  test('an empty file', async () => {
    const folder = folderOf({ ...SOUND, [OFFICE]: withPassword('${file:x}'), x: '\n' })
    expect(told(await loadConfiguration(folder, {}))).toEqual([expect.stringContaining('fault 文件 x 是空的')])
  })

  test('no password for an IMAP server', async () => {
    expect(await toldOf(OFFICE, IMAP)).toEqual([
      expect.stringMatching(/^baosong.yaml:2:1 fault 从 IMAP 服务器收信需要密码/),
    ])
  })
})

test('commands that log in nowhere need no secret', async () => {
  for (const text of [IMAP, withPassword('${BAOSONG_PASSWORD}'), withPassword(GEHEIM)]) {
    const loaded = await loadConfiguration(folderOf({ ...SOUND, [OFFICE]: text }), {}, { secrets: 'optional' })
    expect(told(loaded)).toEqual([])
    expect(configurationOf(loaded).office.mailbox.password).toBeNull()
  }
})

describe('a secret is never shown', () => {
  test('in no way of printing', () => {
    const secret = new Secret(GEHEIM)
    const lines: string[] = []
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
    log.info({ secret, inside: { list: [secret] } }, 'opened')
    log.error(new Error(`cannot log in with ${String(secret)}`))
    const printed = [
      [secret].join(),
      String(secret),
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 9 }),
      inspect(secret, { customInspect: false, showHidden: true }),
      Object.entries(secret).join(),
      JSON.stringify(structuredClone(secret)),
      ...lines,
    ]
    expect(printed.join('\n')).not.toContain(GEHEIM)
    expect(secret.reveal()).toBe(GEHEIM)
  })

  test('in no fault, wherever it was written by mistake', async () => {
    const env = { X: GEHEIM }
    const misplaced = [
      SOUND[OFFICE].replace('jyj@qinghe.example', '${X}'),
      SOUND[OFFICE].replace('maildir:../data/mailbox', '${X}'),
      SOUND[OFFICE].replace('maildir:../data/mailbox', `imaps://kepu:${GEHEIM}@imap.qinghe.example`),
      `${SOUND[OFFICE]}timezone: \${X}\n`,
      `${SOUND[OFFICE]}language: \${X}\n`,
      `${SOUND[OFFICE]}poll: \${X}\n`,
      `${SOUND[OFFICE]}board: \${X}\n`,
      `${SOUND[OFFICE]}digest: { at: "\${X}" }\n`,
      withPassword(`[${GEHEIM}]`),
      withPassword(`{ value: ${GEHEIM} }`),
      withPassword(`"${GEHEIM}`),
      withPassword(`@${GEHEIM}`),
      withPassword(`*${GEHEIM}`),
      withPassword(`“${GEHEIM}”`),
    ]
    for (const text of misplaced) {
      const loaded = await load({ [OFFICE]: text }, env)
      expect(told(loaded).length, text).toBeGreaterThan(0)
      expect(told(loaded).join('\n')).not.toContain(GEHEIM)
      expect(inspect(loaded, { depth: 9 })).not.toContain(GEHEIM)
    }
  })

  test('but the place and the variable are', async () => {
    const faults = await toldOf(OFFICE, `${SOUND[OFFICE]}poll: \${X}\n`, { X: GEHEIM })
    expect(faults).toEqual(['baosong.yaml:7:7 fault ${X} 取到的值不合要求（可能涉密，不显示） | 请检查它的内容'])
  })
})

test('a secret file that appears makes the same folder load', async () => {
  const folder = folderOf({ ...SOUND, [OFFICE]: withPassword('${file:pw}') })
  expect((await loadConfiguration(folder, {})).ok).toBe(false)
  writeFileSync(join(folder, 'pw'), GEHEIM)
  expect((await loadConfiguration(folder, {})).ok).toBe(true)
})
