// When a message was received: the instant that decides what is late. Pure.

/** INTERNALDATE this much later than the topmost Received header means that the mailbox was moved, not that the mail was slow. */
const MOVED_AFTER = Temporal.Duration.from({ hours: 48 })

/** The three witnesses; null where there is none. */
export type Witnesses = {
  /** IMAP INTERNALDATE; for files on disk their date. */
  stored: Temporal.Instant | null
  /** True for IMAP: its server is believed before the header. */
  isServer: boolean
  /** The topmost Received header. */
  header: Temporal.Instant | null
}

/**
 * The contract's rule: the server's INTERNALDATE, unless it is days later than the topmost Received header; for files on
 * disk that header, else the file's date; `seenAt` where nothing tells. Never the sender's Date.
 */
export function receivedAt(witnesses: Witnesses, seenAt: Temporal.Instant): Temporal.Instant {
  const { stored, isServer, header } = witnesses
  if (!isServer) return header ?? stored ?? seenAt
  if (stored === null) return header ?? seenAt
  if (header === null) return stored
  return Temporal.Instant.compare(stored, header.add(MOVED_AFTER)) > 0 ? header : stored
}
