// A letter of the ledger → what the post sends. Pure.
import type { Configuration } from '../../config/configuration.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import type { Address } from '../../message/address.ts'
import type { OutgoingMail } from '../../post/post.ts'

/**
 * `to`: those who still have to get it. From is the report mailbox: providers refuse any other sender. In a rehearsal it
 * goes to one person instead, and says for whom it would be. `pathOf`: where an attachment's bytes lie.
 */
export function outgoingMail(
  letter: Pick<LetterRecord, 'messageId' | 'subject' | 'text' | 'html' | 'headers' | 'createdAt' | 'attachments'>,
  to: readonly Address[],
  configuration: Configuration,
  pathOf: (sha256: string) => string,
): OutgoingMail {
  const { mailbox, letters } = configuration.office
  const mail: OutgoingMail = {
    messageId: letter.messageId,
    from: { name: mailbox.name, address: mailbox.address },
    to: to.map(({ name, address }) => ({ name, address })),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: letter.headers,
    // The same however often it is tried: a second copy has the first one's date, and replaces its file in a Maildir.
    date: letter.createdAt,
    attachments: letter.attachments.map(({ name, type, sha256, contentId }) => ({
      name,
      type,
      content: { path: pathOf(sha256) },
      contentId,
    })),
  }
  return letters.rehearse === null ? mail : rehearsed(mail, letters.rehearse, configuration)
}

/** The same letter to one person, plainly marked: nobody else gets anything while an office tries things out. */
function rehearsed(mail: OutgoingMail, address: string, { office }: Configuration): OutgoingMail {
  const isChinese = office.language === 'zh-CN'
  const real = mail.to.map(to => to.address).join(', ')
  const note = isChinese
    ? `【演练】本信正式启用后将发给：${real}`
    : `[Rehearsal] In earnest this letter would go to: ${real}`
  const shown = note.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return {
    ...mail,
    to: [{ name: '', address }],
    subject: `${isChinese ? '【演练】' : '[Rehearsal] '}${mail.subject}`,
    text: `${note}\n\n${mail.text}`,
    html:
      mail.html?.replace(
        /<body[^>]*>/,
        body => `${body}<p style="background:#fff3cd;padding:8px;margin:0;">${shown}</p>`,
      ) ?? null,
  }
}
