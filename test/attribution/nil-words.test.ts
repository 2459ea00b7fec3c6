import { describe, expect, it } from 'vitest'
import { saysNil } from '../../src/attribution/natures/nil-words.ts'
import { verdictOf } from './made.ts'

describe('nothing to report', () => {
  it.each([
    '零报告',
    '我馆未开展相关活动，特此零报告。',
    '今年没搞科普日活动，就不报了哈',
    '我校今年条件不成熟，不申报示范基地了',
    '本单位无相关活动',
    'We have nothing to report.',
  ])('%s', text => {
    expect(saysNil(text)).toBe(true)
  })

  it.each([
    ['denied', '不是没有活动，是照片还没整理好，不是零报告。'],
    ['put off', '暂未开展，计划9月30日开展，届时再报。'],
    ['put off to next week', '本周因考试未组织活动，下周一组织，材料下周报。'],
    ['of a part', '我单位未开展线上活动，线下活动照片见附件。'],
    ['a condition', '如无相关活动，请回复零报告。'],
    ['an order', '活动期间实行零报告制度。'],
    ['a question', '没有开展活动的话要报吗？'],
    ['taken back', '之前报的零报告作废。'],
  ])('is not said where it is %s', (_, text) => {
    expect(saysNil(text)).toBe(false)
  })

  it('may stand in the subject alone, or be one word in answer to a letter', () => {
    expect(verdictOf({ subject: '科普日零报告' })).toMatchObject({
      nature: 'submission',
      nil: true,
      decision: 'accept',
    })
    expect(verdictOf({ subject: '回复：【催报】2026年全国科普日活动材料', text: '本馆无。' })).toMatchObject({
      nil: true,
    })
    expect(verdictOf({ subject: '科普日', text: '无' })).toMatchObject({ nil: false })
  })

  it('is no report: its text counts for no material', () => {
    const body = { name: 'body.txt', kind: 'document', isBody: true, title: '科普日总结' } as const
    expect(verdictOf({ subject: '科普日总结', text: '零报告', files: [body] }).files[0]?.material).toBeNull()
  })
})
