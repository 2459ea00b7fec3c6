import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../src/commands/check.ts'
import { folderOf, SOUND, sound } from './folder.ts'

async function run(folder: string, env: Record<string, string> = {}, args: { config?: string } = { config: folder }) {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    interactive: false,
    columns: 80,
    env,
  }
  const code = await check(args, terminal)
  expect(err).toBe('')
  return { code, out: out.replaceAll(folder, 'DIR') }
}

test('a sound folder', async () => {
  const folder = folderOf(SOUND)
  expect(await run(folder)).toEqual({ code: 0, out: '配置无误：2 个单位，1 项活动（2026年读书月）。\n' })
  expect(await run(folder, { BAOSONG_CONFIG: folder }, {})).toMatchObject({ code: 0 })
})

test('the example office', async () => {
  const { code, out } = await run(join(import.meta.dirname, '../../config'))
  expect(code).toBe(0)
  expect(out).toBe('配置无误：16 个单位，1 项活动（2026年全国科普月青禾县活动）。\n')
})

test('warnings alone', async () => {
  const folder = folderOf({ ...SOUND, 'units.yaml': sound('units.yaml', '县一中', '一') })
  expect(await run(folder)).toEqual({
    code: 0,
    out:
      'DIR/units.yaml:3:13 提醒：别名“一”只有一个字，太容易碰上。应改用更具体的叫法，或删去。\n' +
      '配置无误：2 个单位，1 项活动（2026年读书月）；另有 1 条提醒。\n',
  })
})

test('faults, then warnings, then what to do', async () => {
  const files = {
    ...SOUND,
    'units.yaml': sound('units.yaml', '县一中', '一').replace('name: 青禾县图书馆', 'nmae: 青禾县图书馆'),
  }
  expect(await run(folderOf(files))).toEqual({
    code: 2,
    out:
      'DIR/units.yaml:6:3 没有“nmae”这个键。是不是想写 name？\n' +
      'DIR/units.yaml:3:13 提醒：别名“一”只有一个字，太容易碰上。应改用更具体的叫法，或删去。\n' +
      '共 1 处错误、1 条提醒：请改正错误后再检查一次。\n',
  })
})

test('in English', async () => {
  const english = `language: en\n${SOUND['baosong.yaml']}`
  expect(await run(folderOf({ ...SOUND, 'baosong.yaml': english }))).toEqual({
    code: 0,
    out: 'Configuration is fine: 2 units, 1 campaign (2026年读书月).\n',
  })
  const broken = folderOf({
    ...SOUND,
    'baosong.yaml': english.replace('jyj@', 'jyj'),
    'units.yaml': sound('units.yaml', '县一中', '一'),
  })
  expect(await run(broken)).toEqual({
    code: 2,
    out:
      'DIR/baosong.yaml:4:12 "jyjqinghe.example" is no mail address. It should look like yxlib@163.com.\n' +
      'DIR/units.yaml:3:13 warning: The alias "一" is one character long and will be met everywhere. Use a longer one or remove it.\n' +
      '1 fault and 1 warning: please mend the faults, then check again.\n',
  })
})

test('no folder at all', async () => {
  const { code, out } = await run(join(folderOf({}), 'nowhere'))
  expect(code).toBe(2)
  expect(out).toMatch(/^DIR 没有这个配置目录。请用 --config 或环境变量 BAOSONG_CONFIG 指定/)
})
