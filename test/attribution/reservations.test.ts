// What a listed sender's own words, files and titles say against filing his mail without a person.
import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribution/attribute.ts'
import { noFacts } from '../../src/attribution/no-facts.ts'
import { AT, type Mail, reading, roster, verdictOf } from './made.ts'

const SUMMARY = '市图书馆科普日总结.docx'
const mail = (more: Mail): Mail => ({ subject: '市图书馆科普日总结', text: '请查收。', files: [SUMMARY], ...more })

describe('a plain submission', () => {
  it.each([
    ['as it is', {}],
    ['that asks whether it arrived', { text: '总结已发，请问收到了吗？收到请回复。' }],
    ['that ends like an official letter', { text: '现将总结报上。妥否，请批示。' }],
    ['sent again because it could not be opened', { text: '打不开吗？转成pdf重发一遍。' }],
    ['with the office’s notice beside it', { files: [SUMMARY, '关于报送2026年科普日总结的通知.docx'] }],
    ['with a link that has a question mark', { text: '见 https://mail.example/x?a=1&b=2' }],
    [
      'that had one thing and not another',
      { text: '未开展线上活动，线下活动照片见附件。', files: [SUMMARY, '现场.jpg'] },
    ],
    ['that had a part, and says which', { text: '剪影见附件；未拍摄视频，视频零报告。', files: [SUMMARY, '现场.jpg'] }],
    ['in traditional characters', { subject: '雲溪市圖書館科普日總結', files: ['科普日總結.docx'] }],
  ] satisfies [string, Mail][])('is filed: %s', (_, more) => {
    expect(verdictOf(mail(more))).toMatchObject({ decision: 'accept', unit: 'library', campaign: 'day' })
  })
})

describe('a person is asked', () => {
  it.each([
    ['a question about what is attached', { text: '总结里的人次要不要写？请问怎么算' }, 'question-with-material'],
    ['a draft', { text: '这样写行不行？先不算正式报送。' }, 'not-final'],
    ['a draft by its name', { files: ['科普日总结（征求意见稿）.docx'] }, 'not-final'],
    ['what must not be used yet', { text: '数据还没核，先别用。' }, 'not-final'],
    ['what is handed in for others', { text: '石刻馆托我馆代报。' }, 'for-another'],
    ['what comes from another’s mailbox', { text: '我是城南社区的，用市图邮箱发一下。' }, 'for-another'],
    [
      'photos beside words that nothing was held',
      { text: '我馆未开展科普日活动。', files: ['现场.jpg'] },
      'nil-with-material',
    ],
    ['last year’s', { subject: '2025年科普日总结', files: ['2025年科普日总结.docx'] }, 'other-year'],
    ['last year’s in words', { text: '您要的去年的总结', subject: '科普日总结' }, 'last-year'],
    [
      'pictures of last year',
      { subject: '科普日照片', files: ['IMG_20250920_101500.jpg', 'IMG_20250920_101600.jpg'] },
      'other-year',
    ],
    ['plain text called .docx', { files: [{ name: SUMMARY, notes: ['name-type-disagrees'] }] }, 'file-problem'],
    [
      'a part of a split archive',
      { files: [SUMMARY, { name: '照片.zip.002', notes: ['archive-part'] }] },
      'file-problem',
    ],
    ['a quarter’s', { subject: '二季度科普日总结', files: ['二季度科普日总结.docx'] }, 'other-period'],
    [
      'a document that another house has headed and signed',
      {
        subject: '科普日总结',
        files: [
          {
            name: '总结.docx',
            title: '云溪市第三中学科普日活动总结',
            lines: ['云溪市第三中学科普日活动总结', '活动顺利。', '云溪市第三中学', '2026年9月20日'],
          },
        ],
      },
      'signed-by-other',
    ],
  ] satisfies [string, Mail, string][])('of %s', (_, more, code) => {
    const verdict = verdictOf(mail(more))
    expect(verdict.decision, verdict.words.join('\n')).toBe('review')
    expect(verdict.codes).toContain(code)
  })

  it('of no document that the sender signs by a longer name than the roster has', () => {
    const title = '云溪市公共图书馆科普日活动总结'
    const lines = [title, '活动顺利。', '云溪市公共图书馆']
    expect(verdictOf(mail({ files: [{ name: '总结.docx', title, lines }] })).decision).toBe('accept')
  })
})

describe('nothing is handed in', () => {
  it.each([
    [
      'a notice to all units',
      { text: '各单位：请于9月28日前报送总结。', files: ['关于开展科普日活动的通知.docx'] },
      'to-everybody',
    ],
    [
      'who is still missing',
      { text: '报送情况见附件，未报的单位请抓紧。', files: ['科普日统计表.xlsx'] },
      'to-everybody',
    ],
    [
      'a picture of the screen with a question',
      { text: '这一列（见截图）怎么填？', files: ['微信截图_2026.png'] },
      'question-with-files',
    ],
    ['one picture with a question', { text: '照片像这样拍可以吗？', files: ['IMG_1.jpg'] }, 'question-with-files'],
    [
      'a promise that looks like a report',
      { text: '科普日活动暂未开展，届时再报总结。', files: [{ name: 'body.txt', kind: 'document', isBody: true }] },
      'promise',
    ],
  ] satisfies [string, Mail, string][])('by %s', (_, more, code) => {
    const verdict = verdictOf(mail({ subject: '科普日', ...more }))
    expect([verdict.nature, verdict.decision]).toEqual(['correspondence', 'review'])
    expect(verdict.codes).toContain(code)
    expect(verdict.files.map(({ material }) => material)).not.toContain('summary')
  })

  it('by a notice or an empty form alone', () => {
    for (const name of ['关于报送2026年科普日总结的通知.docx', '科普日统计表（模板）.xlsx'])
      expect(verdictOf(mail({ files: [name] })).files[0]).toMatchObject({ material: null })
    for (const name of ['关于延期报送科普日总结的请示.docx', '科普日总结会主持词.docx', '科普日总结人员名单.docx'])
      expect(verdictOf(mail({ files: [name] })).files[0]).toMatchObject({ material: null })
    expect(verdictOf(mail({ files: ['市图书馆关于印发科普日活动总结方案的通知.docx'] })).files[0]?.material).toBe(
      'summary',
    )
  })
})

it('takes a mail for handed in by its files, and not by the pictures that decorate it', () => {
  const read = reading(mail({ text: '收到，谢谢。', files: ['logo.png'] }))
  const files = read.files.map(file => ({ ...file, decoration: true }))
  expect(attribute({ ...read, files }, noFacts(AT), roster()).nature).toBe('correspondence')
})

it('reads a unit’s mail that came through a list, and leaves it to a person', () => {
  const automatic = { nature: 'bulk', because: 'list-id', about: null } as const
  expect(verdictOf(mail({ automatic }))).toMatchObject({ nature: 'submission', decision: 'review', campaign: 'day' })
  expect(verdictOf(mail({ automatic, files: [] }))).toMatchObject({ nature: 'bulk', decision: 'ignore' })
  expect(verdictOf(mail({ automatic, from: 'news@shop.example' }))).toMatchObject({
    nature: 'bulk',
    decision: 'ignore',
  })
})

describe('what a sender says about a report that he passes on', () => {
  const title = '市图书馆科普日总结'
  const body = { name: 'body.html', kind: 'document', isBody: true, title } as const
  const notes = [{ code: 'report-forwarded', detail: null }]

  it.each([
    ['nothing that matters', '请查收。', 'submission', 'accept'],
    ['a question', '请问这样写可以吗？', 'correspondence', 'review'],
    ['that it is a draft', '初稿，先别登记。', 'submission', 'review'],
    ['that it is for another', '托我代报。', 'submission', 'review'],
    ['that his own comes later', '参考他们的，我馆的总结明天报送。', 'correspondence', 'review'],
  ])('%s', (_, text, nature, decision) => {
    expect(verdictOf(mail({ text, files: [body], notes }))).toMatchObject({ nature, decision })
  })

  it('counts beside an attached mail that holds one too', () => {
    const inside = { ...body, name: '总结.eml/body.txt' }
    expect(verdictOf(mail({ text: '请问这样写可以吗？', files: [inside] }))).toMatchObject({ nature: 'correspondence' })
  })

  it('is the report itself where he wrote it', () => {
    expect(verdictOf(mail({ text: `${title}。初稿如何形成？`, files: [body] }))).toMatchObject({ decision: 'accept' })
  })
})
