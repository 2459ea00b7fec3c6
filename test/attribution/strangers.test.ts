// Names of units in the mail of senders that nobody lists: another house's name may hold a unit's.
import { describe, expect, it } from 'vitest'
import { findNames } from '../../src/attribution/units/find-names.ts'
import { type Mail, roster, verdictOf } from './made.ts'

const office = roster()
const named = (text: string) => findNames(text, office).flatMap(({ name }) => name.units)
const stranger = (subject: string, more: Mail = {}): Mail => ({
  from: 'somebody_demo@qq.com',
  subject,
  text: '请查收。',
  files: [`${subject}.docx`],
  ...more,
})

describe('a name', () => {
  it.each([
    '市一中医院科普日总结',
    '市一中心小学总结',
    '望江楼小学总结',
    '望江楼社区居民委员会总结',
    '市图书馆幼儿园',
    '云溪市第一中学家长委员会总结',
    '云溪市博物馆志愿者协会总结',
    '市一中老校友会总结',
    '望江楼派出所',
    '望江楼食品批发部总结',
    '江州市护理学会总结',
    '江州市公共卫生科总结',
    '省图书馆总结',
    '国网望江楼宾馆总结',
  ])('is not in %s', text => {
    expect(named(text)).toEqual([])
  })

  it.each([
    ['市图书馆走进第二小学开展活动', 'library'],
    ['市一中团委总结', 'no1'],
    ['市图书馆志愿者活动照片', 'library'],
    ['市博物馆中学生专场', 'museum'],
    ['望江楼宾馆办公室', 'hotel'],
    ['市图书馆与市第三小学联合开展活动', 'library'],
    ['云溪市望江楼宾馆总结', 'hotel'],
    ['云溪望江楼宾馆总结', 'hotel'],
    ['云溪市科学技术协会公共卫生科总结', 'health'],
    ['科普日总结 望江楼', 'hotel'],
    ['报送：望江楼总结', 'hotel'],
    ['2026年市图总结', 'library'],
  ])('is in %s', (text, unit) => {
    expect(named(text)).toContain(unit)
  })

  it('is no sender’s where it is visited', () => {
    expect(named('市图书馆走进望江楼宾馆')).toEqual(['library'])
  })

  it('right behind a unit’s name is that unit’s own department', () => {
    expect(named('云溪市博物馆公卫科')).toEqual(['museum'])
    expect(named('报送公卫科的总结')).toEqual(['health'])
  })
})

describe('a stranger', () => {
  it('who names a unit in two places is filed', () => {
    expect(verdictOf(stranger('市图书馆科普日总结'))).toMatchObject({ decision: 'accept', unit: 'library' })
  })

  it.each([
    [
      'names only whom he writes to',
      stranger('报公卫科：科普日总结', { files: ['科普日总结（报公卫科）.docx'] }),
      null,
    ],
    [
      'writes from another organisation',
      stranger('市图书馆科普日总结', { from: 'a@consultant.example' }),
      'other-organisation',
    ],
    [
      'tells of a unit what another house signs',
      stranger('市图书馆指导东河村开展科普日活动', {
        files: [
          {
            name: '市图书馆指导东河村科普日总结.docx',
            lines: ['市图书馆指导东河村开展科普日活动', '村民反响热烈。', '东河村村民委员会', '2026年9月20日'],
          },
        ],
      }),
      'signed-by-other',
    ],
    ['offers goods', stranger('市图书馆科普日采购报价总结'), 'other-business'],
    ['complains', stranger('关于市图书馆科普日的举报材料总结'), 'other-business'],
  ] satisfies [string, Mail, string | null][])('who %s is shown to a person', (_, mail, code) => {
    const verdict = verdictOf(mail)
    expect(verdict.decision, verdict.words.join('\n')).toBe('review')
    if (code) expect(verdict.codes).toContain(code)
    else expect(verdict.unit).toBeNull()
  })
})

it('asks about a listed sender who sends for a second unit, called by its bare name', () => {
  const mail = { from: 'doctors_demo@163.com', subject: '医学会、护理学会科普日照片' }
  expect(verdictOf({ ...mail, files: ['市医学会.jpg', '护理学会.jpg'] })).toMatchObject({ decision: 'review' })
  expect(verdictOf({ ...mail, subject: '医学会科普日照片', files: ['义诊.jpg'] })).toMatchObject({ decision: 'accept' })
})

it('takes rows of a table for nobody’s letterhead', () => {
  const lines = ['科普日统计表', '序号 单位 人数', '1 云溪市博物馆 20', '2 云溪市第一中学 30']
  const mail = { subject: '科普日统计表', files: [{ name: '统计表.xlsx', title: '科普日统计表', lines }] }
  expect(verdictOf(mail)).toMatchObject({ decision: 'accept', unit: 'library' })
})

it('is no colleague who has another unit’s address', () => {
  const inner = (address: string) => [
    {
      how: 'inline' as const,
      path: null,
      from: { name: '', address },
      to: [],
      subject: '科普日照片',
      sentAt: null,
      messageId: null,
      body: { text: '', signature: '', quoted: '' },
      authentication: [],
    },
  ]
  const forward = { subject: '转发：科普日照片', files: ['1.jpg'] }
  expect(verdictOf({ ...forward, inner: inner('staff@yunxi-lib.example') })).toMatchObject({ decision: 'accept' })
  expect(verdictOf({ ...forward, inner: inner('museum_demo@126.com') })).toMatchObject({
    decision: 'review',
    unit: 'museum',
  })
})
