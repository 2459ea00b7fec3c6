import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { DocumentText } from '../../src/reading/reading.ts'
import { type Bench, fixture, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const TITLE = '云溪市图书馆2026年全国科普日活动总结'
const END = ['云溪市图书馆', '2026年9月26日']

async function read(bytes: Buffer, name: string): Promise<DocumentText> {
  const { document, notes } = await bench.examine(bytes, name)
  expect(notes).toEqual([])
  if (!document) throw new Error(`${name} has no text`)
  return document
}

const ofFixture = async (name: string) => read(await fixture(`documents/${name}`), name)

async function docx(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml')
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), `word/${name}.xml`)
  zip.end()
  return buffer(zip.outputStream)
}

const paragraphs = (...lines: string[]) =>
  `<w:x xmlns:w="w">${lines.map(line => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')}</w:x>`

describe('the text inside a document', () => {
  test.each(['report.docx', 'report.odt', 'report.ofd', 'report.pdf', 'itext.pdf', 'itext-gbk.pdf', 'report-gbk.rtf'])(
    '%s: title, first lines, last lines',
    async name => {
      const { title, head, tail, text } = await ofFixture(name)
      expect(title).toBe(TITLE)
      expect(head).toHaveLength(12)
      expect(head.slice(0, 2)).toEqual([TITLE, '第1项活动有20人参加，反响良好。'])
      expect(tail).toHaveLength(12)
      expect(tail.slice(-3)).toEqual(['第15项活动有300人参加，反响良好。', ...END])
      expect(text.split('\n')).toHaveLength(18)
    },
  )

  test.each([
    ['law-summary.doc', '云溪市文化市场综合执法支队', '2026年9月24日'],
    ['heyuan-summary.wps', '禾源县文化广电旅游局', '2026年9月26日'],
  ])('%s, of the binary format', async (name, unit, date) => {
    const { title, head, tail } = await ofFixture(name)
    expect(title).toBe(`${unit}2026年全国科普日活动总结`)
    expect(head[0]).toBe(title)
    expect(tail.slice(-2)).toEqual([unit, date])
  })

  it('is none rather than a wrong one where glyphs are numbered as Adobe does', async () => {
    expect((await bench.examine(await fixture('documents/numbered.pdf'), 'a.pdf')).document).toBeNull()
  })

  it('slides come in their order', async () => {
    const { title, head, tail } = await ofFixture('slides.pptx')
    expect(title).toBe(TITLE)
    expect(head.slice(0, 5)).toEqual([TITLE, ...[1, 2, 3].map(activity), '下一步打算'])
    expect(tail.slice(-2)).toEqual(END)
  })

  it('a workbook’s cells stay below their headings where one is blank, and a day is a day', async () => {
    const { text } = await ofFixture('days-and-blanks.xlsx')
    expect(text.split('\n')).toEqual([
      '活动名称\t活动时间\t活动地点\t参加人次',
      '天文观测\t2026-09-18\t天文台\t120',
      '机器人\t\t礼堂\t5',
      '水火箭\t2026年9月19日\t操场\t80',
    ])
  })

  test.each([
    ['table.xlsx', '\t', '科普日活动统计表'],
    ['table-gbk.csv', ',', null],
  ])('%s is a line a row', async (name, by, title) => {
    const { text, ...rest } = await ofFixture(name)
    const rows = [
      ['单位', '场次', '人次'],
      ['图书馆', '6', '420'],
      ['博物馆', '5', '380'],
    ].map(row => row.join(by))
    expect(text.split('\n').slice(-3)).toEqual(rows)
    if (title) expect(rest.title).toBe(title)
  })

  it('a letterhead that stands above every section is taken once, deletions never', async () => {
    const header = paragraphs('云溪市文化和旅游局文件')
    const body =
      '<w:x xmlns:w="w"><w:p><w:r><w:t>关于报送</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:r><w:t>材料的通知</w:t></w:r></w:p></w:x>'
    const { title, head } = await read(await docx({ header1: header, header2: header, document: body }), '通知.docx')
    expect(head).toEqual(['云溪市文化和旅游局文件', '关于报送材料的通知'])
    expect(title).toBe('关于报送材料的通知')
  })

  it('holds no more than its caps', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `第${index}行 ${'长'.repeat(500)}`)
    const { head, tail, text } = await read(await docx({ document: paragraphs(...lines) }), '长.docx')
    expect(head).toHaveLength(12)
    expect(Math.max(...head.map(line => line.length))).toBe(400)
    expect(tail.at(-1)).toMatch(/^第29999行/)
    expect(text).toHaveLength(50_000)
  })
})

function activity(number: number): string {
  return `第${number}项活动有${number * 20}人参加，反响良好。`
}
