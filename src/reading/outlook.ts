// Outlook's .msg in the shape of a parsed message, so that everything behind it need not know the difference.
import type { OutlookMessage } from '../files/examined.ts'
import type { Store } from '../files/store.ts'
import { bodyOf } from '../message/body/divide.ts'
import { showParts } from '../message/body/shown.ts'
import { parseFields } from '../message/headers/fields.ts'
import { readHead } from '../message/headers/head.ts'
import { linksOf } from '../message/links/links.ts'
import type { ParsedMessage } from '../message/parsed.ts'
import { bodyReport } from '../message/report/body-report.ts'
import { aroundOf, chooseLines, divideLines, forwardedIn, pageOf } from '../message/split-body.ts'
import type { FilePart } from '../message/structure/collect.ts'
import type { Limits } from './limits.ts'
import type { Head, InnerMessage } from './reading.ts'

type Context = { zone: string; limits: Limits; store: Store }

/**
 * `message` as if it had been parsed from MIME. Messages embedded in it stand behind it, their files among its own; a report
 * that was typed into it goes into the store.
 */
export async function outlookAsParsed(message: OutlookMessage, context: Context): Promise<ParsedMessage> {
  const head = headOf(message)
  const around = {
    zone: context.zone,
    subject: head.subject,
    from: head.from,
    to: head.to,
    isReply: head.inReplyTo.length > 0,
    at: head.sentAt,
  }
  const division = divideLines(chooseLines(message.text, message.html, pageOf(around)), around)
  const most = context.limits.message.textCharacters
  const embedded: ParsedMessage[] = []
  for (const inside of message.embedded) embedded.push(await outlookAsParsed(inside, context))
  const shown = showParts(parts(message), division)
  return {
    head,
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: bodyOf(division, most),
    report: await bodyReport({ page: message.html, division, parts: shown, around: aroundOf(around) }, context.store),
    forwarded: [...forwardedIn(division, most), ...embedded.flatMap(inside => [asInner(inside), ...inside.forwarded])],
    parts: [...shown.map(({ contentLocation: _, ...part }) => part), ...embedded.flatMap(inside => inside.parts)],
    links: [...linksOf(division, around), ...embedded.flatMap(inside => inside.links)],
    notes: [],
  }
}

/** The headers with which it travelled tell most; what was never sent has only Outlook's own properties. */
function headOf(message: OutlookMessage): Head {
  const head = readHead(parseFields(Buffer.from(message.headers ?? '', 'utf8')))
  return {
    ...head,
    messageId: message.messageId ?? head.messageId,
    from: message.from?.address ? message.from : (head.from ?? message.from),
    fromSpelled: message.from?.address ? null : head.fromSpelled,
    to: message.to.length > 0 ? message.to : head.to,
    subject: message.subject === '' ? head.subject : message.subject,
    sentAt: message.sentAt ?? head.sentAt,
    mailer: head.mailer ?? 'Microsoft Outlook',
  }
}

function asInner({ head, body }: ParsedMessage): InnerMessage {
  const { from, to, subject, sentAt, messageId } = head
  return { how: 'inline', path: null, from, to, subject, sentAt, messageId, body, authentication: [] }
}

function parts({ attachments }: OutlookMessage): FilePart[] {
  return attachments.map(({ name, stored, notes, contentId }) => ({
    name,
    declaredType: null,
    disposition: contentId ? 'inline' : 'attachment',
    contentId,
    contentLocation: null,
    shown: null,
    shownSize: null,
    stored,
    notes,
  }))
}
