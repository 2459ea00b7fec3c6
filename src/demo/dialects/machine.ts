// Mail that no person wrote: absence notices, a bounce, advertising. The demo shows that none of it is answered.
import type { Draft, Program } from '../draft.ts'
import { digits, hex, mailDate } from '../draft.ts'
import { base64, bytesOf, type Charset, multipart, part, word, words } from './mime.ts'

/** QQ's absence notice: no Auto-Submitted, only a header of its own. */
export const qqAutoReply: Program = draft =>
  plain(draft, 'gb18030', [
    `From: "${word(draft.from.name, 'gb18030')}" <${draft.from.address}>`,
    `Subject: ${word(draft.subject, 'gb18030')}`,
    `Message-ID: <tencent_${hex(`${draft.slug}/id`, 32).toUpperCase()}@qq.com>`,
    'X-QQ-AUTO-REPLY: true',
    'X-Mailer: QQMail 2.x',
  ])

/** Exchange's absence notice. */
export const exchangeAutoReply: Program = draft =>
  plain(draft, 'utf-8', [
    `From: ${words(draft.from.name, 'utf-8').join('\r\n ')} <${draft.from.address}>`,
    `Subject: ${words(draft.subject, 'utf-8').join('\r\n ')}`,
    `Message-ID: <${hex(`${draft.slug}/id`, 32)}@${draft.from.address.split('@')[1]}>`,
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
  ])

/** Advertising, as bulk mailers send it (RFC 2369, RFC 8058). */
export const advertising: Program = draft =>
  plain(draft, 'utf-8', [
    `From: ${words(draft.from.name, 'utf-8').join('\r\n ')} <${draft.from.address}>`,
    `Subject: ${words(draft.subject, 'utf-8').join('\r\n ')}`,
    `Message-ID: <${hex(`${draft.slug}/id`, 24)}@${draft.from.address.split('@')[1]}>`,
    `List-Unsubscribe: <mailto:tuiding@${draft.from.address.split('@')[1]}>`,
    'Precedence: bulk',
  ])

/** RFC 3464: the letter to `failed` came back, because there is no such mailbox. */
export function bounce(failed: string): Program {
  return draft => {
    const boundary = `${hex(draft.slug, 10).toUpperCase()}.${draft.sentAt.epochMilliseconds}/mx`
    const domain = failed.split('@')[1]
    const reporter = draft.from.address.split('@')[1]
    const diagnostic = `550 5.1.1 <${failed}>: Recipient address rejected: User unknown`
    const explanation =
      `This is the mail system at host ${reporter}.\n\nI'm sorry to have to inform you that your message could not\n` +
      `be delivered to one or more recipients. It's attached below.\n\n<${failed}>: host mx.${domain}[198.51.100.30] said: ${diagnostic}\n`
    const report = [
      `Reporting-MTA: dns; ${reporter}`,
      `Arrival-Date: ${mailDate(draft.sentAt.subtract({ seconds: 6 }))}`,
      '',
      `Final-Recipient: rfc822; ${failed}`,
      'Action: failed',
      'Status: 5.1.1',
      `Remote-MTA: dns; mx.${domain}`,
      `Diagnostic-Code: smtp; ${diagnostic}`,
      '',
    ]
    const parts = [
      part(['Content-Type: text/plain; charset=us-ascii'], Buffer.from(explanation.replaceAll('\n', '\r\n'))),
      part(['Content-Type: message/delivery-status'], Buffer.from(report.join('\r\n'))),
      part(
        ['Content-Type: text/rfc822-headers'],
        Buffer.from(
          `From: ${draft.to.address}\r\nTo: ${failed}\r\nSubject: ${words(draft.subject, 'utf-8').join('\r\n ')}\r\n`,
        ),
      ),
    ]
    const headers = [
      `Date: ${mailDate(draft.sentAt)}`,
      `From: ${draft.from.address} (Mail Delivery System)`,
      `To: ${draft.to.address}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      `Message-ID: <${digits(draft.slug, 14)}.${hex(draft.slug, 10).toUpperCase()}@${reporter}>`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"`,
    ]
    return part(headers, multipart(boundary, parts, 'This is a MIME-encapsulated message.\r\n\r\n'))
  }
}

function plain(draft: Draft, charset: Charset, own: readonly string[]): Buffer {
  return part(
    [
      ...own,
      `To: ${draft.to.address}`,
      `Date: ${mailDate(draft.sentAt)}`,
      'MIME-Version: 1.0',
      `Content-Type: text/plain; charset="${charset}"`,
      'Content-Transfer-Encoding: base64',
    ],
    base64(bytesOf(draft.lines.join('\n'), charset)),
  )
}
