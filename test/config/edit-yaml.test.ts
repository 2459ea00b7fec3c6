import { describe, expect, test } from 'vitest'
import { editYaml } from '../../src/config/edit-yaml.ts'

const ROSTER = `# 报送单位
- id: no1   # 一中
  name: 第一中学
  aliases: [县一中, "青禾, 一中"]   # 两个叫法
  addresses:
    - a@163.com   # 教务处
    - b@163.com
  contact: { name: 教务处, phone: "0000-1" }

# —— 场馆 ——
- id: library
  name: 图书馆
`

describe('one value is changed and nothing else', () => {
  test.each([
    ['a text', [0, 'name'], '第一高级中学', 'name: 第一中学', 'name: 第一高级中学'],
    ['a text that needs quotes', [0, 'name'], 'a: b # c', 'name: 第一中学', 'name: "a: b # c"'],
    [
      'an item more in brackets',
      [0, 'aliases'],
      ['县一中', '青禾, 一中', '一中'],
      '"青禾, 一中"]',
      '"青禾, 一中", 一中]',
    ],
    ['an item less in brackets', [0, 'aliases'], ['青禾, 一中'], '[县一中, "青禾, 一中"]', '["青禾, 一中"]'],
    [
      'an item more on a line',
      [0, 'addresses'],
      ['a@163.com', 'b@163.com', '*@x.example'],
      '    - b@163.com\n',
      '    - b@163.com\n    - "*@x.example"\n',
    ],
    ['an item less on a line', [0, 'addresses'], ['b@163.com'], '    - a@163.com   # 教务处\n', ''],
    ['a part of a mapping', [0, 'contact', 'phone'], '0000-2', '"0000-1"', '0000-2'],
    ['a part less', [0, 'contact', 'phone'], undefined, ', phone: "0000-1"', ''],
    ['a key less', [0, 'contact'], undefined, '  contact: { name: 教务处, phone: "0000-1" }\n', ''],
    ['a key more', [1, 'aliases'], ['县图', '图书'], '  name: 图书馆\n', '  name: 图书馆\n  aliases: [县图, 图书]\n'],
  ] as const)('%s', (_, path, value, from, to) => {
    expect(ROSTER).toContain(from)
    expect(editYaml(ROSTER, [{ path, value }])).toBe(ROSTER.replace(from, to))
  })

  test('nothing, where it is so already', () => {
    expect(editYaml(ROSTER, [{ path: [0, 'aliases'], value: ['县一中', '青禾, 一中'] }])).toBe(ROSTER)
  })

  test('an entry more at the end, and Windows line ends', () => {
    const windows = ROSTER.replaceAll('\n', '\r\n')
    const edited = editYaml(windows, [{ path: [2], value: { id: 'new', name: '新单位' } }])
    expect(edited).toBe(`${windows}- {id: new, name: 新单位}\r\n`)
  })

  test('several at once', () => {
    const edited = editYaml(ROSTER, [
      { path: [0, 'name'], value: '甲' },
      { path: [1, 'name'], value: '乙' },
      { path: [0, 'addresses'], value: [] },
    ])
    expect(edited).toContain('name: 甲')
    expect(edited).toContain('name: 乙')
    expect(edited).toContain('addresses: []')
    expect(edited).toContain('# —— 场馆 ——')
  })
})

test('a file that is broken is not touched', () => {
  expect(() => editYaml('- id: [', [{ path: [0, 'name'], value: 'x' }])).toThrow(/程序改不了/)
})
