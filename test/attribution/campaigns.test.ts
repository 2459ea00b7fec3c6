// Which campaign: named side by side, by another edition's words, by none, by a material of its own.
import { describe, expect, it } from 'vitest'
import { campaign, DAY, HALF, type Mail, roster, SAFETY, verdictOf } from './made.ts'

const both = roster(DAY, SAFETY, HALF)

describe('where one campaign is open and none is named', () => {
  it.each([
    [{ subject: '市图书馆活动照片', files: ['IMG_1.jpg'] }, 'accept'],
    [{ subject: '材料', files: ['总结（终稿）.docx'] }, 'accept'],
    [{ subject: '市图书馆端午节活动总结', files: ['端午节活动总结.docx'] }, 'review'],
    [{ subject: '春季运动会照片', files: ['1.jpg'] }, 'review'],
    [{ subject: '照片', files: ['防溺水工作总结.docx'] }, 'review'],
  ] satisfies [Mail, string][])('%j: %s', (mail, decision) => {
    const verdict = verdictOf(mail)
    expect(verdict.decision, verdict.words.join('\n')).toBe(decision)
    expect(verdict.campaign).toBe('day')
  })
})

describe('where two are named', () => {
  it.each([
    [{ subject: '科普日暨安全生产月总结', files: ['总结.docx'] }],
    [{ subject: '科普日总结', files: ['科普日总结.docx', '安全生产月照片.zip', 'a.jpg'] }],
    [{ subject: '科普日总结', text: '另附安全生产月的照片。', files: ['总结.docx', 'a.jpg'] }],
    [{ subject: '回复：【催报】2026年全国科普日活动', text: '三季度小结，直接回复这封了', files: ['1.docx'] }],
  ] satisfies [Mail][])('a person decides: %j', mail => {
    expect(verdictOf(mail, both)).toMatchObject({ decision: 'review' })
    expect(verdictOf(mail, both).codes).toContain('several-campaigns')
  })

  it('the text of a reply is the better guess', () => {
    const mail = { subject: '回复：【催报】2026年全国科普日活动', text: '三季度小结见附件', files: ['1.docx'] }
    expect(verdictOf(mail, both).campaign).toBe('half')
  })

  it('a longer word that holds a shorter one names one campaign', () => {
    const wide = campaign('work', '安全生产工作', ['安全生产'])
    const mail = { subject: '安全生产月总结', files: ['安全生产月总结.docx'] }
    expect(verdictOf(mail, roster(SAFETY, wide))).toMatchObject({ decision: 'accept', campaign: 'safety' })
  })
})

describe('a word inside another word', () => {
  it.each(['9月安全生产月报表', '安全生产月例会记录'])('is none: %s', subject => {
    expect(verdictOf({ subject, files: [`${subject}.docx`] }, both).decision).toBe('review')
  })
})

it('tells another edition by its count', () => {
  const mail = { subject: '第37个安全生产月总结', files: ['第三十七个安全生产月总结.docx'] }
  expect(verdictOf(mail, both).codes).toContain('other-edition')
  expect(verdictOf({ ...mail, subject: '第三十八个安全生产月总结', files: ['总结.docx'] }, both).decision).toBe(
    'accept',
  )
})

it('takes a report that only a stretch of time names for what it is about', () => {
  expect(verdictOf({ subject: '市图三季度小结', files: ['三季度小结.docx'] }, both).decision).toBe('accept')
  const other = verdictOf({ subject: '市图三季度党风廉政小结', files: ['三季度党风廉政小结.docx'] }, both)
  expect([other.decision, other.words.some(word => word.includes('党风廉政'))]).toEqual(['review', true])
})

it('knows a campaign by a material that it alone asks for, and says why', () => {
  const notes = { id: 'notes', name: '读书心得', keywords: [], kinds: ['document'], min: 1, due: null } as const
  const reading = campaign('reading', '全民阅读季', ['阅读季'], { materials: [notes] })
  const found = verdictOf({ subject: '市图书馆读书心得', files: ['心得.docx'] }, roster(DAY, reading))
  expect(found).toMatchObject({ decision: 'accept', campaign: 'reading' })
  expect(found.words).toContain('没有写明哪项活动，但只有“全民阅读季”要“读书心得”')
})

it('says that no campaign is named, and which it may be', () => {
  const verdict = verdictOf({ subject: '总结', files: ['总结.docx'] }, both)
  expect(verdict.decision).toBe('review')
  expect(verdict.words.some(word => word.startsWith('没有写明哪项活动，可能是：'))).toBe(true)
})
