import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutlookMessage } from '../../src/files/examined.ts'
import { REPORT as TYPED } from '../mail/make/forwards.ts'
import { type Bench, codes, openBench } from './bench.ts'
import { msg } from './msg-bytes.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const PHOTO = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(9000, 7)])
const REPORT = Buffer.from('云溪市图书馆科普日活动总结', 'utf8')
const SENDER = { '0C1A': '王晓', '0C1F': '/O=OFFICE/CN=WANG', '5D01': 'WangXiao@yxlib.example' }
const TO = [
  { name: '报送', address: 'Desk@yx.example', kind: 1 },
  { name: '抄送', address: 'copy@yx.example', kind: 2 },
]

async function outlook(bytes: Buffer): Promise<OutlookMessage> {
  const seen = await bench.examine(bytes, '邮件.msg')
  expect(seen).toMatchObject({ type: 'application/vnd.ms-outlook', kind: 'message', notes: [] })
  if (seen.contents.form !== 'outlook') throw new Error(seen.contents.form)
  return seen.contents.message
}

describe("Outlook's message file", () => {
  it('tells who wrote what to whom and when', async () => {
    const texts = { ...SENDER, '0037': '科普日总结', '1000': '见附件。', '1035': '<1@yxlib.example>' }
    const message = await outlook(msg({ texts, sentAt: Date.UTC(2026, 8, 20, 2, 30), to: TO }))
    expect(message).toMatchObject({
      from: { name: '王晓', address: 'wangxiao@yxlib.example' },
      to: [{ name: '报送', address: 'desk@yx.example' }],
      subject: '科普日总结',
      sentAt: '2026-09-20T02:30:00Z',
      messageId: '<1@yxlib.example>',
      text: '见附件。',
      html: null,
    })
  })

  it('reads texts in GBK and HTML in bytes', async () => {
    const html = iconv.encode('<p>云溪市图书馆的总结见附件</p>', 'gbk')
    const message = await outlook(msg({ texts: { '0037': iconv.encode('科普日活动总结', 'gbk'), '1013': html } }))
    expect(message.subject).toBe('科普日活动总结')
    expect(message.html).toBe('<p>云溪市图书馆的总结见附件</p>')
  })

  it('yields attachments whole, those of messages inside it too', async () => {
    const inside = {
      texts: { '0037': '内层', '1000': '内层正文' },
      attachments: [{ texts: { '3707': '内.txt' }, bytes: REPORT }],
    }
    const attachments = [
      { texts: { '3704': 'ZONGJI~1.TXT', '3707': '总结.txt' }, bytes: REPORT },
      { texts: { '3001': '转发' }, message: inside },
      { texts: { '3707': '现场.jpg' }, bytes: PHOTO },
    ]
    const files = await bench.walk(msg({ texts: SENDER, attachments }), '邮件.msg')
    expect(files.map(({ path, size }) => [path, size]).slice(1)).toEqual([
      ['邮件.msg/总结.txt', REPORT.length],
      ['邮件.msg/现场.jpg', PHOTO.length],
      ['邮件.msg/内.txt', REPORT.length],
    ])
  })

  it('holds a report where one was typed into it', async () => {
    const files = await bench.walk(msg({ texts: { ...SENDER, '0037': '科普日活动总结', '1000': TYPED } }), '邮件.msg')
    expect(files.map(({ path, isBody }) => [path, isBody]).slice(1)).toEqual([['邮件.msg/body.txt', true]])
  })

  it('takes the logo of its signature for decoration, a pasted photo not', async () => {
    const html = '<p>见图</p><p><img src="cid:photo"></p><p><img src="cid:mark" width="30" height="30"></p>'
    const attachments = [
      { texts: { '3707': 'image001.jpg', '3712': 'photo' }, bytes: PHOTO },
      { texts: { '3707': 'image002.jpg', '3712': 'mark' }, bytes: Buffer.concat([PHOTO, Buffer.from('2')]) },
    ]
    const files = await bench.walk(msg({ texts: { '1013': html }, attachments }), '邮件.msg')
    expect(files.map(({ decoration }) => decoration)).toEqual([false, false, true])
  })

  it('that breaks off keeps what is there, with a note', async () => {
    const attachments = [{ texts: { '3707': '现场.jpg' }, bytes: PHOTO }]
    const whole = msg({ texts: { '0037': '总结' }, attachments })
    const seen = await bench.examine(whole.subarray(0, 4096), '邮件.msg')
    expect(codes(seen)).toContain('unreadable')
  })
})
