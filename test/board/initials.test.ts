import { expect, test } from 'vitest'
import { initialsOf } from '../../src/board/unit/initials.ts'

test.each([
  ['青禾县图书馆', 'qhxtsg'],
  ['青禾县第一中学', 'qhxdyzx'],
  ['职业技术学校', 'zyjsxx'],
  ['安保藏大二方高红江开林马南欧平区人山天王徐杨赵', 'abcdefghjklmnopqrstwxyz'],
  ['A3 号馆（新）', 'a3hgx'],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
