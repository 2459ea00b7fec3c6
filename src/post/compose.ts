// A letter's bytes, the same for every adapter and at every attempt: RFC 5322, MIME, CRLF line ends.
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Address } from '../message/address.ts'
import type { OutgoingFile, OutgoingMail } from './post.ts'

/** Puts the letter together. Letters are small, so it comes whole. Fails where an attachment's file cannot be read. */
export async function compose(letter: OutgoingMail): Promise<Buffer> {
  const { messageId, from, to, subject, text, html, inReplyTo, references } = letter
  const composer = new MailComposer({
    messageId,
    from: mailbox(from),
    to: to.map(mailbox),
    subject: oneLine(subject),
    text,
    ...(html === null ? {} : { html }),
    headers: Object.fromEntries(Object.entries(letter.headers).map(([name, value]) => [name, oneLine(value)])),
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(references && references.length > 0 ? { references: [...references] } : {}),
    date: dateHeader(letter.date),
    attachments: (letter.attachments ?? []).map(attachment),
    // Chinese in quoted-printable is three times as long, and some readers of old phones do not decode it in subjects.
    encoding: 'base64',
    textEncoding: 'B',
    // A second attempt must send the same bytes; 163 holds back near-identical letters, and boundaries are random by default.
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    newline: 'win',
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** RFC 5322 §3.3, in UTC. */
export function dateHeader(instant: Temporal.Instant): string {
  const { dayOfWeek, day, month, year, hour, minute, second } = instant.toZonedDateTimeISO('UTC')
  const two = (value: number) => String(value).padStart(2, '0')
  return `${DAYS[dayOfWeek - 1]}, ${day} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)} +0000`
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function mailbox({ name, address }: Address): { name: string; address: string } {
  return { name: oneLine(name), address: oneLine(address) }
}

function attachment({ name, type, content, contentId }: OutgoingFile) {
  return {
    filename: oneLine(name),
    contentType: type,
    ...('path' in content ? { path: content.path } : { content: Buffer.from(content.bytes) }),
    ...(contentId === null ? {} : { cid: contentId, contentDisposition: 'inline' }),
  }
}

/** A line end in a header would begin another header (CWE-93). */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
