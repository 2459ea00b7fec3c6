// The mail program of an iPhone: plain text in UTF-8, file names continued over lines, photos without a word about them.
import type { Draft, Program } from '../draft.ts'
import { chineseTime, hex, mailDate } from '../draft.ts'
import { base64, bytesOf, continued, multipart, part, words } from './mime.ts'

/** A mail written, or forwarded, on an iPhone. */
export const iphone: Program = draft => {
  const boundary = `Apple-Mail-${hex(`${draft.slug}/b`, 32).toUpperCase()}`
  const text = part(
    ['Content-Type: text/plain;\r\n\tcharset=utf-8', 'Content-Transfer-Encoding: base64'],
    base64(bytesOf(textOf(draft), 'utf-8')),
  )
  const files = draft.attachments.map(({ name, type, data }) =>
    part(
      [
        `Content-Type: ${type};\r\n\t${continued('name', name).join(';\r\n\t')}`,
        `Content-Disposition: inline;\r\n\t${continued('filename', name).join(';\r\n\t')}`,
        'Content-Transfer-Encoding: base64',
      ],
      base64(data),
    ),
  )
  return part(
    [
      `Content-Type: multipart/mixed; boundary=${boundary}`,
      `From: ${words(draft.from.name, 'utf-8').join('\r\n ')} <${draft.from.address}>`,
      'Mime-Version: 1.0 (1.0)',
      `Date: ${mailDate(draft.sentAt)}`,
      `Subject: ${words(draft.subject, 'utf-8').join('\r\n ')}`,
      `Message-Id: <${hex(`${draft.slug}/id`, 32).toUpperCase()}@${draft.from.address.split('@')[1]}>`,
      `To: ${draft.to.address}`,
      'X-Mailer: iPhone Mail (23A340)',
    ],
    multipart(boundary, [text, ...files], '\r\n'),
  )
}

function textOf(draft: Draft): string {
  const own = [...draft.lines, '', '发自我的iPhone', ...draft.signature]
  if (draft.forwarded === null) return own.join('\n')
  const { from, to, subject, sentAt, lines } = draft.forwarded
  const quoted = [
    `发件人: ${from.name} <${from.address}>`,
    `日期: ${chineseTime(sentAt)}`,
    `收件人: ${to.address}`,
    `主题: ${subject}`,
    '',
    ...lines,
  ]
  return [...own, '', '下面是被转发的邮件：', '', ...quoted.map(line => `> ${line}`.trimEnd())].join('\n')
}
