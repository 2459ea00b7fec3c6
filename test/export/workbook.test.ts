// Workbooks as other programs read them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { linkToPage, linkToPath } from '../../src/export/link-target.ts'
import { reference, serial } from '../../src/xlsx/cell.ts'
import { workbook } from '../../src/xlsx/workbook.ts'
import { hasTool, tool } from './record.ts'

const AT = Temporal.PlainDateTime.from('2026-09-28T18:25:30')
const SHEET = {
  name: '一：二/三',
  columns: [
    { heading: '文件', width: 20 },
    { heading: '时间', width: 18 },
    { heading: '数', width: 8 },
  ],
  rows: [
    [{ text: '甲 & 乙', link: linkToPath('青禾县 一中/50% #1.docx') }, { moment: AT }, 12],
    ['=HYPERLINK("http://x")\u0000\uD800', null, { share: 0.6 }],
    ['_x0041_', { day: AT.toPlainDate() }, null],
  ],
}

function written(bytes: Buffer): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-book-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'book.xlsx')
  writeFileSync(file, bytes)
  return { folder, file }
}

const READ = `
import json, sys, zipfile
from xml.etree import ElementTree
z = zipfile.ZipFile(sys.argv[1])
for name in z.namelist():
  ElementTree.fromstring(z.read(name))
print(json.dumps({'bad': z.testzip(), 'sheet': z.read('xl/worksheets/sheet1.xml').decode(), 'links': z.read('xl/worksheets/_rels/sheet1.xml.rels').decode()}))
`

describe('a workbook', () => {
  it('has the same bytes a second time', async () => {
    expect((await workbook([SHEET])).equals(await workbook([SHEET]))).toBe(true)
  })

  it.skipIf(!hasTool('python3'))('is XML throughout, with filter, frozen header and links', async () => {
    const { file } = written(await workbook([SHEET]))
    const { bad, sheet, links } = JSON.parse(tool('python3', ['-c', READ, file])) as Record<string, string>
    expect(bad).toBeNull()
    expect(sheet).toContain('<autoFilter ref="A1:C4"/>')
    expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2"[^>]*state="frozen"/)
    expect(sheet).not.toContain('<f>')
    expect(links).toContain('Target="青禾县%20一中/50%25%20%231.docx"')
  })

  it.skipIf(!hasTool('soffice'))('is read by LibreOffice with its texts, times and figures', async () => {
    const { folder, file } = written(await workbook([SHEET]))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    tool('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      folder,
      file,
    ])
    expect(readFileSync(join(folder, 'book.csv'), 'utf8').trim().split('\n')).toEqual([
      '文件,时间,数',
      '甲 & 乙,2026-09-28 18:25,12',
      '"=HYPERLINK(""http://x"")",,60%',
      '_x0041_,2026-09-28,',
    ])
  })
})

describe('a cell', () => {
  it.each([
    [0, 0, 'A1'],
    [9, 25, 'Z10'],
    [0, 26, 'AA1'],
    [0, 702, 'AAA1'],
  ])('in row %i and column %i is %s', (row, column, expected) => {
    expect(reference(row, column)).toBe(expected)
  })

  it('counts days as Excel does: 1 March 1900 is 61, 28 September 2026 is 46293', () => {
    expect(serial(Temporal.PlainDateTime.from('1900-03-01'))).toBe(61)
    expect(serial(Temporal.PlainDateTime.from('2026-09-28T12:00'))).toBe(46293.5)
  })

  it('links to pages alone', () => {
    expect(linkToPage('https://pan.baidu.com/s/DEMO?pwd=ab12#x')).toBe('https://pan.baidu.com/s/DEMO?pwd=ab12#x')
    expect(linkToPage('file:///C:/x')).toBeNull()
    expect(linkToPage('javascript:alert(1)')).toBeNull()
  })
})
