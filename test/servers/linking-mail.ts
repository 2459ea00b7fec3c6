// A unit's mail that carries some files and links to others, as a provider's big attachments come.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { MailFile } from './infected-mail.ts'

/** The raw message of 22 September 2026 from `address`, authenticated; each link on a line of its own. */
export async function mailLinking(
  address: string,
  files: readonly MailFile[],
  links: readonly string[],
): Promise<Buffer> {
  const text = `现报送我单位2026年全国科普日活动总结和图片、视频，请查收。\n\n${links.map(link => `视频下载：${link}`).join('\n')}\n`
  const raw = await new MailComposer({
    from: { name: '办公室', address },
    to: 'kepu@yunxi.example',
    subject: '2026年全国科普日活动总结和视频',
    text,
    date: '2026-09-22T10:00:00+08:00',
    attachments: files.map(({ name, data }) => ({ filename: name, content: data })),
  })
    .compile()
    .build()
  const domain = address.split('@')[1]
  const checked = `Authentication-Results: mx.yunxi.example; spf=pass smtp.mailfrom=${address}; dmarc=pass header.from=${domain}`
  return Buffer.concat([
    Buffer.from(`${checked}\r\nReceived: from mail by mx.yunxi.example; Tue, 22 Sep 2026 10:00:05 +0800\r\n`),
    raw,
  ])
}
