// A letter of the ledger → what the post sends. Pure.
import type { Configuration } from '../config/configuration.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import type { Address } from '../message/address.ts'
import type { OutgoingMail } from '../post/post.ts'

/** `to`: those who still have to get it. From is the report mailbox: providers refuse any other sender. */
export function outgoingMail(
  letter: Pick<LetterRecord, 'messageId' | 'subject' | 'text' | 'html' | 'headers' | 'createdAt'>,
  to: readonly Address[],
  configuration: Configuration,
): OutgoingMail {
  const { mailbox } = configuration.office
  return {
    messageId: letter.messageId,
    from: { name: mailbox.name, address: mailbox.address },
    to: to.map(({ name, address }) => ({ name, address })),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: letter.headers,
    // The same however often it is tried: a second copy has the first one's date, and replaces its file in a Maildir.
    date: letter.createdAt,
  }
}
