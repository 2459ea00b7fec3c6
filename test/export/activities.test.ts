// What is taken from documents for the activity sheet, and what is not.
import { describe, expect, it } from 'vitest'
import { factsInLines } from '../../src/export/activities/from-lines.ts'
import { factsInSheet } from '../../src/export/activities/from-sheet.ts'
import { joinActivities } from '../../src/export/activities/join.ts'
import { NOTHING, type Statement } from '../../src/export/activities/statement.ts'
import { reportIn } from '../../src/export/activities/summary-text.ts'

const statement = (facts: Partial<Statement>): Statement => ({ ...NOTHING, whole: '', source: 0, ...facts })

describe('a table', () => {
  it('says one activity a row, whatever the order of its columns, below a title', () => {
    const text = [
      '青禾县科普月活动汇总表',
      '序号\t活动时间\t活动名称（全称）\t活动地点*\t参加人次',
      '1\t2026年9月18日\t天文观测\t天文台\t120',
      '2\t\t水火箭发射\t待定\t80',
      '合计\t\t\t\t200',
    ].join('\n')
    expect(factsInSheet(text)).toEqual([
      { ...NOTHING, name: '天文观测', date: '2026年9月18日', place: '天文台' },
      { ...NOTHING, name: '水火箭发射' },
    ])
  })

  it('says nothing where no heading does, and takes neither of two columns of one meaning', () => {
    expect(factsInSheet('天文观测\t9月18日\t操场')).toEqual([])
    expect(factsInSheet('活动名称\t地点\t活动地点\n天文观测\t操场\t天文台')).toEqual([{ ...NOTHING, name: '天文观测' }])
  })
})

describe('running text', () => {
  it.each([
    [
      '活动名称：天文观测\n活动时间：2026年9月18日\n地点：学校天文台。',
      { name: '天文观测', date: '2026年9月18日', place: '学校天文台' },
    ],
    [
      '一、活动主题\n科学家故事分享会。\n二、时间和地点\n2026年9月18日，图书馆报告厅。\n三、要求\n无',
      { theme: '科学家故事分享会', date: '2026年9月18日', place: '图书馆报告厅' },
    ],
    ['活动名称\t天文观测\t活动时间\t9月18日\n活动地点\t天文台', { name: '天文观测', date: '9月18日', place: '天文台' }],
    ['（一）活动简介\n第一段。\n第二段。\n（二）要求', { text: '第一段。\n第二段' }],
    ['二、活动地点\n操场。\n天文台。\n三、要求', null],
    ['二、时间和地点\n各学校自定，图书馆报告厅。\n三、要求', null],
    ['二、时间和地点\n9月18日，图书馆，少儿馆。\n三、要求', null],
    ['活动时间：待定\n活动地点：另行通知', null],
    ['活动地点：操场\n活动地点：天文台', null],
    ['请各单位按时间要求报送，地点不限。', null],
  ])('%j', (text, facts) => {
    expect(factsInLines(text)).toEqual(facts === null ? [] : [{ ...NOTHING, ...facts }])
  })

  it('says two activities where two are named', () => {
    const text = '活动名称：甲\n活动地点：操场\n活动名称：乙\n活动地点：礼堂'
    expect(factsInLines(text).map(({ name, place }) => [name, place])).toEqual([
      ['甲', '操场'],
      ['乙', '礼堂'],
    ])
  })
})

describe('a report', () => {
  it('is its paragraphs without title and signature', () => {
    const text = '青禾县图书馆科普月活动总结\n开展了活动。\n一、做法\n办了五场。\n青禾县图书馆\n2026年9月28日'
    expect(reportIn(text)).toEqual({ kind: 'summary', text: '开展了活动。\n一、做法\n办了五场。' })
  })
  it('is not a plan', () => {
    expect(reportIn('科普月活动方案\n一、活动主题\n分享会')).toBeNull()
  })
})

describe('joining', () => {
  it('fills an activity from a document that speaks of it alone, and of two from none', () => {
    const table = statement({ name: '天文观测', place: '天文台' })
    const plan = statement({ date: '9月18日', whole: '举办“天文观测”活动', source: 1 })
    expect(joinActivities([table, plan])).toEqual([
      { ...NOTHING, name: '天文观测', place: '天文台', date: '9月18日', sources: [0, 1] },
    ])
    const second = statement({ name: '水火箭', source: 2 })
    const both = { ...plan, whole: '天文观测和水火箭' }
    expect(joinActivities([table, second, both]).map(({ date }) => date)).toEqual([null, null])
  })

  it('takes what was said last of one activity, by its name without marks', () => {
    const joined = joinActivities([
      statement({ name: '天文观测', place: '操场' }),
      statement({ name: '“天文 观测”', place: '天文台', source: 1 }),
    ])
    expect(joined).toMatchObject([{ name: '天文观测', place: '天文台', sources: [0, 1] }])
  })

  it('takes the text of the unit’s own summary before its news, and of two summaries none where no name tells them apart', () => {
    const summary = statement({ whole: '科普日活动总结\n办了三场。' })
    const news = statement({ whole: '科普日新闻稿\n热闹非凡。', source: 1 })
    const other = statement({ whole: '讲座活动小结\n办了一场。', source: 2 })
    expect(joinActivities([summary, news])).toMatchObject([{ text: '办了三场。' }])
    expect(joinActivities([news])).toMatchObject([{ text: '热闹非凡。' }])
    expect(joinActivities([summary, news, other])).toMatchObject([{ text: null }])
  })

  it('keeps of unnamed ones only what they agree in', () => {
    const one = statement({ date: '9月18日', place: '操场' })
    const other = statement({ date: '9月19日', place: '操场', source: 1 })
    expect(joinActivities([one, other])).toMatchObject([{ name: null, date: null, place: '操场' }])
  })
})
