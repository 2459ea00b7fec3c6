// Programs on an office's computers: Foxmail, which most offices use, and Outlook.
import type { Draft, Program } from '../draft.ts'
import { digits, hex, mailDate } from '../draft.ts'
import { blocks, compose, type Dialect } from './compose.ts'
import { words } from './mime.ts'

/** Foxmail 7 on Windows. */
export const foxmail: Program = draft => compose(draft, foxmailDialect)
/** Outlook 2016 or later on Windows. */
export const outlook: Program = draft => compose(draft, outlookDialect)

const GB = 'GB2312'

function file(attachment: { name: string; type: string }, cid: string | null): string[] {
  const name = words(attachment.name, GB).join('\r\n\t')
  const headers = [`Content-Type: ${attachment.type};\r\n\tname="${name}"`, 'Content-Transfer-Encoding: base64']
  if (cid !== null) return [...headers, `Content-ID: <${cid}>`]
  return [...headers, `Content-Disposition: attachment;\r\n\tfilename="${name}"`]
}

function text(draft: Draft): string {
  return [...draft.lines, '', ...draft.signature].join('\n')
}

function common(draft: Draft, mailer: string, messageId: string): string[] {
  const { slug, from, to, subject, sentAt } = draft
  const host = `DESKTOP-${hex(`${slug}/host`, 7).toUpperCase()}`
  const server = `mail.${from.address.split('@')[1]}`
  return [
    `Received: from ${host} (unknown [203.0.113.${digits(`${slug}/ip`, 2)}])\r\n\tby ${server} with ESMTPSA id ${hex(slug, 10).toUpperCase()};\r\n\t${mailDate(sentAt)}`,
    `Date: ${mailDate(sentAt)}`,
    `From: ${words(from.name, GB).join('\r\n ')} <${from.address}>`,
    `To: ${words(to.name, GB).join('\r\n ')} <${to.address}>`,
    `Subject: ${words(subject, GB).join('\r\n ')}`,
    `Message-ID: <${messageId}>`,
    'MIME-Version: 1.0',
    `X-Mailer: ${mailer}`,
  ]
}

const foxmailDialect: Dialect = {
  charset: GB,
  preamble: 'This is a multi-part message in MIME format.\r\n\r\n',
  boundary: (draft, level) => `----=_00${level}_NextPart${digits(draft.slug, 12)}_=----`,
  multipartType: (subtype, boundary) => `Content-Type: multipart/${subtype};\r\n\tboundary="${boundary}"`,
  headers(draft) {
    const stamp = draft.sentAt.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/\D/g, '')
    const id = `${stamp}${digits(`${draft.slug}/id`, 9)}@${draft.from.address.split('@')[1]}`
    return [
      ...common(draft, 'Foxmail 7.2.25.410[cn]', id),
      'X-Priority: 3',
      `X-Has-Attach: ${draft.attachments.length > 0 ? 'yes' : 'no'}`,
    ]
  },
  html(draft) {
    const rule = '<div><br></div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left">'
    const signature = draft.signature.length === 0 ? '' : rule + blocks(draft.signature, '<div>', '</div>')
    return `<html><head><meta http-equiv="content-type" content="text/html; charset=${GB}"></head><body>\n${blocks(draft.lines, '<div>', '</div>')}\n${signature}</body></html>`
  },
  text,
  file,
}

const outlookDialect: Dialect = {
  charset: GB,
  preamble: 'This is a multipart message in MIME format.\r\n\r\n',
  boundary: (draft, level) =>
    `----=_NextPart_000_00${level}A_01DD${hex(`${draft.slug}/b`, 4).toUpperCase()}.${hex(draft.slug, 8).toUpperCase()}`,
  multipartType: (subtype, boundary) => `Content-Type: multipart/${subtype};\r\n\tboundary="${boundary}"`,
  headers(draft) {
    const id = `${hex(`${draft.slug}/a`, 12)}$${hex(`${draft.slug}/c`, 8)}$@${draft.from.address.split('@')[1]}`
    return [...common(draft, 'Microsoft Outlook 16.0', id), 'Content-Language: zh-cn']
  },
  html(draft) {
    const open = '<p class=MsoNormal>'
    const close = '<span lang=EN-US><o:p></o:p></span></p>'
    const lines = blocks([...draft.lines, '', ...draft.signature], open, close)
    return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${GB}"><meta name=Generator content="Microsoft Word 15 (filtered medium)"></head><body lang=ZH-CN><div class=WordSection1>${lines}</div></body></html>`
  },
  text,
  file,
}
