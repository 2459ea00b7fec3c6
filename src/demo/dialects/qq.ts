// Tencent's programs: QQ's web mail (GB18030, one endless encoded word), its telephone program, and exmail for companies.
import type { Draft, Program } from '../draft.ts'
import { chineseTime, digits, hex, mailDate } from '../draft.ts'
import { blocks, compose, type Dialect } from './compose.ts'
import { type Charset, escapeHtml, isAscii, word } from './mime.ts'

/** A mail written in the browser at mail.qq.com. */
export const qqWeb: Program = draft => compose(draft, dialect('gb18030', 'QQMail 2.x'))
/** A mail written in QQ's program on a telephone. */
export const qqPhone: Program = draft => compose(draft, dialect('utf-8', 'iOS QQMail 6.5'))
/** A mail written in the browser at exmail.qq.com, from a company's own domain. */
export const exmail: Program = draft => compose(draft, dialect('utf-8', 'exmail'))

type Client = 'QQMail 2.x' | 'iOS QQMail 6.5' | 'exmail'

function dialect(charset: Charset, client: Client): Dialect {
  const provider = client === 'exmail' ? '腾讯企业邮箱' : 'QQ邮箱'
  const encoded = (text: string) => (isAscii(text) ? text : word(text, charset))
  return {
    charset,
    preamble: 'This is a multi-part message in MIME format.\r\n\r\n',
    boundary: (draft, level) =>
      `----=_NextPart_${Math.floor(draft.sentAt.epochMilliseconds / 1000)
        .toString(16)
        .toUpperCase()}_${hex(`${draft.slug}/b${level}`, 8).toUpperCase()}`,
    multipartType: (subtype, boundary) => `Content-Type: multipart/${subtype};\r\n\tboundary="${boundary}"`,
    headers: draft => headers(draft, encoded, client),
    html: draft =>
      blocks(draft.lines, '<div>', '</div>') +
      signature(draft) +
      forwarded(draft, '<br>') +
      bigAttachments(draft, provider),
    text: draft =>
      [...draft.lines, '', ...draft.signature].join('\n') + forwarded(draft, '\n') + bigText(draft, provider),
    file(attachment, cid) {
      const name = encoded(attachment.name)
      if (cid !== null)
        return [
          `Content-Type: ${attachment.type};\r\n\tname="${name}"`,
          'Content-Transfer-Encoding: base64',
          `Content-ID: <${cid}>`,
        ]
      return [
        `Content-Type: application/octet-stream;\r\n\tcharset="${charset}";\r\n\tname="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
      ]
    },
  }
}

function headers(draft: Draft, encoded: (text: string) => string, client: Client): string[] {
  const { slug, from, to, sentAt } = draft
  const mailer = client === 'exmail' ? 'QQMail 2.x' : client
  return [
    `X-QQ-mid: ${client === 'exmail' ? 'bizesmtpsz' : 'xmseza'}${digits(slug, 2)}t${digits(`${slug}/mid`, 10)}`,
    `From: "${encoded(from.name)}" <${from.address}>`,
    `To: "${encoded(to.name)}" <${to.address}>`,
    `Subject: ${encoded(draft.subject)}`,
    'Mime-Version: 1.0',
    'Content-Transfer-Encoding: 8Bit',
    `Date: ${mailDate(sentAt)}`,
    'X-Priority: 3',
    `Message-ID: <tencent_${hex(`${slug}/id`, 32).toUpperCase()}@qq.com>`,
    'X-QQ-MIME: TCMime 1.0 by Tencent',
    `X-Mailer: ${mailer}`,
  ]
}

function signature(draft: Draft): string {
  if (draft.signature.length === 0) return ''
  const lines = blocks(draft.signature, '<div>', '</div>')
  return `<div><br></div><div><sign signid="1"><div style="color:#909090">------------------</div>${lines}</sign></div>`
}

function forwarded(draft: Draft, newline: '\n' | '<br>'): string {
  if (draft.forwarded === null) return ''
  const { from, to, subject, sentAt, lines } = draft.forwarded
  const text = [
    '',
    '',
    '------------------ 原始邮件 ------------------',
    `发件人: "${from.name}" <${from.address}>;`,
    `发送时间: ${chineseTime(sentAt)}`,
    `收件人: "${to.name}" <${to.address}>;`,
    `主题: ${subject}`,
    '',
    ...lines,
  ]
  return text.map(line => (newline === '\n' ? line : escapeHtml(line))).join(newline)
}

function bigAttachments(draft: Draft, provider: string): string {
  if (draft.big.length === 0) return ''
  const rows = draft.big.map(
    ({ name, size, expires, url }) =>
      `<div style="padding:6px 0"><a href="${escapeHtml(url)}" target="_blank">${escapeHtml(name)}</a> ` +
      `<span>(${size}, ${expires} 到期)</span> <a href="${escapeHtml(url)}" target="_blank">进入下载页面</a></div>`,
  )
  return `<div><br></div><div style="border:1px solid #d4d4d4;padding:8px"><div>从${provider}发来的超大附件</div>${rows.join('')}</div>`
}

function bigText(draft: Draft, provider: string): string {
  if (draft.big.length === 0) return ''
  const rows = draft.big.map(({ name, size, expires, url }) => `${name} (${size}, ${expires} 到期)进入下载页面：${url}`)
  return `\n\n从${provider}发来的超大附件\n\n${rows.join('\n\n')}`
}
