// What a report typed into a mail is filed as: by its title, else by its subject; never by what its sentences mention.
import { describe, expect, it } from 'vitest'
import { campaign, roster, verdictOf } from './made.ts'

const asks = (id: string, name: string, keywords: string[]) => ({
  id,
  name,
  keywords,
  kinds: ['document' as const],
  min: 1,
  due: null,
})
const DAY = campaign('day', '2026年全国科普日活动', ['科普日'], {
  materials: [
    asks('plan', '活动方案', ['方案']),
    asks('summary', '活动总结', ['总结']),
    asks('news', '新闻报道', ['报道']),
  ],
})
const MENTIONS = '成立专班，制定活动方案，媒体报道3次，形成经验总结。'

function material(subject: string, ...lines: string[]): string | null | undefined {
  const body = { name: 'body.html', kind: 'document', isBody: true, lines } as const
  const mail = { subject, text: lines.join('\n'), files: [body] }
  return verdictOf(mail, roster(DAY)).files[0]?.material
}

describe('a report typed into the mail', () => {
  it.each([
    ['its title', '科普日材料', ['市图书馆科普日活动总结', MENTIONS], 'summary'],
    ['its title, before the subject', '科普日活动方案', ['市图书馆科普日活动总结', MENTIONS], 'summary'],
    ['its announcement', '科普日材料', ['老师您好！现将我馆科普日情况汇报如下：', MENTIONS], 'summary'],
    ['its subject', '市图书馆科普日活动总结', ['一、加强组织领导', MENTIONS], 'summary'],
    ['another word in its subject', '市图书馆科普日活动情况汇报', ['一、加强组织领导', MENTIONS], 'summary'],
    ['its subject, and no point', '市图书馆科普日活动情况汇报', ['一、制定活动方案', MENTIONS], 'summary'],
    [
      'its subject, and no sentence',
      '市图书馆科普日活动情况汇报',
      ['按照要求，我馆制定活动方案，开展讲座6场'],
      'summary',
    ],
    ['its subject, a plan', '市图书馆科普日活动方案', ['一、时间', '9月19日', '二、媒体报道'], 'plan'],
    ['an English subject', 'Science Day summary 科普日', ['Two lectures were held for 60 guests.'], 'summary'],
    [
      'nothing that only its sentences mention',
      '市图书馆科普日材料',
      ['一、加强领导', '二、内容', '三、宣传', MENTIONS],
      null,
    ],
  ])('is filed by %s', (_, subject, lines, expected) => {
    expect(material(subject, ...lines)).toBe(expected)
  })
})
