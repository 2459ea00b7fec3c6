// A unit's mail with files of which some carry the EICAR test string, as a mail program composes it.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { docx } from '../../src/demo/papers/office.ts'
import { photo } from '../../src/demo/papers/photo.ts'
import { zip } from '../../src/demo/papers/zip.ts'
import { EICAR } from './clamd.ts'

export type MailFile = { name: string; data: Buffer }

const AT = Temporal.PlainDateTime.from('2026-09-22T10:00')

export const summary = (unit: string): MailFile => ({
  name: `${unit}全国科普日活动总结.docx`,
  data: docx([`${unit}2026年全国科普日活动总结`, '活动共举办三场，参加二百人次。', unit], AT),
})
export const cleanPhoto = (name: string): MailFile => ({ name, data: photo(name) })
/** A picture that opens as one, with the string behind its end. */
export const infectedPhoto = (name: string): MailFile => ({
  name,
  data: Buffer.concat([photo(name), Buffer.from(EICAR)]),
})
export const zipped = (name: string, files: readonly MailFile[]): MailFile => ({ name, data: zip(files, 'gbk', AT) })

/** The raw message of 22 September 2026 from `address`, which the office's server has authenticated. */
export async function mailWith(address: string, files: readonly MailFile[]): Promise<Buffer> {
  const composed = new MailComposer({
    from: { name: '办公室', address },
    to: 'kepu@yunxi.example',
    subject: '2026年全国科普日活动总结和图片',
    text: '现报送我单位2026年全国科普日活动总结和图片，请查收。',
    date: '2026-09-22T10:00:00+08:00',
    attachments: files.map(({ name, data }) => ({ filename: name, content: data })),
  })
  const raw = await composed.compile().build()
  const domain = address.split('@')[1]
  const checked = `Authentication-Results: mx.yunxi.example; spf=pass smtp.mailfrom=${address}; dmarc=pass header.from=${domain}`
  const received = 'Received: from mail by mx.yunxi.example; Tue, 22 Sep 2026 10:00:05 +0800'
  return Buffer.concat([Buffer.from(`${checked}\r\n${received}\r\n`), raw])
}
