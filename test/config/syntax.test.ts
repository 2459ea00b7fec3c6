import { expect, test } from 'vitest'
import { SOUND, toldOf } from './folder.ts'

const problems = async (content: string, file = 'units.yaml') =>
  (await toldOf(file, content)).map(line => line.split(' | ')[0])

test.each([
  ['a full-width colon', '- id: a\n  name：甲\n  aliases: [x]\n', 'units.yaml:2:3 fault 键后面用了全角冒号“：”'],
  ['nothing but full-width colons', 'organization：青禾\n', 'units.yaml:1:1 fault 键后面用了全角冒号“：”'],
  ['a full-width comma between keys', '- { id: a， name: 甲 }\n', 'units.yaml:1:9 fault 列表里用了全角逗号“，”'],
  ['no blank after the colon', '- id: a\n  name:甲\n  aliases: [x]\n', 'units.yaml:2:3 fault 冒号后面少了一个空格'],
  [
    'full-width brackets',
    '- { id: a, name: 甲, addresses: [a@b.example], aliases: ［甲所］ }\n',
    'units.yaml:1:56 warning 列表的方括号是全角的“［ ］”，会被当作一个词',
  ],
  [
    'an ideographic space',
    '- id: a\n  name: 甲\n  notify:\n　　addresses: x\n',
    'units.yaml:4:1 fault 行首有全角空格或不换行空格（看不出来）',
  ],
  [
    'a no-break space',
    '- id: a\n  name: 甲\n \u00a0addresses: [a@b.example]\n',
    'units.yaml:3:1 fault 行首有全角空格或不换行空格（看不出来）',
  ],
  ['a tab', '- id: a\n\tname: 甲\n', 'units.yaml:2:2 fault 行首用了制表符（Tab）'],
  [
    'a key twice',
    '- id: a\n  name: 甲\n  name: 乙\n  addresses: [a@b.example]\n',
    'units.yaml:3:3 fault 同一个键写了两次',
  ],
  [
    'a wildcard without quotes',
    '- id: a\n  name: 甲\n  addresses: [*@a.example]\n',
    'units.yaml:3:15 fault 以 * 开头的值没有加引号',
  ],
  ['an @ in front', '- id: a\n  name: @甲\n', 'units.yaml:2:9 fault 值的开头是 YAML 的特殊字符（@、%、` 之一）'],
  [
    'a bracket that never closes',
    '- id: a\n  name: 甲\n  aliases: [x\n- id: b\n',
    'units.yaml:4:1 fault 缩进或括号不对',
  ],
  ['a dash that is missing', '- id: a\n name: 甲\n', 'units.yaml:2:1 fault 这里之前少了一个符号'],
  [
    'two documents',
    '- id: a\n  name: 甲\n---\n- id: b\n',
    'units.yaml:3:1 fault 文件里有 “---” 分隔线，后面的内容不会被读取',
  ],
  [
    'a key that is a list',
    '- id: a\n  name: 甲\n  addresses: [a@b.example]\n  ? [a]\n  : b\n',
    'units.yaml:4:5 fault 键应是一个词，这里是列表或映射',
  ],
])('%s', async (_, content, expected) => {
  expect(await problems(content)).toEqual([expected])
})

test('a backslash in double quotes', async () => {
  const content = SOUND['baosong.yaml'].replace('  send:', '  folders: ["\\Junk"]\n  send:')
  expect(await problems(content, 'baosong.yaml')).toEqual(['baosong.yaml:5:14 fault 双引号里的反斜杠另有含义'])
})

test('Chinese quotes around a value are warned about, inside it they are not', async () => {
  const content = SOUND['units.yaml'].replace('青禾县第一中学', '“青禾县第一中学”').replace('县一中', '“一中”分校')
  expect(await problems(content)).toEqual(['units.yaml:2:9 warning 值的两边是中文引号，会被当作值的一部分'])
})

test('a slip that leaves the rest clear does not hide the rest', async () => {
  const content = '- id: a\n  id: b\n  addresses: [*@a.example, x@y@z]\n  nmae: 甲\n'
  expect(await problems(content)).toEqual([
    'units.yaml:2:3 fault 同一个键写了两次',
    'units.yaml:3:15 fault 以 * 开头的值没有加引号',
    'units.yaml:3:28 fault “x@y@z”里像是有两个地址',
    'units.yaml:4:3 fault 没有“nmae”这个键',
  ])
})

test('one line is told once, however often YAML stumbles over it', async () => {
  expect(await problems('- id: x\n  name: y\n   aliases: [z]\n')).toHaveLength(1)
})

test('places stay right behind an error, and what only follows from it is not told', async () => {
  const content = '- id: a\nname: 甲\n\n  x\n\n# Rest\n- id: b\n  name: "\n乙\\J"\n'
  expect(await problems(content)).toEqual(['units.yaml:2:1 fault YAML 语法有误'])
  expect(await problems('*{# x\n#\n- id: a\n\n  b: x\n')).toEqual(['units.yaml:1:1 fault YAML 语法有误'])
})

test('what YAML would guess to be something else stays what was typed', async () => {
  const content = '- id: 2026\n  name: 1e3\n  aliases: [yes, 010, 2026-09-28]\n  addresses: [a@b.example]\n'
  expect(await problems(content)).toEqual([])
})

test('wrong forms are named, without their content', async () => {
  const content = '- id: [a]\n  name: { x: y }\n  aliases: { x: y }\n  contact: 值班室\n- just text\n'
  expect(await toldOf('units.yaml', content)).toEqual([
    'units.yaml:1:7 fault 这里写成了列表，例如 [甲, 乙] | 应为一个值',
    'units.yaml:2:9 fault 这里写成了若干“键: 值” | 应为一个值',
    'units.yaml:3:12 fault 这里写成了若干“键: 值” | 应为列表，例如 [甲, 乙]',
    'units.yaml:4:12 fault 这里写成了一个值 | 应为若干“键: 值”',
    'units.yaml:5:3 fault 这里写成了一个值 | 应为若干“键: 值”',
  ])
})

test('empty keys count as not written; empty entries are told', async () => {
  const content = '- id: a\n  name: 甲\n  aliases:\n  contact: ~\n  addresses: [a@b.example]\n  notify:\n    -\n'
  expect(await problems(content)).toEqual(['units.yaml:7:6 fault 这一项是空的'])
  expect(await toldOf('units.yaml', '- id: a\n  name:\n')).toEqual(['units.yaml:2:3 fault 缺少 name | 请补上“name:”'])
})

test('an empty file is told as such, and a file’s Chinese name with the id that it could be', async () => {
  expect(await toldOf('baosong.yaml', '\n')).toEqual([
    'baosong.yaml:1:1 fault 文件是空的 | 请从示例目录 config/ 重新复制一份',
  ])
  expect((await toldOf('campaigns/科普月2026.yaml', SOUND['campaigns/dushu-2026.yaml'] ?? ''))[0]).toContain(
    '应只用小写字母、数字和连字符：kepuyue-2026',
  )
})
