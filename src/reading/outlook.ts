// Outlook's .msg in the shape of a parsed message, so that everything behind it need not know the difference.
import type { OutlookMessage } from '../files/examined.ts'
import type { Store } from '../files/store.ts'
import type { ParsedMessage, Part } from '../message/parsed.ts'
import { splitBody } from '../message/split-body.ts'

/** `message` as if it had been parsed from MIME. Embedded messages come along with their files. */
export async function outlookAsParsed(
  message: OutlookMessage,
  context: { store: Store; zone: string },
): Promise<ParsedMessage> {
  const split = splitBody(message.text, message.html, { zone: context.zone })
  return {
    head: {
      messageId: message.messageId,
      from: message.from,
      sender: null,
      replyTo: [],
      to: message.to,
      cc: [],
      returnPath: null,
      subject: message.subject,
      sentAt: message.sentAt,
      receivedAt: null,
      inReplyTo: [],
      references: [],
      letterKey: null,
      mailer: 'Microsoft Outlook',
    },
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: split.body,
    report: null,
    forwarded: split.forwarded,
    parts: attachments(message),
    links: split.links,
    notes: [],
  }
}

function attachments(message: OutlookMessage): Part[] {
  const own = message.attachments.map(
    ({ name, stored, notes, contentId }): Part => ({
      name,
      declaredType: null,
      disposition: contentId ? 'inline' : 'attachment',
      contentId,
      shown: null,
      shownSize: null,
      stored,
      notes,
    }),
  )
  return [...own, ...message.embedded.flatMap(attachments)]
}
