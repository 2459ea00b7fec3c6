// Short texts: what small stations and guesthouses type into the mail as their report, and what people say to the office.
// A wrong report may be accepted without a person; a report that is not known as one only costs a look.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachment, message, parts, plain, utf8, word } from '../mail/make/eml.ts'
import { MAIL, openReader, type TestReader } from './read.ts'
import { ENGLISH_REMARKS, ENGLISH_REPORTS } from './english-texts.ts'
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
  it.each([...REPORTS, ...ENGLISH_REPORTS])('%s: %s', async (subject, text) => {
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
  it.each([...REMARKS, ...MORE_REMARKS, ...ENGLISH_REMARKS])('%s: %s', async (subject, text) => {
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

const POINTS =
  '一、加强领导。成立专班，制定活动方案，召开部署会2次，落实经费3万元，明确分工和时限。\n二、内容丰富。举办讲座6场，参与群众860人次；展出展板48块，发放资料1500份。\n三、成效明显。通过公众号发布信息5篇，阅读量1.2万次，媒体报道3次。\n四、下一步打算。继续整合资源，推动科普工作常态化开展。'
const FILES =
  '一、科普日活动总结1份（含电子版和盖章扫描件）；\n二、科普日活动方案1份；\n三、活动现场照片12张，分为讲座、展览、体验三组，均已注明拍摄时间；\n四、宣传报道截图5张；\n五、参与人员统计表1份，数据截至9月25日，由办公室负责解释；\n六、视频一部，时长三分钟。'

describe('points without a title', () => {
  const GREETINGS = ['', '老师您好！现将我馆科普日活动情况汇报如下：\n', '领导好：\n现将有关情况上报如下。\n']
  const ENDINGS = [
    '',
    '以上，请审阅。',
    '特此报告，请审阅。',
    '以上报告，请领导审阅。',
    '请查收。',
    '特此汇报。',
    '敬请查阅！',
  ]
  const SIGNED = ['', '\n市博物馆', '\n市博物馆宣教部\n2026年9月26日']

  it.each(ENDINGS)('are a report that ends "%s"', async ending => {
    for (const greeting of GREETINGS)
      for (const signed of SIGNED)
        expect(await report('科普日材料', `${greeting}${POINTS}\n${ending}${signed}`), greeting + signed).toBe(
          'body.txt',
        )
    expect(await report('科普日材料', `${POINTS}${ending}`)).toBe('body.txt')
  })

  it('are a list of what was sent, by what the letter says elsewhere or by their form', async () => {
    expect(await report('科普日材料', `现将下列材料报送贵局：\n${FILES}\n请查收。`)).toBeNull()
    expect(await report('科普日材料', `现将科普日材料发给您：\n${POINTS}\n请查收。`)).toBeNull()
    expect(await report('科普日材料', `材料目录：\n${FILES.replaceAll('，', '\n')}\n请查收。`)).toBeNull()
    expect(await report('科普日材料', `${POINTS}\n详见网盘 https://pan.example/s/1\n请查收。`)).toBeNull()
  })
})
