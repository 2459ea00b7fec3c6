// What `review` and `inspect` say of a message: files and links in words, what is missing, the commands that settle it.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { briefUnit } from '../../src/commands/brief-unit.ts'
import type { Unit } from '../../src/config/configuration.ts'
import { type TestOffice, testOffice } from '../flow/office.ts'

const NOW = '2026-09-27T09:30'
let office: TestOffice
let mail: string
beforeAll(async () => {
  office = await testOffice()
  mail = join(office.folder, 'mail')
  await mkdir(mail)
  const write = (name: string, subject: string, body: string) => writeFile(join(mail, name), eml(name, subject, body))
  await write('1.eml', '全国科普日活动总结', text('活动总结见附件，请查收。'))
  await write('2.eml', '全国科普日材料', text('请问活动总结的截止时间可以推迟几天吗？'))
  await write('3.eml', '全国科普日活动照片', text('照片：https://pan.baidu.com/s/1a2b3c4d5e 提取码：k8k8'))
  await write('4.eml', '全国科普日活动总结', `${text('总结')}${file('全国科普日活动总结.docx', '')}`)
  await writeFile(join(mail, '5.eml'), `\r\n${'这里没有邮件头。'.repeat(20)}\r\n`)
  await office.baosong('import', mail)
}, 60_000)
afterAll(() => office.remove())

it('review lists links and what is wrong with a file, and has a question answered first', async () => {
  const { out } = await office.baosong('review', '--now', NOW)
  const of = (subject: string, nth = 0) =>
    out.split(/^(?=第 \d+ 号)/m).filter(part => part.includes(`主题：${subject}\n`))[nth] ?? ''
  expect(of('全国科普日活动照片')).toContain('  链接：网盘 https://pan.baidu.com/s/1a2b3c4d5e  提取码 k8k8\n')
  expect(of('全国科普日活动总结')).toContain('信里说有附件，却没有：可能忘了附')
  expect(of('全国科普日活动总结', 1)).toContain('（空文件）')
  expect(of('全国科普日材料')).toMatch(
    /→ 请先回信答复，再 npm run baosong -- dismiss \d+.*\n {2}→ npm run baosong -- assign/,
  )
})

it('review says of a mail that cannot be read what it is like', async () => {
  const { out } = await office.baosong('review')
  expect(out).toMatch(/^读不出：第 \d+ 号，内容不是邮件，或已损坏$/m)
})

it('inspect names units, materials and kinds, and no codes', async () => {
  const { out } = await office.baosong('inspect', join(mail, '3.eml'), join(mail, '4.eml'))
  expect(out).toContain('  网盘  →')
  expect(out).toContain('※ 空文件')
  expect(out).not.toMatch(/ cloud |※ empty/)
})

it('a unit is called by what is short and its own', () => {
  const unit = (id: string, name: string, aliases: string[]) => ({ id, name, aliases }) as unknown as Unit
  const units = [
    unit('qinghexianyingjiguanliju', '青禾县应急管理局', ['县应急局', '应急局']),
    unit('yunxishiyingjiguanliju', '云溪市应急管理局', ['市应急局', '应急局']),
    unit('library', '青禾县图书馆', []),
  ]
  expect(units.map(({ id }) => briefUnit(id, units))).toEqual(['县应急局', '市应急局', 'library'])
})

const b64 = (words: string) => Buffer.from(words).toString('base64')

function text(words: string): string {
  return `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64(words)}\r\n`
}

function file(name: string, content: string): string {
  return `--b\r\nContent-Type: application/octet-stream; name="=?utf-8?B?${b64(name)}?="\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64(content)}\r\n`
}

function eml(id: string, subject: string, parts: string): string {
  return [
    'Received: from mail.example by mx.example; Fri, 25 Sep 2026 10:00:00 +0800',
    'From: <stranger@unknown.example>',
    'To: kepu@yunxi.example',
    `Subject: =?utf-8?B?${b64(subject)}?=`,
    `Message-ID: <${id}@unknown.example>`,
    'Date: Fri, 25 Sep 2026 10:00:00 +0800',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    `${parts}--b--`,
    '',
  ].join('\r\n')
}
