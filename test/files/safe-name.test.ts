import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { madeName, safeLeafName, safeName } from '../../src/files/safe-name.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const safe = (name: string | null) => safeName(name, { type: DOCX, position: 3 })

describe('the name that a file is listed and stored under', () => {
  test.each([
    ['云溪市图书馆（定稿） 2026-09.docx', '云溪市图书馆（定稿） 2026-09.docx'],
    ['活动照片/观众参观导览.jpg', '活动照片/观众参观导览.jpg'],
    ['活动照片\\观众参观导览.jpg', '活动照片/观众参观导览.jpg'],
    ['./照片/1.jpg', '照片/1.jpg'],
    ['../../etc/x.doc', 'x.doc'],
    ['a/../../x.doc', 'x.doc'],
    ['C:\\Users\\office\\桌面\\总结.doc', '总结.doc'],
    ['/home/office/总结.doc', '总结.doc'],
    ['\\\\server\\share\\总结.doc', '总结.doc'],
    ['附件1:总结?.docx', '附件1：总结？.docx'],
    ['"科普日"*<1>|.docx', '＂科普日＂＊＜1＞｜.docx'],
    ['总结\u202Excod.exe', '总结xcod.exe'],
    ['总\u0000结\r\n.docx', '总结.docx'],
    ['CON', '_CON'],
    ['aux.docx', '_aux.docx'],
    ['COM1 .txt', '_COM1 .txt'],
    ['照片/nul.jpg', '照片/_nul.jpg'],
    ['总结. . ', '总结'],
    ['..hidden', 'hidden'],
    ['e\u0301té.docx', 'été.docx'],
    ['文件夹/', '文件夹/附件3.docx'],
    ['...', '附件3.docx'],
    ['', '附件3.docx'],
    [null, '附件3.docx'],
  ])('%j → %j', (original, expected) => {
    expect(safe(original)).toBe(expected)
  })

  test('an over-long name keeps its extension and ends between characters', () => {
    const name = safe(`${'总结'.repeat(100)}.docx`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^(总结)+总?\.docx$/u)
  })

  test('is safe whatever the sender wrote', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom('/', '\\', '.', ':', ' ', '\0', '\u202e', 'C', 'O', 'N', '总', '\ud83d', '*', '~'),
        fc.string(),
      ),
      maxLength: 400,
    })
    fc.assert(
      fc.property(nasty, original => {
        const name = safe(original)
        expect(name).not.toMatch(/^$|[<>:"\\|?*\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
        expect(name.normalize('NFC')).toBe(name)
        for (const part of name.split('/')) {
          expect(part).not.toMatch(/^[\s.]|[\s.]$|^$/u)
          expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i)
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255)
        }
        expect(safe(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })

  test('an ordinary name is left alone', () => {
    const plain = fc.string({
      unit: fc.constantFrom('总', '结', 'A', '9', '（', '）', '-', '_', '，', '“'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(plain, fc.constantFrom('docx', 'jpg', 'et'), (stem, extension) => {
        expect(safe(`${stem}.${extension}`)).toBe(`${stem}.${extension}`)
      }),
    )
  })
})

test('in the name of an attachment a slash is a character, not a folder', () => {
  expect(safeLeafName('6/7月总结.docx', { type: DOCX, position: 1 })).toBe('6／7月总结.docx')
  expect(safeLeafName('C:\\总结.docx', { type: DOCX, position: 1 })).toBe('总结.docx')
  expect(safeLeafName('../../总结.docx', { type: DOCX, position: 1 })).toBe('总结.docx')
})

test('a nameless file is called by its type and place', () => {
  expect(madeName({ type: DOCX, position: 1 })).toBe('附件1.docx')
  expect(madeName({ type: 'image/jpeg', position: 2 })).toBe('图片2.jpg')
  expect(madeName({ type: 'message/rfc822', position: 4 })).toBe('邮件4.eml')
  expect(madeName({ type: 'application/octet-stream', position: 5 })).toBe('附件5')
})
