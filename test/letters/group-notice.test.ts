import { describe, expect, it } from 'vitest'
import { assess } from '../../src/campaign/assess.ts'
import type { Accepted } from '../../src/campaign/standing.ts'
import type { Campaign, Language, Unit } from '../../src/config/configuration.ts'
import { groupNoticeValues } from '../../src/letters/group-notice.ts'
import { render } from '../../src/letters/render.ts'
import { moment, sent, unit } from '../campaign/made-up.ts'
import { campaign, configuration } from './made-up.ts'

const EVERYTHING = ['plan:p', 'summary:s', 'photos:1', 'photos:2', 'photos:3']
const MESSAGES = [
  sent('2026-09-10 10:00', EVERYTHING),
  sent('2026-09-10 10:00', ['plan:p', 'photos:1'], { unit: 'museum' }),
]
const MANY = Array.from({ length: 14 }, (_, index) => unit(`u${index}`, { name: `第${index + 1}小学` }))

type Situation = {
  now?: string
  messages?: readonly Accepted[]
  roster?: Unit[]
  more?: Partial<Campaign>[]
  reviews?: number
}

function notice(
  language: Language,
  { now = '2026-09-24 08:30', messages = [], roster, more = [{}], reviews = 0 }: Situation,
) {
  const whole = configuration(language, roster ? { units: roster } : {})
  const at = moment(now)
  const campaigns = more.map(changes => {
    const one = campaign(language, changes)
    return { campaign: one, standing: assess(one, whole.units, messages, at) }
  })
  return render('group-notice', language, groupNoticeValues({ campaigns, reviews }, at, whole))
}

describe('the digest’s short form', () => {
  it('says how many of how many, who is missing, how many to decide, and in how many days it is due', () => {
    const { subject, text } = notice('zh-CN', { messages: MESSAGES, reviews: 3 })
    expect(subject).toBe('9月24日报送情况')
    expect(text).toBe(`2026年青禾县读书月活动（第二季）：已报齐1/3，9月28日（周一）18时截止，还有4天。
未报1个：青禾县第一中学。
不全1个：青禾县科技馆。
待人工确认的来信3封。
青禾县教育局报送邮箱
`)
  })

  it('in English', () => {
    const { subject, text } = notice('en', { messages: MESSAGES, reviews: 3 })
    expect(subject).toBe('Submissions, 24 September')
    expect(
      text,
    ).toBe(`Reading Month 2026 (second season): 1 of 3 complete, due on Monday 28 September, 18:00, in 4 days.
Nothing yet from 1: Qinghe First School.
Incomplete 1: Qinghe Science Museum.
3 to decide.
Qinghe Education Office, submissions
`)
  })

  it.each([
    ['2026-09-28 08:30', '截止，就在今天'],
    ['2026-09-27 23:59', '截止，还有1天'],
    ['2026-09-28 18:01', '已截止'],
    ['2026-10-08 08:30', '已截止'],
  ])('at %s: %s', (now, words) => {
    expect(notice('zh-CN', { now }).text).toContain(`9月28日（周一）18时${words}。`)
  })

  it('names ten units and says that there are more', () => {
    const { text } = notice('zh-CN', { roster: MANY })
    expect(text).toContain('未报14个：第1小学、')
    expect(text).toContain('第10小学等。')
    expect(text).not.toContain('第11小学')
  })

  it('at most twelve lines, the campaign that is due next first', () => {
    const more = ['11-30', '10-30', '09-30', '09-20'].map(day => ({
      id: `c-${day}`,
      title: `至${day}`,
      deadline: moment(`2026-${day} 18:00`),
      closes: moment('2026-12-30 18:00'),
    }))
    const { text } = notice('zh-CN', { roster: MANY, messages: [], more, reviews: 2 })
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(12)
    expect([...text.matchAll(/至(\d\d-\d\d)：/g)].map(match => match[1])).toEqual(['09-30', '10-30', '11-30'])
    expect(text).toContain('另有1项活动')
  })

  it('a name full of marks stays a name', () => {
    const roster = [unit('x', { name: '**甲** [乙](a.example) <@all>' })]
    expect(notice('zh-CN', { roster }).text).toContain('未报1个：**甲** [乙](a.example) <@all>。')
  })
})
