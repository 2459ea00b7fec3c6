import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editRoster, rosterIn } from '../../src/paperwork/edit-roster.ts'
import { bestTable } from '../../src/paperwork/roster-files.ts'
import { compareRoster } from '../../src/paperwork/roster-difference.ts'
import { readRosterSheets } from '../../src/paperwork/roster-sheet.ts'

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../config/units.yaml'), 'utf8')

function compare(source: string, table: string) {
  const roster = rosterIn(source)
  if ('faults' in roster) throw new Error(JSON.stringify(roster.faults))
  const { entries, faults } = readRosterSheets([bestTable(table)])
  expect(faults).toEqual([])
  return compareRoster(entries, roster)
}

const imported = (source: string, table: string) => editRoster(source, compare(source, table))

test('grows what is there and appends what is new; every other byte stays', () => {
  const table = `单位名称,邮箱,联系人,电话,别名
青禾县第一中学,jwc@qhyz.example,教务处,0000-7700109,一中
县图书馆,qhtsg_demo@163.com,读者服务部,0000-7700202,
青禾宾馆,qhbg_demo@qq.com,前台,,青宾
青禾县科普教育基地,"jidi@qinghe.example; ""*@qhjd.example""",,,基地
青禾县重阳路小学,,,,
`
  const after = imported(EXAMPLE, table)
  const lines = (text: string) => text.split('\n')
  const removed = lines(EXAMPLE).filter(line => !lines(after).includes(line))
  const added = lines(after).filter(line => !lines(EXAMPLE).includes(line))
  expect(removed).toEqual([
    '  aliases: [县第一中学, 县一中, 青禾一中]',
    '  addresses: [qhyz_demo@163.com, "*@qhyz.example"]   # 教务处公用邮箱，以及学校域名下的各位老师',
    '  contact: { name: 教务处, phone: "0000-7700101" }',
  ])
  expect(added).toEqual([
    '  aliases: [县第一中学, 县一中, 青禾一中, 一中]',
    '  addresses: [qhyz_demo@163.com, "*@qhyz.example", jwc@qhyz.example]   # 教务处公用邮箱，以及学校域名下的各位老师',
    '  contact: { name: 教务处, phone: "0000-7700109" }',
    '  aliases: [青宾]',
    '  contact: { name: 前台 }',
    '- id: qinghexiankepujiaoyujidi',
    '  name: 青禾县科普教育基地',
    '  aliases: [基地]',
    '  addresses: [jidi@qinghe.example, "*@qhjd.example"]',
    '- id: qinghexianchongyangluxiaoxue',
    '  name: 青禾县重阳路小学',
  ])
})

test('a second import of the same sheet finds nothing', () => {
  const table = '单位,邮箱\n青禾县第一中学,jwc@qhyz.example\n新单位,x@y.example\n'
  const once = imported(EXAMPLE, table)
  const again = compare(once, table)
  expect(again.added).toEqual([])
  expect(again.changed).toEqual([])
  expect(again.missing).toHaveLength(15)
})

test('forms of YAML that people write', () => {
  const source = `- {id: a, name: 甲单位}\r
- id: b   # 乙\r
  name: "乙单位"\r
  addresses:\r
    - one@b.example   # 公用\r
  contact:\r
    name: 老办公室\r
- id: c\r
  name: 丙单位\r
  addresses: one@c.example\r
  aliases:\r
  contact: {}`
  const table =
    '单位,邮箱,别名,联系人,电话\n甲单位,a@a.example,甲,值班室,1\n乙单位,two@b.example,乙,新办公室,2\n丙单位,two@c.example,丙,处,3\n'
  expect(
    imported(source, table),
  ).toBe(`- {id: a, name: 甲单位, aliases: [甲], addresses: [a@a.example], contact: { name: 值班室, phone: "1" }}\r
- id: b   # 乙\r
  name: "乙单位"\r
  aliases: [乙]\r
  addresses:\r
    - one@b.example   # 公用\r
    - two@b.example\r
  contact:\r
    name: 新办公室\r
    phone: "2"\r
- id: c\r
  name: 丙单位\r
  addresses: [one@c.example, two@c.example]\r
  aliases: [丙]\r
  contact: { name: 处, phone: "3" }`)
})

test('a file of comments alone, and one that is in brackets', () => {
  expect(imported('# 名册\n', '单位,邮箱\n甲单位,a@a.example\n')).toBe(
    '# 名册\n\n- id: jiadanwei\n  name: 甲单位\n  addresses: [a@a.example]\n',
  )
  expect(() => imported('[{id: a, name: 甲}]', '单位,邮箱\n乙单位,a@a.example\n')).toThrow('方括号')
})

test('renamed at a known id or address; the former name stays as an alias', () => {
  const source = '- id: third\n  name: 第三中学\n  addresses: [s3@a.example]\n'
  expect(imported(source, '代号,单位,邮箱\nthird,实验中学,\n')).toContain('name: 实验中学\n  aliases: [第三中学]\n')
  expect(imported(source, '单位,邮箱\n实验中学,s3@a.example\n')).toContain('name: 实验中学\n  aliases: [第三中学]\n')
})

test('an address that two rows or two units share tells nothing', () => {
  const source = '- id: a\n  name: 甲馆\n  addresses: [x@a.example]\n'
  const difference = compare(source, '单位,邮箱\n乙馆,x@a.example\n丙馆,x@a.example\n')
  expect(difference.added.map(unit => unit.name)).toEqual(['乙馆', '丙馆'])
  expect(difference.missing.map(unit => unit.name)).toEqual(['甲馆'])
})

test('a row that could be two units of the roster', () => {
  const source = '- id: a\n  name: 甲馆\n  aliases: [老馆]\n- id: b\n  name: 乙馆\n  aliases: [老馆]\n'
  const { faults, added, changed } = compare(source, '单位,邮箱\n老馆,x@a.example\n')
  expect(faults.map(fault => [fault.row, fault.wording.zh.problem])).toEqual([[2, '“老馆”既像名册里的甲馆，又像乙馆']])
  expect([...added, ...changed]).toEqual([])
})
