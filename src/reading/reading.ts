// What reading a message yields. Derived from the stored bytes alone, JSON-serialisable, so that it crosses from the
// reader's process, lies in the ledger, and can be attributed anew without opening the message again.
import type { Kind } from '../files/kind.ts'
import type { Address } from '../message/address.ts'

/** Raise it whenever reading would give another answer: every stored message is then read again. */
export const READER_VERSION = 4

/**
 * Something a person should know of a message or file: a stable code, and what it is about where the code alone does
 * not say it. Codes are kebab-case English ("encrypted", "declared-type-disagrees"); letters and board word them.
 */
export type Note = { code: string; detail: string | null }

/** All that reading found in one message. Instants are ISO 8601 with offset. */
export type Reading = {
  /** READER_VERSION that made it. */
  version: number
  head: Head
  /** What headers and structure say the message is, where it was written by a machine; null: by a person. */
  automatic: Automatic | null
  /** Header-based reasons never to answer this message (RFC 3834 and what responders do), as codes; empty: may be answered. */
  unanswerable: string[]
  authentication: AuthenticationResult[]
  body: Body
  /** Messages inside: attached (message/rfc822, .eml, .msg) or forwarded inline, in order of appearance. */
  inner: InnerMessage[]
  /** Every leaf file and every container, in order of appearance; a container stands before its members. */
  files: ReadFile[]
  links: ReadLink[]
  notes: Note[]
}

export type Head = {
  /** With its angle brackets; null where missing. */
  messageId: string | null
  from: Address | null
  /** The author's address as the header spells it, upper case and all; for showing, never for looking up. */
  fromSpelled: string | null
  sender: Address | null
  replyTo: Address[]
  to: Address[]
  cc: Address[]
  /** Return-Path without brackets; '' for the null path <>, null where the header is missing. */
  returnPath: string | null
  subject: string
  /** The sender's claim (Date), null where missing or unreadable. */
  sentAt: string | null
  /** Topmost Received header's date: when our server took it. */
  receivedAt: string | null
  inReplyTo: string[]
  references: string[]
  /** X-Baosong-Letter, the key of a letter of ours, where this message is one. */
  letterKey: string | null
  /** X-Mailer or User-Agent. */
  mailer: string | null
}

/** A machine wrote it: what it is, and the headers or words that said so (codes for the reasons). */
export type Automatic = {
  nature: 'auto-reply' | 'bounce' | 'receipt' | 'recall' | 'calendar' | 'bulk'
  because: string
  /** For bounces and receipts: what they are about. */
  about: Bounce | null
}

/** RFC 3464 where given, else what the free text says. */
export type Bounce = {
  /** Message-ID of the letter that came back, with brackets; null where not told. */
  originalMessageId: string | null
  /** X-Baosong-Letter of the returned letter, where its headers are quoted. */
  letterKey: string | null
  failures: { address: string; permanent: boolean; status: string | null; diagnostic: string | null }[]
}

/** One Authentication-Results header (RFC 8601), topmost first. */
export type AuthenticationResult = {
  /** authserv-id: who claims it. */
  server: string
  /** Verdicts by method: pass, fail, softfail, none, temperror …; methods that were not given are null. */
  spf: string | null
  dkim: string | null
  dmarc: string | null
}

/** The text, divided by who said it when. All plain text, LF line ends, capped. */
export type Body = {
  /** What the sender wrote this time, without signature, quoted history and forwarded messages. */
  text: string
  signature: string
  /** Quoted history of a reply (it quotes us, as a rule). */
  quoted: string
}

/** A message inside the message. */
export type InnerMessage = {
  how: 'attached' | 'inline'
  /** Path of its entry in `files` for an attached one; null for an inline one. */
  path: string | null
  from: Address | null
  to: Address[]
  subject: string
  sentAt: string | null
  messageId: string | null
  body: Body
  authentication: AuthenticationResult[]
}

export type ReadFile = {
  /** Container's path + '/' + name. Two files of one name keep it: their position in `files` tells them apart. */
  path: string
  /** As the sender saw it, made safe for disk; one made for it where none was given. */
  name: string
  /** As the sender wrote it; null where no name was given. */
  originalName: string | null
  /** Bytes. */
  size: number
  /** Hex. */
  sha256: string
  /** Media type by the bytes, e.g. image/jpeg. */
  type: string
  kind: Kind
  /**
   * Only decorates (signature picture, logo, tracking pixel), or is the text in another form: kept in the store, but no entry
   * of the contract's `files`.
   */
  decoration: boolean
  /** True for the report that was written into the body itself (path body.html or body.txt). */
  isBody: boolean
  /** Text inside, for documents, sheets, slides and plain text; null where there is none or it could not be had. */
  document: DocumentText | null
  notes: Note[]
}

/** Text inside a document. Capped; the whole text goes to the store under `textSha256` for search. */
export type DocumentText = {
  title: string | null
  /** First lines that are not empty, at most 12. */
  head: string[]
  /** Last lines that are not empty, at most 12. */
  tail: string[]
  /** The text from its start, capped (limits.ts). */
  text: string
}

/** A link that matters: a file kept elsewhere, or a page that reports. Never the signature's links. */
export type ReadLink = {
  url: string
  kind: 'cloud' | 'page'
  /** qq, exmail, netease, baidu, quark, wechat …; null for an ordinary site. */
  provider: string | null
  /** File name or link text, where given. */
  name: string | null
  /** Bytes, as promised. */
  size: number | null
  /** Extraction code (提取码). */
  code: string | null
  /** When it runs out, ISO with offset; null for never or unknown. */
  expires: string | null
}
