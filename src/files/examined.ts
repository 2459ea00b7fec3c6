// What looking into one file's bytes yields.
import type { DocumentText, Note } from '../reading/reading.ts'
import type { Kind } from './kind.ts'
import type { StoredBytes } from './store.ts'

/** One file, examined. Containers say what is in them; reading walks into them. */
export type Examined = {
  /** Media type by the bytes. */
  type: string
  kind: Kind
  document: DocumentText | null
  /** Pixels, for images whose header tells. */
  pixels: { width: number; height: number } | null
  contents: Contents
  notes: Note[]
}

/** What a container holds. */
export type Contents =
  | { form: 'none' }
  /** zip, rar, 7z, tar, winmail.dat …: members in the archive's order, already in the store. Encrypted or over a cap: none, with a note. */
  | { form: 'members'; members: Member[] }
  /** An RFC 5322 message: read it with message/. */
  | { form: 'message' }
  /** Outlook's .msg, already taken apart. */
  | { form: 'outlook'; message: OutlookMessage }

/** A file inside a container. */
export type Member = {
  /** Path inside the container with '/', decoded; may be unsafe (the caller makes it safe). */
  name: string
  stored: StoredBytes
  notes: Note[]
}

export type OutlookMessage = {
  /** The transport headers as one block, where the message has them. */
  headers: string | null
  from: { name: string; address: string } | null
  to: { name: string; address: string }[]
  subject: string
  /** ISO 8601. */
  sentAt: string | null
  messageId: string | null
  text: string | null
  html: string | null
  attachments: (Member & { contentId: string | null })[]
  embedded: OutlookMessage[]
}
