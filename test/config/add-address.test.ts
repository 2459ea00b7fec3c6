import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addAddress, RosterEditError } from '../../src/config/add-address.ts'

const NEW = 'neu@qinghe.example'
const add = (source: string, address = NEW) => addAddress(source, 'a', address)

describe('where the address goes, every other byte as it was', () => {
  test.each([
    [
      'a list with brackets',
      '- id: a\n  addresses: [x@b.example, "*@c.example"]  # 共用\n  name: 甲\n',
      '- id: a\n  addresses: [x@b.example, "*@c.example", neu@qinghe.example]  # 共用\n  name: 甲\n',
    ],
    [
      'a trailing comma',
      '- id: a\n  addresses: [x@b.example, ]\n',
      '- id: a\n  addresses: [x@b.example, neu@qinghe.example, ]\n',
    ],
    [
      'brackets over several lines',
      '- id: a\n  addresses: [\n    x@b.example,  # eins\n    y@b.example   # zwei\n  ]\n',
      '- id: a\n  addresses: [\n    x@b.example,  # eins\n    y@b.example, neu@qinghe.example   # zwei\n  ]\n',
    ],
    ['an empty list', '- id: a\n  addresses: []\n', '- id: a\n  addresses: [neu@qinghe.example]\n'],
    [
      'line by line',
      '- id: a\n  addresses:\n    # davor\n    -   x@b.example # eins\n\n    # danach\n  name: 甲\n',
      '- id: a\n  addresses:\n    # davor\n    -   x@b.example # eins\n    -   neu@qinghe.example\n\n    # danach\n  name: 甲\n',
    ],
    [
      'line by line without indentation',
      '- id: a\n  addresses:\n  - x@b.example\n  - "*@c.example"\n- id: b\n',
      '- id: a\n  addresses:\n  - x@b.example\n  - "*@c.example"\n  - neu@qinghe.example\n- id: b\n',
    ],
    [
      'a single address',
      '- id: a\n  addresses: x@b.example # nur eine\n',
      '- id: a\n  addresses: [x@b.example, neu@qinghe.example] # nur eine\n',
    ],
    [
      'nothing behind the key',
      '- id: a\n  addresses:   # noch keine\n  name: 甲\n',
      '- id: a\n  addresses: [neu@qinghe.example]   # noch keine\n  name: 甲\n',
    ],
    [
      'no key, aliases',
      '- id: a\n  name: 甲 # n\n  aliases: [乙] # a\n\n- id: b\n',
      '- id: a\n  name: 甲 # n\n  aliases: [乙] # a\n  addresses: [neu@qinghe.example]\n\n- id: b\n',
    ],
    [
      'no key, aliases line by line',
      '- id: a\n  aliases:\n    - 乙 # z\n    # Ende\n  name: 甲\n',
      '- id: a\n  aliases:\n    - 乙 # z\n  addresses: [neu@qinghe.example]\n    # Ende\n  name: 甲\n',
    ],
    ['no key, name alone', '- id: a\n  name: 甲', '- id: a\n  name: 甲\n  addresses: [neu@qinghe.example]'],
    [
      'no key, indented list',
      '  - name: 甲\n    id: a\n    contact: { name: x }\n',
      '  - name: 甲\n    addresses: [neu@qinghe.example]\n    id: a\n    contact: { name: x }\n',
    ],
    [
      'a unit in one line',
      '- { id: a, name: 甲 } # kurz\n',
      '- { id: a, name: 甲, addresses: [neu@qinghe.example] } # kurz\n',
    ],
    [
      'a unit in one line with addresses',
      '- {id: a, addresses: [x@b.example]}\n',
      '- {id: a, addresses: [x@b.example, neu@qinghe.example]}\n',
    ],
    [
      'Windows line ends',
      '# r\r\n- id: a\r\n  addresses:\r\n    - x@b.example\r\n',
      '# r\r\n- id: a\r\n  addresses:\r\n    - x@b.example\r\n    - neu@qinghe.example\r\n',
    ],
    [
      'a byte order mark',
      '\uFEFF- id: a\n  addresses: [x@b.example]\n',
      '\uFEFF- id: a\n  addresses: [x@b.example, neu@qinghe.example]\n',
    ],
  ])('%s', (_, before, after) => {
    expect(add(before)).toBe(after)
  })

  test('a domain and odd local parts are quoted', () => {
    expect(add('- id: a\n  addresses: []\n', '*@B.example')).toBe('- id: a\n  addresses: ["*@b.example"]\n')
    expect(add('- id: a\n  addresses: [x@b.example]\n', '!x@b.example')).toBe(
      '- id: a\n  addresses: [x@b.example, "!x@b.example"]\n',
    )
  })

  test('what is listed already changes nothing', () => {
    const source = '- id: a\n  addresses: [" NEU@qinghe.example "]\n'
    expect(add(source)).toBe(source)
    expect(add(add('- id: a\n'))).toBe(add('- id: a\n'))
  })

  test('the example office: one line differs for each unit', () => {
    const source = readFileSync(join(import.meta.dirname, '../../config/units.yaml'), 'utf8')
    for (const { id } of parse(source) as { id: string }[]) {
      const lines = addAddress(source, id, NEW).split('\n')
      expect(lines.filter((line, n) => line !== source.split('\n')[n])).toHaveLength(1)
    }
  })
})

describe('refused with a sentence', () => {
  test.each([
    ['no such unit', '- id: b\n', NEW, '没有代号为 a 的单位'],
    ['a broken file', '- id: a\n  name: [\n', NEW, '语法错误'],
    ['no address', '- id: a\n', 'neu', '不是邮箱地址'],
    ['a public provider', '- id: a\n', '*@qq.com', '人人可用'],
    ['a form that cannot be edited', '- id: a\n  addresses: { x: y }\n', NEW, '请手工'],
    [
      'an alias in the place of the list',
      '- id: b\n  addresses: &l [x@b.example]\n- id: a\n  addresses: *l\n',
      NEW,
      '请手工',
    ],
    [
      'a list that another unit shares',
      '- id: a\n  addresses: &l [x@b.example]\n- id: b\n  addresses: *l\n',
      NEW,
      '请手工',
    ],
  ])('%s', (_, source, address, message) => {
    expect(() => add(source, address)).toThrow(RosterEditError)
    expect(() => add(source, address)).toThrow(message)
  })
})

test('property: whatever the layout, only this unit gains the address, and no byte of the rest is lost', () => {
  const eol = fc.constantFrom('\n', '\r\n')
  const comment = fc.constantFrom('', ' # 备注', '  # x: [y')
  const addresses = fc.array(fc.constantFrom('x@b.example', '"*@c.example"', "'z@d.example'"), { maxLength: 3 })
  const unit = fc
    .record({ comment, addresses, form: fc.constantFrom('flow', 'block', 'none', 'empty'), aliases: fc.boolean() })
    .map(({ comment: remark, addresses: list, form, aliases }) => (id: string, indent: string) => {
      const lines = [`- id: ${id}${remark}`, `  name: 单位${id}`]
      if (form === 'flow') lines.push(`  addresses: [${list.join(', ')}]${remark}`)
      if (form === 'empty') lines.push(`  addresses:${remark}`)
      if (form === 'block' && list.length > 0) lines.push('  addresses:', ...list.map(each => `    - ${each}${remark}`))
      if (aliases) lines.push(`  aliases: [别名${id}]${remark}`)
      return lines.map(line => indent + line)
    })
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      eol,
      fc.constantFrom('', '  '),
      fc.boolean(),
      (units, pick, end, indent, final) => {
        const chosen = pick % units.length
        const source =
          units.flatMap((build, n) => [...build(`u${n}`, indent), '', `# 第${n}家`]).join(end) + (final ? end : '')
        const edited = addAddress(source, `u${chosen}`, NEW)
        type Read = { id: string; addresses: string[] | null }[]
        const [before, after] = [parse(source) as Read, parse(edited) as Read]
        expect(after[chosen]?.addresses).toEqual([...(before[chosen]?.addresses ?? []), NEW])
        expect(after.filter((_, n) => n !== chosen)).toEqual(before.filter((_, n) => n !== chosen))
        // What was inserted is one piece: taken out again, the source is left.
        const head = source.split('').findIndex((unit, n) => unit !== edited[n])
        const start = head < 0 ? source.length : head
        const length = edited.length - source.length
        expect(edited.slice(0, start) + edited.slice(start + length)).toBe(source)
      },
    ),
  )
})
