// Reports that stand in a mail passed on, and what else is passed on. A wrong report may be accepted without a person; one
// that is not known costs a look.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachment, message, parts, plain, utf8, word, type Fields } from '../mail/make/eml.ts'
import { FORMS, NOTICE, REPORT } from '../mail/make/forwards.ts'
import { openReader, type TestReader } from './read.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

type Passed = { from?: string; subject?: string; text?: string; form?: string }

/** The inner mail in the form of a program. */
function passed({
  from = '河湾文化站 <hewan@station.example>',
  subject = '科普日活动总结',
  text = REPORT,
  form = 'qq',
}: Passed) {
  return FORMS[form]?.({ from, subject, text }) ?? ''
}

/** What becomes the report of a mail with that text. */
async function report(text: string, subject = '转发：科普日活动总结', fields: Fields = {}, files: string[] = []) {
  const head = { Subject: word(utf8(subject)), 'Content-Type': 'multipart/mixed; boundary="=_m"' }
  const found = (await reader.parse(message({ ...head, ...fields }, parts('=_m', plain(text), ...files)))).report
  return found && { isForwarded: found.isForwarded, text: (await reader.stored(found.stored.sha256)).toString() }
}

describe('a report in a mail passed on', () => {
  it.each(Object.keys(FORMS))('%s', async form => {
    const found = { isForwarded: true, text: REPORT }
    expect(await report(`请查收。\n\n${passed({ form })}`)).toEqual(found)
    expect(await report(passed({ form }))).toEqual(found)
  })

  it('is told by its subject where it has no title', async () => {
    const text = REPORT.split('\n').slice(2).join('\n')
    expect((await report(passed({ text, subject: '河湾镇文化站科普日活动总结' })))?.text).toBe(text)
  })

  it('may be short, and say at its end what people say', async () => {
    const text = `${REPORT.split('\n').slice(0, 6).join('\n')}\n以上，请审阅。\n河湾镇文化站\n2026年9月26日`
    expect((await report(passed({ text })))?.isForwarded).toBe(true)
  })

  it('yields to what the sender himself reports', async () => {
    const found = await report(`${REPORT.replaceAll('河湾', '东岭')}\n\n${passed({})}`)
    expect(found?.isForwarded).toBe(false)
    expect(found?.text).toContain('东岭镇')
    expect(found?.text).not.toContain('河湾镇')
  })

  it('yields to a document beside it, unless it is a paper by every sign', async () => {
    const paper = attachment('attachment; filename="a.docx"', 'application/octet-stream', 2)
    const short = REPORT.split('\n').slice(0, 4).join('\n')
    expect(await report(passed({ text: short }), undefined, {}, [paper])).toBeNull()
  })
})

const OURS = '云溪县文旅局 <desk@office.example>'
const OTHER = '县文旅局 <county@bureau.example>'
const LETTER =
  '河湾镇文化站：\n\n科普日活动材料将于9月25日截止报送。截至9月22日，尚未收到贵单位下列材料：\n- 活动总结\n- 活动照片\n\n如无相关活动，请回复“零报告”。'
const NOT: [what: string, inner: Passed, subject?: string, fields?: Fields][] = [
  ['a notice of ours', { from: OURS, subject: '关于开展科普日活动的通知', text: NOTICE }],
  ['a notice of another office', { from: OTHER, subject: '关于开展科普日活动的通知', text: NOTICE }],
  ['a notice under the subject of a report', { from: OTHER, subject: '科普日活动总结', text: NOTICE }],
  [
    'a notice without its title',
    { from: OTHER, subject: '科普日活动情况', text: NOTICE.split('\n').slice(2).join('\n') },
  ],
  ['a letter of ours', { from: OURS, subject: '请报送：科普日活动总结', text: LETTER }],
  ['a letter of ours, from another address', { from: OTHER, subject: '科普日活动总结', text: LETTER }],
  ['anything that we wrote', { from: OURS }],
  [
    'an acknowledgement',
    { from: OTHER, text: `河湾镇文化站：\n贵单位来信收悉，已登记为科普日活动报送材料。\n${REPORT}` },
  ],
  [
    'a question',
    {
      text: '科普日活动总结\n请问总结按什么格式报？照片要几张？是否需要盖章？我们站里没有收到表格，能否再发一份？另外截止时间是不是可以推迟几天，因为上周下雨活动改期了，材料还没有整理好，请告知，盼复，谢谢老师。',
    },
  ],
  ['a question by points', { text: `${REPORT}\n以上内容是否符合要求？请告知。` }],
  [
    'a promise',
    {
      text: '科普日活动总结还在写，我站已经开展讲座6场，参与860人次，发放资料1500份，展出展板48块，照片也拍了不少，正在整理，稍后报送，请领导放心，一定不会误了时间，谢谢关心。',
    },
  ],
  [
    'a covering letter',
    {
      text: '局办公室：\n现将我站科普日活动总结报上，请查收。附件是总结和照片，共两个文件，有问题请联系。\n河湾镇文化站',
    },
  ],
  [
    'a nil return',
    {
      text: '科普日活动情况报告\n我站今年因场地改造未组织开展科普日活动，无相关材料，予以零报告。特此报告。\n河湾镇文化站\n2026年9月26日',
    },
  ],
  [
    'an invitation',
    {
      from: OTHER,
      subject: '科普讲座活动简介',
      text: '科普讲座活动方案\n一、时间：9月25日下午两点半，县图书馆报告厅，请提前十分钟入场。\n二、内容：防灾减灾知识讲座，现场有互动问答环节和小礼品。\n三、对象：各单位干部职工，每单位不少于三人参加，家属也欢迎。\n四、报名方式：请于9月23日前将名单发送至本邮箱，逾期不再受理。',
    },
  ],
  ['what says nowhere that it is a report', { subject: '资料', text: REPORT.split('\n').slice(3).join('\n') }],
  ['what an answer holds', {}, '回复：科普日活动总结'],
  ['what an answer holds, by its header', {}, '科普日活动总结', { 'In-Reply-To': '<letter@office.example>' }],
]

describe('no report, though it was passed on', () => {
  it.each(NOT)('%s', async (_, inner, subject, fields) => {
    for (const form of Object.keys(FORMS)) {
      expect(await report(`请看。\n\n${passed({ ...inner, form })}`, subject, fields), form).toBeNull()
    }
  })

  it('a mail quoted inside the one passed on', async () => {
    const text = `总结收到，已转局里。\n\n在 2026年9月22日 15:02，河湾文化站 <hewan@station.example> 写道：\n${REPORT.replace(/^/gm, '> ')}`
    expect(await report(passed({ text, subject: '回复：科普日活动总结' }))).toBeNull()
  })
})
