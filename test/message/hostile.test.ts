// Shapes that cost a reader far more than their bytes: each takes a stretch that some pattern or list runs over again
// and again. All were found by repeating characters in test mails; a few took minutes, one overran the stack.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { message, utf8 } from '../mail/make/eml.ts'
import { openReader, type TestReader } from './read.ts'

/** Bytes of a shape, and milliseconds of the processor that it may take; what others run meanwhile does not count. */
const SIZE = 800_000
const SLOWEST = 4_000

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const many = (piece: string, size = SIZE) => utf8(piece).repeat(Math.floor(size / utf8(piece).length))
const text = (body: string) => message({ 'Content-Type': 'text/plain; charset=utf-8' }, body)
const reply = (body: string) => message({ 'Content-Type': 'text/plain; charset=utf-8', Subject: 'Re: a' }, body)
const html = (body: string) => message({ 'Content-Type': 'text/html; charset=utf-8' }, body)

const forward = (body: string) => text(utf8(`---- 原始邮件 ----\n发件人: a@b.example\n主题: 总结\n\n总结\n`) + body)

const SHAPES: [what: string, mail: string][] = [
  ['comments in the transfer encoding', message({ 'Content-Transfer-Encoding': many('(') }, 'a')],
  ['brackets in Content-ID', message({ 'Content-Type': 'image/png', 'Content-ID': `${many('>', 200_000)}a` }, 'a')],
  ['strokes above signatures', text(many('-- \na\n'))],
  ['strokes above blank lines', text(many('-- \n\n\n'))],
  ['quoted lines between own ones', reply(many('> \na\n'))],
  ['quoted headers without end', reply(many('发件人: a\n主题: b\n', 4 * SIZE))],
  ['links in one line', text(many('www.a.example/b.doc('))],
  ['dots behind a link', text(`http://a.example/${many('.')}x`)],
  ['carriage returns in uuencoded data', text(`begin 644 a\n#86)C${many('\r')}a\nend\n`)],
  ['table cells', html(`x${many('<td>')}x`)],
  ['more lines than are kept', html(many('<div>x', 4 * SIZE))],
  ['links broken over lines', text(many(`https://a.example/${'x'.repeat(50)}\n${'y1/'.repeat(20)}\n`))],
  ['brackets that never close', text(many(`<http://a.example/${'x'.repeat(50)}\n`))],
  ['links without a scheme', text(many('pan.baidu.com/s/'))],
  ['hosts without a link', text(many('a.b.c-d.'))],
  ['a gate behind a gate', html(`<a href="${many('https://c.pc.qq.com/a?url=')}">x</a>`)],
  ['gates', html(many('<a href="https://c.pc.qq.com/a?url=x">x</a>'))],
  ['shares with words beside them', text(many('https://pan.baidu.com/s/1a 提取码：有效期：1月1日至(1G、\n'))],
  ['shares in one line', text(many('https://pan.baidu.com/s/1a 密码均为 '))],
  ['one share again and again', text(many('https://pan.baidu.com/s/1a\n文件名：\n'))],
  ['words beside one share', text(`https://pan.baidu.com/s/1a ${many('提取码（')}`)],
  ['blanks beside one share', text(`${many('有效期 ')} https://pan.baidu.com/s/1a ${many('(大小 ')}`)],
  ['heads of tables', text(many('链接\t提取码\nhttps://pan.baidu.com/s/1a\n\n'))],
  ['heads of tables, a cell a line', text(many('序号\n链接\n提取码\n'))],
  ['sources of pictures', html(many('<img src = "data:image/a;a=a;a;a;'))],
  ['pictures of no bytes', html(many('src=data:;base64,>'))],
  ['pictures of one byte', html(many('<img src="data:;base64,QQ==">'))],
  ['escapes in a picture', html(`<img src="data:;base64,${many('%2')}">`)],
  ['ampersands in a picture', html(`<img src="data:;base64,${many('&#')}">`)],
  ['requests passed on', forward(many('请前'))],
  ['requests passed on, line by line', forward(many('请各前\n'))],
  ['figures passed on', forward(many('1,'))],
  ['English words passed on', forward(many('will could you '))],
  ['forwards inside forwards', text(many('---- 原始邮件 ----\n发件人: a\n主题: 总结\n'))],
  ['padded pieces in a line of base64', message({ 'Content-Transfer-Encoding': 'base64' }, many('QQ='))],
  ['names as JSON writes them', message({ 'Content-Disposition': `attachment; filename="${many('\\\\u6d3b')}"` }, 'a')],
  ['backgrounds', html(many('<td background="cid:a" style="background:url(cid:b)">'))],
  ['raw marks in a name', message({ From: `${many('\xa5\\')} <a@unit.example>` }, 'a')],
  ['fields that are none', `Subject: a\r\n${many('\xe4: a\r\n', 100_000)}`],
  ['words that do not end', message({ Subject: many('=?utf-8?B?YQ\r\n') }, 'a')],
  ['links', html(many('<a href="http://a.example/b.doc">x</a>'))],
]

it.each(SHAPES)('reads in time: %s', async (_, mail) => {
  const before = process.cpuUsage()
  await reader.parse(mail)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(SLOWEST)
})
