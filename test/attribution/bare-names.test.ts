// 文旅局 without 县: no proof, but enough to stop an accept that would be wrong, and to propose whose a file is.
import { expect, it } from 'vitest'
import { prepare } from '../../src/attribution/roster.ts'
import { namesOf } from '../../src/attribution/units/names.ts'
import type { Unit } from '../../src/config/configuration.ts'
import { type Mail, roster, verdictOf } from './made.ts'

const unit = (id: string, name: string, aliases: string[] = []): Unit => {
  const addresses = [`${id}_demo@163.com`]
  return { id, name, aliases, addresses, domains: [], contact: null, notify: addresses, supervisor: null }
}
const COUNTY = [
  unit('culture', '云岭县文化和旅游局', ['县文旅局']),
  unit('town', '城关镇人民政府', ['城关镇']),
  unit('police', '云岭县公安局'),
]
const office = prepare({ ...roster().source, organization: '云岭县科学技术协会', units: COUNTY })
const of = (mail: Mail) => verdictOf(mail, office)

const JOINT: Mail = {
  subject: '文旅局、城关镇联合报送科普日活动照片',
  text: '请查收。',
  files: ['文旅局1.png', '文旅局2.png', '文旅局3.png', '城关镇1.png', '城关镇2.png'],
}

it.each(['town_demo@163.com', 'culture_demo@163.com', 'li_demo@qq.com'])(
  'a joint mail from %s is proposed file by file, and not accepted',
  from => {
    const { decision, unit: guess, files } = of({ ...JOINT, from })
    expect(decision).toBe('review')
    expect(files.map(file => file.unit ?? guess)).toEqual(['culture', 'culture', 'culture', 'town', 'town'])
  },
)

it('proves nothing of a stranger', () => {
  expect(of({ from: 'li_demo@qq.com', subject: '公安局科普日总结', files: ['公安局总结.docx'] }).decision).toBe(
    'review',
  )
})

it('is nobody’s where two units have it', () => {
  const names = namesOf([...COUNTY, unit('zone', '开发区公安局', ['区公安局'])], '云岭县').map(({ text }) => text)
  expect(names).toContain('文旅局')
  expect(names).not.toContain('公安局')
})
