// Names that every disk of an office takes, each once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PATTERN, fileName, folderName, patternFault, UniqueNames } from '../../src/export/names.ts'

const parts = { 单位: '青禾县图书馆', 材料: '活动总结', 序号: '1', 日期: '2026-09-28' }
const name = (original: string, pattern = DEFAULT_PATTERN) => fileName(pattern, parts, original)

describe('a name', () => {
  it.each([
    ['总结.docx', '青禾县图书馆_活动总结_1_总结.docx'],
    ['照片/现场.JPG', '青禾县图书馆_活动总结_1_现场.JPG'],
    ['无扩展名', '青禾县图书馆_活动总结_1_无扩展名'],
    ['a:b?"c".pdf', '青禾县图书馆_活动总结_1_a：b？＂c＂.pdf'],
    ['Report. final version', '青禾县图书馆_活动总结_1_Report. final version'],
  ])('of %s', (original, expected) => {
    expect(name(original)).toBe(expected)
  })

  it('keeps its extension whatever the pattern, and where it is cut', () => {
    expect(name('总结.docx', '{日期}-{序号}')).toBe('2026-09-28-1.docx')
    const long = name(`${'很长的名字'.repeat(60)}.docx`)
    expect(long.length).toBeLessThanOrEqual(120)
    expect(long).toMatch(/^青禾县图书馆_活动总结_1_很长.*\.docx$/)
  })

  it('is taken by FAT and NTFS, whatever the sender wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), original => {
        for (const made of [name(original), name(original, '{原名}'), folderName(original)]) {
          expect(made).not.toBe('')
          expect(made.length).toBeLessThanOrEqual(124)
          expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|[. ]$|^\s|^\.+$/u)
          expect(made).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is given once, upper and lower case being the same', () => {
    const unique = new UniqueNames()
    expect(['a.JPG', 'A.jpg', 'a.jpg', 'a(2).jpg', 'ß', 'SS'].map(each => unique.take(each))).toEqual([
      'a.JPG',
      'A(2).jpg',
      'a(3).jpg',
      'a(2)(2).jpg',
      'ß',
      'SS(2)',
    ])
  })
})

describe('a pattern', () => {
  it.each([
    [DEFAULT_PATTERN, null],
    ['{序号}', null],
    ['{单位}', '应含 {序号} 或 {原名}，否则文件都同名'],
    ['{unit}_{序号}', /^\{unit\} 不认识/],
    ['{序号', '花括号不成对'],
    ['{单位}/{序号}', '文件名里不能有 / 或 \\'],
  ])('%s', (pattern, fault) => {
    if (fault instanceof RegExp) expect(patternFault(pattern)).toMatch(fault)
    else expect(patternFault(pattern)).toBe(fault)
  })
})

it('a file without extension does not take the name of a folder beside it', () => {
  const unique = new UniqueNames(['旧版', '来件'])
  expect(['旧版', '来件', '旧版.docx'].map(name => unique.take(name))).toEqual(['旧版(2)', '来件(2)', '旧版.docx'])
})
