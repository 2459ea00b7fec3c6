// Where letters go out: one interface, whatever stands behind it. Delivering says what became of each recipient; it never
// throws for what a server said, and never sends a letter twice by itself.
import type { Address } from '../message/address.ts'
import type { Meaning } from './meaning.ts'

/** A file in a letter. `contentId` (without brackets): shown in the HTML as cid:…, not listed as a file. */
export type OutgoingFile = {
  name: string
  /** Media type. */
  type: string
  content: { path: string } | { bytes: Uint8Array }
  contentId: string | null
}

/** One letter, ready to go. The same value always makes the same bytes. */
export type OutgoingMail = {
  /** With its angle brackets. */
  messageId: string
  /** Providers demand that it is the login's own address. */
  from: Address
  to: readonly Address[]
  subject: string
  text: string
  /** null: plain text alone. */
  html: string | null
  /** Beyond those that the other fields make; In-Reply-To and References may stand here too. */
  headers: Readonly<Record<string, string>>
  /** Message-ID that it answers, with its brackets. */
  inReplyTo?: string | null
  references?: readonly string[]
  /** The Date header. */
  date: Temporal.Instant
  attachments?: readonly OutgoingFile[]
  /** Who gets it, where that is not everyone in `to`: a letter of which some are settled goes to the others. */
  envelope?: { from: string; to: readonly string[] } | null
}

/** What became of one recipient. in-doubt: the connection broke after the letter was handed over; it may have gone. */
export type Settled = {
  address: string
  kind: 'sent' | 'refused' | 'later' | 'in-doubt'
  /** The server's words, readable. */
  response: string
  /** Why it was not sent; null where it was, and where nothing is known. */
  meaning: Meaning | null
}

/**
 * What became of a letter. sent: to all. partly: to some, see `recipients`. refused: never send it again unchanged.
 * later: try again, see `meaning`. stopped: the configuration is wrong, so that no letter can go; a person must mend it.
 * in-doubt: try again under the same Message-ID, best after looking whether it went.
 */
export type Delivery = {
  readonly kind: 'sent' | 'partly' | 'refused' | 'later' | 'stopped' | 'in-doubt'
  readonly recipients: readonly Settled[]
  /** The first reason why not everybody has it; null for sent and in-doubt. */
  readonly meaning: Meaning | null
  /** The server's last words, readable; '' where it said none. */
  readonly response: string
}

/** One connection's worth of posting: opened with the first letter, used again for the next, closed by `close`. */
export type Post = {
  /** One letter at a time. */
  deliver(letter: OutgoingMail): Promise<Delivery>
  close(): Promise<void>
}
