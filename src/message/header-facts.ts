// What the intake must know of a message before it is read: from the header block alone.
import { parseFields } from './headers/fields.ts'
import { messageId } from './headers/head.ts'
import { receivedAt } from './headers/received.ts'

/** When our server took the message: the topmost Received header with a readable date; null where none has one. */
export function topmostReceived(headerBlock: Buffer): Temporal.Instant | null {
  return receivedAt(parseFields(headerBlock))
}

/** Message-ID with its angle brackets; null where there is none. */
export function messageIdOf(headerBlock: Buffer): string | null {
  return messageId(parseFields(headerBlock))
}
