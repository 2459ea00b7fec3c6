// Where mail comes in: one interface, whatever stands behind it. Every adapter keeps its hands off the mailbox: it sets
// no flag, moves nothing, deletes nothing, and whoever uses the mailbox by hand sees no trace of it.
import type { Secret } from '../config/secret.ts'

/**
 * Where one message lies. Together with the hash of its bytes it is the message's identity: servers reuse UIDs, and
 * Message-IDs are claims of the sender.
 */
export type Place = {
  /** As the server lists it, decoded; '.' for a Maildir itself. */
  folder: string
  /** RFC 9051 §2.3.1.1; '' where there is none. */
  uidValidity: string
  /** IMAP UID; for a Maildir the file's name before ':2,', since flags change the rest. */
  uid: string
}

/** How far a folder has been taken in. Opaque text: keep what `Arrival.cursorAfter` says, hand it back next time. */
export type Cursor = string

/** A folder that is there. `junk`: mail in it was sorted out by the provider. */
export type Folder = { name: string; junk: boolean }

/** One message that the cursor had not passed. */
export type Arrival = {
  place: Place
  junk: boolean
  /** INTERNALDATE (RFC 9051 §2.3.3), to the second; for files their modification time. */
  internalDate: Temporal.Instant | null
  /** Bytes as announced (RFC822.SIZE). Some servers are a little wrong; null where not told. */
  size: number | null
  /**
   * The bytes, once. Ends only where the message ends; fails with MailboxError. If its `scope` is 'message', the walk
   * goes on, and the message comes again on the next one. A message whose bytes were not read to the end comes again too.
   */
  raw: AsyncIterable<Uint8Array>
  /** To be recorded in the same transaction as the message, once its bytes are safe on disk. */
  cursorAfter: Cursor
}

/** Whether a message at this place is in the record. Lets a Maildir be walked whose names carry no order. */
export type Recorded = (place: Place) => boolean

/** An open mailbox. One at a time for each mailbox: some providers refuse a second connection. */
export type MailboxSession = {
  /** Names the mailbox in the record: stays the same however it is reached. */
  identity: string
  /** True where `internalDate` is a mail server's word, false where it is a file's date. */
  isServer: boolean
  /** The configured folders that are there, each once, in the configured order. */
  folders(): Promise<Folder[]>
  /** Names in the configuration that are no folder. A special-use flag that nothing carries is none of them. */
  missingFolders(): Promise<string[]>
  /**
   * What the cursor (null: none yet) has not passed, oldest first. Messages may vanish, come or be renamed meanwhile.
   * Leaving the loop early is allowed. No other call on the session while it runs.
   */
  arrivals(folder: Folder, cursor: Cursor | null, recorded: Recorded): AsyncIterable<Arrival>
  /** Never fails: what was delivered is safe, whatever the server says at parting. */
  close(): Promise<void>
}

/** A look-out for news; `close` leaves nothing behind. */
export type Watch = { close(): Promise<void> }

/** Who logs in. Ignored by a Maildir. */
export type Credentials = { user: string; password: Secret | null }

/** What an adapter may be told. */
export type MailboxOptions = {
  /** RFC 2971 identification; NetEase demands it. ASCII. */
  client?: { name: string; version: string }
  /** Milliseconds of silence after which a connection counts as lost. Default 60,000. */
  silence?: number
  /** Milliseconds that connecting may take. Default 30,000. */
  patience?: number
}
