// The header of a made-up message: a test says what it is about, the rest is as empty as can be.
import type { Head } from '../../src/reading/reading.ts'

/** A head with `given`, and nothing else in it. */
export function madeHead(given: Partial<Head>): Head {
  return {
    messageId: null,
    from: null,
    fromSpelled: null,
    sender: null,
    replyTo: [],
    to: [],
    cc: [],
    returnPath: null,
    subject: '',
    sentAt: null,
    receivedAt: null,
    inReplyTo: [],
    references: [],
    letterKey: null,
    mailer: null,
    ...given,
  }
}
