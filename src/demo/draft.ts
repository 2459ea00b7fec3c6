// What a person at a unit sets down, before a mail program makes bytes of it.
import { createHash } from 'node:crypto'

/** Who writes. `name` is what the mail program shows, often a nickname. */
export type Sender = { name: string; address: string }

export type Attachment = { name: string; type: string; data: Buffer }

/** A file that the mail program uploaded instead of attaching it (超大附件). */
export type BigAttachment = { name: string; size: string; expires: string; url: string }

/** A mail as its writer sees it. */
export type Draft = {
  /** Names the message; ids, boundaries and addresses of machines follow from it, so that every run gives the same bytes. */
  slug: string
  from: Sender
  to: Sender
  subject: string
  sentAt: Temporal.ZonedDateTime
  lines: readonly string[]
  signature: readonly string[]
  attachments: readonly Attachment[]
  /** Pictures pasted into the text, below its lines. */
  pasted: readonly Attachment[]
  big: readonly BigAttachment[]
  /** A mail that is forwarded below the lines. */
  forwarded: Forwarded | null
}

/** A mail inside another, as the forwarding program quotes it. */
export type Forwarded = {
  from: Sender
  to: Sender
  subject: string
  sentAt: Temporal.ZonedDateTime
  lines: readonly string[]
}

/** A mail program: the bytes that leave it. */
export type Program = (draft: Draft) => Buffer

/** `length` lower-case hex digits that depend on `seed` alone. */
export function hex(seed: string, length: number): string {
  return createHash('sha512').update(seed).digest('hex').slice(0, length)
}

/** `length` decimal digits that depend on `seed` alone, the first of them not 0. */
export function digits(seed: string, length: number): string {
  const number = BigInt(`0x${hex(seed, 24)}`)
  const least = 10n ** BigInt(length - 1)
  return String(least + (number % (9n * least)))
}

/** RFC 5322 date, as every mail program writes it: Tue, 8 Sep 2026 09:05:00 +0800. */
export function mailDate(at: Temporal.ZonedDateTime): string {
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1]
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const time = at.toPlainTime().toString({ smallestUnit: 'second' })
  return `${day}, ${at.day} ${months[at.month - 1]} ${at.year} ${time} ${at.offset.replace(':', '')}`
}

/** 2026年9月8日 9:05, as forwarded headers and 超大附件 write it. */
export function chineseTime(at: Temporal.ZonedDateTime): string {
  return `${at.year}年${at.month}月${at.day}日 ${at.hour}:${String(at.minute).padStart(2, '0')}`
}
