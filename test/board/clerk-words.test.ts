import { expect, test } from 'vitest'
import { daysAsFigures, daysFromFigures, kindsAsNames, kindsFromNames } from '../../src/board/setup/clerk-words.ts'

test.each([
  ['document, page', '文档、网页链接'],
  ['', ''],
  ['nonsense', 'nonsense'],
])('kinds %j are shown as %j, and come back', (written, shown) => {
  expect(kindsAsNames(written)).toBe(shown)
  expect(kindsFromNames(shown)).toBe(written)
  expect(kindsFromNames(written)).toBe(written)
})

test.each([
  ['7d, 3d, 0d', '7, 3, 0'],
  ['', ''],
  ['soon', 'soon'],
])('days %j are shown as %j, and come back', (written, shown) => {
  expect(daysAsFigures(written)).toBe(shown)
  expect(daysFromFigures(shown)).toBe(written)
  expect(daysFromFigures(written)).toBe(written)
})

test('people separate as they like', () => {
  expect(daysFromFigures('7天、3天，0')).toBe('7d, 3d, 0d')
  expect(kindsFromNames('视频，网盘链接 image')).toBe('video, cloud, image')
})
