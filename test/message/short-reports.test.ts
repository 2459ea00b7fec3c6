// Short texts: what small stations and guesthouses type into the mail as their report, and what people say to the office.
// A wrong report may be accepted without a person; a report that is not known as one only costs a look.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachment, message, parts, plain, utf8, word } from '../mail/make/eml.ts'
import { MAIL, openReader, type TestReader } from './read.ts'
import { MORE_REMARKS, REMARKS, REPORTS } from './short-texts.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

async function report(subject: string, text: string, files: string[] = []): Promise<string | null> {
  const inside = [plain(text), ...files]
  const bytes = message(
    { Subject: word(utf8(subject)), 'Content-Type': 'multipart/mixed; boundary="=_m"' },
    parts('=_m', ...inside),
  )
  return (await reader.parse(bytes)).report?.name ?? null
}
const photo = attachment('attachment; filename="1.jpg"', 'image/jpeg', 1)
const paper = attachment('attachment; filename="a.docx"', 'application/octet-stream', 2)

describe('a report, however short', () => {
  it.each(REPORTS)('%s: %s', async (subject, text) => {
    expect(await report(subject, text)).toBe('body.txt')
  })

  it('stays one beside photos, and is none beside a document', async () => {
    const [subject, text] = REPORTS[0] ?? ['', '']
    expect(await report(subject, text, [photo])).toBe('body.txt')
    expect(await report(subject, text, [paper])).toBeNull()
  })
})

it('a paragraph typed into the mail is a heading by its first sentence alone', async () => {
  const { files } = await reader.read(join(MAIL, '191-report-one-paragraph.eml'))
  const [body] = files
  expect(body?.document?.head[1]).toBe('现将我站三季度工作小结如下')
  expect(body?.document?.text).toContain('配合安全检查三次')
})

describe('what is said to the office', () => {
  it.each([...REMARKS, ...MORE_REMARKS])('%s: %s', async (subject, text) => {
    expect(await report(subject, text)).toBeNull()
  })
})

describe('that there is nothing to report', () => {
  it.each([
    ['alone', '我单位未开展科普日活动，零报告。', [], 'body.txt'],
    ['with photos: it is their covering sentence', '我单位未开展线上活动，线下活动照片见附件。', [photo], null],
    ['taken back, with photos', '之前报的零报告作废，照片见附件。', [photo], null],
    ['taken back, with nothing', '昨天报的零报告作废，我单位没有组织活动是误报。', [], null],
    ['with a document', '我单位无相关活动，零报告见附件。', [paper], null],
    ['in part, the rest behind a link', '我馆未举办讲座，照片在网盘。', [], null],
    [
      'as our letter puts it',
      '好的\n\n市图书馆：\n\n科普日材料将于9月25日截止报送。截至今日，尚未收到贵单位下列材料：\n- 总结\n- 照片\n\n如无相关活动，请回复“零报告”。',
      [],
      null,
    ],
    [
      'above our letter',
      '我馆无相关活动，零报告。\n\n市图书馆：\n\n截至今日，尚未收到贵单位下列材料：\n- 总结',
      [],
      'body.txt',
    ],
  ])('%s', async (_, text, files, expected) => {
    expect(await report('科普日材料', text, files)).toBe(expected)
  })
})
