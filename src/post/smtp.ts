// Letters out by SMTP: one connection, opened with the first letter and used again for the next ones.
// Fails with nothing: what the server or the network did is in the Delivery. Never sends a letter twice by itself; only
// where a connection that had been idle turns out to be closed, before the letter was handed over, it opens another.
import { compose } from './compose.ts'
import { deliveryOf, type Ending, type SmtpError } from './delivery.ts'
import type { Delivery, OutgoingMail, Post } from './post.ts'
import {
  connectSmtp,
  type SmtpConnection,
  type SmtpCredentials,
  type SmtpEndpoint,
  type SmtpTimes,
} from './smtp-connection.ts'

/** NetEase answers MI:DMC to a connection that carries many letters; the number is nowhere told. */
const LETTERS_A_CONNECTION = 20

export function openSmtp(endpoint: SmtpEndpoint, credentials: SmtpCredentials, times: SmtpTimes = {}): Post {
  let connection: SmtpConnection | null = null
  let letters = 0

  const hangUp = async () => {
    const ending = connection
    connection = null
    letters = 0
    await ending?.quit()
  }
  const attempt = async (raw: Buffer, from: string, to: readonly string[]): Promise<Ending> => {
    try {
      connection ??= await connectSmtp(endpoint, credentials, times)
    } catch (error) {
      return { kind: 'failed', error: error as SmtpError, handedOver: false }
    }
    letters += 1
    return connection.send(raw, from, to)
  }

  return {
    async deliver(letter: OutgoingMail): Promise<Delivery> {
      const raw = await compose(letter)
      const from = letter.envelope?.from ?? letter.from.address
      const to = letter.envelope?.to ?? letter.to.map(({ address }) => address)
      if (letters >= LETTERS_A_CONNECTION || connection?.isOpen() === false) await hangUp()
      const wasIdle = connection !== null
      let ending = await attempt(raw, from, to)
      if (wasIdle && isLost(ending)) {
        await hangUp()
        ending = await attempt(raw, from, to)
      }
      if (ending.kind === 'failed' && connection !== null) {
        // After a refusal the session goes on; after anything else nobody knows where it stands.
        if (!connection.isOpen() || !(await connection.reset())) await hangUp()
      }
      return deliveryOf(ending, to)
    },
    async close() {
      await hangUp()
    },
  }
}

/** The connection ended, or the server was about to end it (421, RFC 5321 §3.8), before the letter was handed over. */
function isLost(ending: Ending): boolean {
  if (ending.kind === 'accepted' || ending.handedOver) return false
  const { response, code, command } = ending.error
  return response === undefined ? code !== 'EMESSAGE' : response.startsWith('421') && command === 'MAIL FROM'
}
