// Files as LibreOffice and Excel save them, through the commands.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, onTestFinished, test } from 'vitest'
import { exportUnits, importUnits } from '../../src/commands/units.ts'
import type { CommandFailure } from '../../src/commands/failure.ts'
import { DELIMITERS, readDelimited, writeDelimited } from '../../src/paperwork/delimited.ts'

const CONFIG = join(import.meta.dirname, '../../config')

/** A copy of the example office; `units` replaces its roster. */
function office(units?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-roster-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(CONFIG, folder, { recursive: true })
  if (units !== undefined) writeFileSync(join(folder, 'units.yaml'), units)
  let said = ''
  const terminal = {
    out: (text: string) => void (said += text),
    err: () => {},
    interactive: false,
    columns: 80,
    env: {},
  }
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const load = (file: string, options = {}, answer: boolean | null = null) =>
    importUnits(file, { config: folder, yes: true, ...options }, terminal, () => Promise.resolve(answer))
  const save = (file: string) => exportUnits(join(folder, file), { config: folder }, terminal)
  const roster = () => readFileSync(join(folder, 'units.yaml'), 'utf8')
  return { folder, put, load, save, roster, said: () => said }
}

test('a workbook of LibreOffice: title row, two rows of headings, merged names, groups, a hidden sheet', async () => {
  const { load, roster, said } = office('# 名册\n')
  expect(await load(join(import.meta.dirname, 'rosters/merged.xlsx'))).toBe(0)
  expect(said()).toContain('跳过 3 行')
  expect(roster()).toBe(`# 名册

- id: yunxishitushuguan
  name: 云溪市图书馆
  aliases: [市图书馆, 市图]
  addresses: [yxlib@163.com, tech@yxlib.example]
  contact: { name: "值班室、技术部", phone: "0000-1000001、00001000002" }

- id: yunxishibowuguan
  name: 云溪市博物馆
  addresses: [a@yxbwg.example, b@yxbwg.example]
  contact: { phone: "10000000003" }

- id: yunxishidiyizhongxue
  name: 云溪市第一中学
  aliases: [市一中]
  addresses: ["*@yxyz.example"]
  contact: { name: 教务处 }
`)
})

test('a phone that has become a day is named, and no number is taken for it', async () => {
  const { load } = office('')
  await expect(load(join(import.meta.dirname, 'rosters/day-as-phone.xlsx'))).rejects.toThrow(
    /^工作表“名单”第 3 行，D 电话 列：电话成了日期 2026-09-01。.*\n共 1 处/,
  )
})

test('text in GBK, UTF-8 with mark, UTF-16; commas, semicolons, tabs', async () => {
  const rows = (delimiter: string) =>
    [
      ['单位名称', '电子邮箱'],
      ['云溪市图书馆', 'a@b.example；c@b.example'],
    ]
      .map(row => row.join(delimiter))
      .join('\r\n')
  const files = [
    iconv.encode(rows(','), 'gb18030'),
    Buffer.from(`\uFEFF${rows(';')}`),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows('\t'), 'utf16le')]),
    Buffer.from(rows('，')),
    Buffer.from(`sep=;\r\n${rows(';')}`),
  ]
  for (const [index, bytes] of files.entries()) {
    const { put, load, roster } = office('')
    expect(await load(put(`${index}.csv`, bytes))).toBe(0)
    expect(roster()).toContain('addresses: [a@b.example, c@b.example]')
  }
})

test.each(['csv', 'xlsx'])('what is exported as %s comes back without a difference', async ending => {
  const { folder, load, save, roster, said } = office()
  const before = roster()
  expect(await save(`roster.${ending}`)).toBe(0)
  expect(await load(join(folder, `roster.${ending}`))).toBe(0)
  expect(said()).toContain('新增 0，修改 0，不变 16，表里没有 0。')
  expect(roster()).toBe(before)
  await expect(save(`roster.${ending}`)).rejects.toThrow('已经存在')
})

test('nothing is written without a yes, or with a fault', async () => {
  const { put, load, roster, said } = office()
  const before = roster()
  const file = put('new.csv', '单位,邮箱\n新单位,x@y.example\n')
  expect(await load(file, { yes: false }, false)).toBe(1)
  expect(said()).toContain('没有改动')
  await expect(load(file, { yes: false })).rejects.toThrow('--yes')
  const faulty = put('faulty.csv', '单位,邮箱\n新单位,x@y.example\n又一单位,xy.example\n')
  await expect(load(faulty)).rejects.toThrow(/第 3 行，B 邮箱 列：.*\n共 1 处要改/)
  expect(roster()).toBe(before)
  expect(await load(file, { yes: false }, true)).toBe(0)
  expect(roster()).not.toBe(before)
})

test('what is no sheet', async () => {
  const { put, load } = office()
  const codeOf = async (file: string) => load(file).catch((error: CommandFailure) => [error.exitCode, error.message])
  expect(await codeOf(put('a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toMatchObject([
    2,
    expect.stringContaining('.xls'),
  ])
  expect(await codeOf(put('a.xlsx', 'PK\u0003\u0004 damaged'))).toMatchObject([2, expect.stringContaining('打不开')])
  expect(await codeOf(put('a.csv', ''))).toMatchObject([1, expect.stringContaining('找不到表头')])
  expect(await codeOf('/nonexistent.csv')).toMatchObject([2, expect.stringContaining('找不到')])
})

test('any cells survive writing and reading', () => {
  const cell = fc.string({ unit: 'binary' }).map(text => text.replaceAll('\0', '').trim())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
      const text = writeDelimited(rows).slice(1)
      expect(readDelimited(text, DELIMITERS[0]).rows.map(row => row.cells.map(each => each.text))).toEqual(rows)
    }),
  )
})
