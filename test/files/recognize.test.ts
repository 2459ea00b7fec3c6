import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Kind } from '../../src/files/kind.ts'
import { type Bench, codes, fixture, openBench } from './bench.ts'
import { compoundFile } from './compound-bytes.ts'
import { msg } from './msg-bytes.ts'
import { EML, SIGNATURES } from './signatures.ts'
import { tnef } from './tnef-bytes.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const OOXML = 'application/vnd.openxmlformats-officedocument'
const inFolder = (name: string) => fixture(`documents/${name}`)

type Row = [name: string, bytes: Buffer | (() => Promise<Buffer>), type: string, kind: Kind]

const FILES: Row[] = [
  ['report.docx', () => inFolder('report.docx'), `${OOXML}.wordprocessingml.document`, 'document'],
  ['table.xlsx', () => inFolder('table.xlsx'), `${OOXML}.spreadsheetml.sheet`, 'sheet'],
  ['slides.pptx', () => inFolder('slides.pptx'), `${OOXML}.presentationml.presentation`, 'slides'],
  ['report.doc', () => inFolder('law-summary.doc'), 'application/msword', 'document'],
  ['report.wps', () => inFolder('heyuan-summary.wps'), 'application/wps-office.wps', 'document'],
  ['table.xls', () => inFolder('table.xls'), 'application/vnd.ms-excel', 'sheet'],
  ['table.et', () => inFolder('heyuan-stats.et'), 'application/wps-office.et', 'sheet'],
  ['slides.ppt', compoundFile({ 'PowerPoint Document': Buffer.alloc(99) }), 'application/vnd.ms-powerpoint', 'slides'],
  ['slides.dps', compoundFile({ 'PowerPoint Document': Buffer.alloc(99) }), 'application/wps-office.dps', 'slides'],
  ['report.pdf', () => inFolder('report.pdf'), 'application/pdf', 'document'],
  ['report.ofd', () => inFolder('report.ofd'), 'application/ofd', 'document'],
  ['report.odt', () => inFolder('report.odt'), 'application/vnd.oasis.opendocument.text', 'document'],
  ['report.rtf', () => inFolder('report-gbk.rtf'), 'application/rtf', 'document'],
  ['table.csv', () => inFolder('table-gbk.csv'), 'text/csv', 'sheet'],
  ['report.txt', Buffer.from('总结'), 'text/plain', 'document'],
  ['report.html', Buffer.from('<html><p>总结</p></html>'), 'text/html', 'document'],
  ['photo.jpg', SIGNATURES['photo.jpg'], 'image/jpeg', 'image'],
  ['picture.png', SIGNATURES['picture.png'], 'image/png', 'image'],
  ['moving.gif', SIGNATURES['moving.gif'], 'image/gif', 'image'],
  ['picture.webp', SIGNATURES['picture.webp'], 'image/webp', 'image'],
  ['phone.heic', SIGNATURES['phone.heic'], 'image/heic', 'image'],
  ['film.mp4', SIGNATURES['film.mp4'], 'video/mp4', 'video'],
  ['film.mov', SIGNATURES['film.mov'], 'video/quicktime', 'video'],
  ['sound.mp3', SIGNATURES['sound.mp3'], 'audio/mpeg', 'audio'],
  ['voice.amr', SIGNATURES['voice.amr'], 'audio/amr', 'audio'],
  ['voice.silk', SIGNATURES['voice.silk'], 'audio/x-silk', 'audio'],
  ['files.zip', () => fixture('gbk-names.zip'), 'application/zip', 'archive'],
  ['files.rar', () => fixture('plain-rar4.rar'), 'application/vnd.rar', 'archive'],
  ['files.7z', () => fixture('plain.7z'), 'application/x-7z-compressed', 'archive'],
  ['files.tar.gz', () => fixture('long-names-pax.tar.gz'), 'application/gzip', 'archive'],
  ['winmail.dat', tnef([]), 'application/ms-tnef', 'archive'],
  ['mail.eml', EML, 'message/rfc822', 'message'],
  ['mail.msg', msg({ texts: { '0037': '总结' } }), 'application/vnd.ms-outlook', 'message'],
]

describe('a file is known by its bytes', () => {
  test.each(FILES)('%s', async (name, bytes, type, kind) => {
    const whole = Buffer.isBuffer(bytes) ? bytes : await bytes()
    expect(await bench.examine(whole, name)).toMatchObject({ type, kind, notes: [] })
  })

  // Names decide between formats whose bytes are the same; a table of text shows as one or not.
  const NAMED = /\.(wps|et|dps|csv)$/
  test.each(FILES.filter(([name]) => !NAMED.test(name)))('%s, without its name', async (_, bytes, type, kind) => {
    const whole = Buffer.isBuffer(bytes) ? bytes : await bytes()
    expect(await bench.examine(whole, null)).toMatchObject({ type, kind, notes: [] })
  })
})

describe('what a file pretends to be is told', () => {
  test.each([
    ['a program called .jpg', '现场照片.jpg', 'program.exe', null, ['name-type-disagrees', 'executable-in-disguise']],
    [
      'a program declared as a picture',
      'a.exe',
      'program.exe',
      'image/jpeg',
      ['declared-type-disagrees', 'executable'],
    ],
    ['a second extension', '总结.doc.exe', 'program.exe', null, ['executable', 'double-extension']],
    ['a film called .jpg', '照片.jpg', 'film.mp4', null, ['name-type-disagrees']],
    ['a photo declared as a film', '照片.jpg', 'photo.jpg', 'video/mp4', ['declared-type-disagrees']],
    ['a photo declared as a PDF', '照片.jpg', 'photo.jpg', 'application/pdf; name=a', ['declared-type-disagrees']],
    ['a photo under another picture’s name', '照片.png', 'photo.jpg', 'image/png', []],
    ['a photo declared as anything', '照片.jpg', 'photo.jpg', 'application/octet-stream', []],
  ] as const)('%s', async (_, name, file, declared, expected) => {
    expect(codes(await bench.examine(SIGNATURES[file], name, declared))).toEqual(expected)
  })

  // The bytes are text: no program opens that as what the name says.
  test.each([
    ['总结.docx', '活动总结', ['name-type-disagrees']],
    ['总结.pdf', '活动总结', ['name-type-disagrees']],
    ['总结.doc', '活动总结', ['name-type-disagrees']],
    ['汇总.xlsx', '1,2\n3,4\n5,6\n', ['name-type-disagrees']],
    ['总结.docx', '<html><p>总结</p></html>', ['name-type-disagrees']],
    ['总结.wps', '活动总结', ['name-type-disagrees']],
    ['汇总.xls', '<html><table><tr><td>1</td></tr></table></html>', ['other-format']],
    ['汇总.xls', '1,2\n3,4\n5,6\n', []],
    ['汇总.xls', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', []],
    ['总结.doc', '{\\rtf1 summary}', []],
    ['总结.doc', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_a"\r\n\r\n--=_a\r\n', []],
    ['说明.txt', '活动总结', []],
    ['页.html', '活动总结', []],
    ['图.eps', '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n', []],
  ])('%s that is text: %s', async (name, text, expected) => {
    expect(codes(await bench.examine(Buffer.from(text), name))).toEqual(expected)
  })

  test.each([
    ['总结.doc', () => inFolder('report.pdf'), ['other-format']],
    ['总结.doc', () => inFolder('report.docx'), []],
    ['总结.wps', () => inFolder('report.docx'), []],
    ['汇总.et', () => inFolder('table.xlsx'), []],
    ['总结.docx', () => inFolder('law-summary.doc'), ['other-format']],
    ['材料.rar', () => fixture('gbk-names.zip'), ['other-format']],
  ])('%s in another format', async (name, bytes, expected) => {
    expect(codes(await bench.examine(await bytes(), name))).toEqual(expected)
  })

  test.each([
    ['总结.docx', 'text/plain', () => inFolder('report.docx')],
    ['照片.jpg', 'message/rfc822', () => Promise.resolve(SIGNATURES['photo.jpg'])],
  ])('%s declared %s', async (name, declared, bytes) => {
    expect(codes(await bench.examine(await bytes(), name, declared))).toEqual(['declared-type-disagrees'])
  })

  // In a zip too: its members are examined by this same function.
  test.each([
    ['年终总结.js', 'WScript.Echo("总结");\n'],
    ['总结.vbs', 'MsgBox "总结"\r\n'],
    ['总结.wsf', '<?xml version="1.0"?><job><script language="JScript">x()</script></job>'],
    ['总结.hta', '<html><head><title>总结</title></head><body>总结</body></html>'],
    ['总结.lnk', 'no shortcut by its bytes'],
    ['总结.docx.js ', 'a,b\n1,2\n3,4\n'],
    ['总结.ps1', 'Write-Host 1'],
  ])('%s is a program, and neither document nor text', async (name, text) => {
    const seen = await bench.examine(Buffer.from(text), name)
    expect(seen).toMatchObject({ kind: 'other', document: null })
    expect(codes(seen)).toContain('executable')
    expect(codes(seen)).not.toContain('declared-type-disagrees')
  })

  test.each([
    ['说明.js.txt', 'WScript.Echo(1)', 'document'],
    ['数据.csv', 'a,b\n1,2\n3,4\n', 'sheet'],
  ])('%s only speaks of one', async (name, text, kind) => {
    expect(await bench.examine(Buffer.from(text), name)).toMatchObject({ kind, notes: [] })
  })

  it('an empty file is told as such', async () => {
    expect(await bench.examine(Buffer.alloc(0), '总结.docx')).toMatchObject({
      type: 'application/x-empty',
      kind: 'document',
      notes: [{ code: 'empty', detail: null }],
    })
  })

  it('bytes of nothing that we know, called .docx, are unreadable', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff))
    expect(codes(await bench.examine(noise, '总结.docx'))).toEqual(['unreadable'])
  })

  test.each([
    ['smime.p7m', '308205a006092a864886f70d010702a0', 'application/pkcs7-mime', ['smime-signed']],
    ['smime.p7m', '308006092a864886f70d010702a080', 'application/pkcs7-mime', ['smime-signed']],
    ['smime.p7m', '308205a006092a864886f70d010703a0', 'application/pkcs7-mime', ['encrypted']],
    ['smime.p7s', '308205a006092a864886f70d010702a0', 'application/octet-stream', []],
  ])('%s is an envelope, or none: %s', async (name, start, type, expected) => {
    const seen = await bench.examine(Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(200, 0x81)]), name)
    expect([seen.type, codes(seen)]).toEqual([type, expected])
  })

  it('an encrypted package of Office is encrypted', async () => {
    const bytes = compoundFile({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(99) })
    expect(await bench.examine(bytes, '总结.docx')).toMatchObject({
      type: `${OOXML}.wordprocessingml.document`,
      notes: [{ code: 'encrypted', detail: null }],
    })
  })
})

describe('pixels', () => {
  test.each([
    ['photo.jpg', { width: 400, height: 300 }],
    ['picture.png', { width: 640, height: 480 }],
    ['moving.gif', { width: 320, height: 304 }],
    ['picture.webp', { width: 640, height: 480 }],
    ['phone.heic', null],
  ] as const)('of %s', async (name, pixels) => {
    expect((await bench.examine(SIGNATURES[name], name)).pixels).toEqual(pixels)
  })
})
