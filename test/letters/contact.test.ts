import { expect, it } from 'vitest'
import { contactLine } from '../../src/letters/contact.ts'
import { configuration } from './made-up.ts'

const chinese = configuration('zh-CN')
const reachable = {
  ...chinese.office,
  coordinators: [{ name: '张伟', address: 'a@qinghe.example', phone: '0000-7700101' }],
}

it('is the campaign’s, else a coordinator’s who has a telephone, else none', () => {
  expect(contactLine({ contact: null }, chinese)).toBe('')
  expect(contactLine({ contact: null }, { ...chinese, office: reachable })).toBe('联系人：张伟，电话：0000-7700101')
  const own = { name: null, phone: '0000-7700202' }
  expect(contactLine({ contact: own }, { ...chinese, office: reachable })).toBe('联系电话：0000-7700202')
  expect(contactLine({ contact: { name: '李静', phone: null } }, chinese)).toBe('联系人：李静')
  const english = { ...chinese, office: { ...reachable, language: 'en' as const } }
  expect(contactLine({ contact: null }, english)).toBe('Contact: 张伟, telephone: 0000-7700101')
})
