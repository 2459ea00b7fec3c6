// What became of a letter, from what the connection reported. Pure.
import { domainToASCII } from 'node:url'
import { readableAnswer, understandAnswer } from './answer.ts'
import type { Meaning, Stage } from './meaning.ts'
import type { Delivery, Settled } from './post.ts'
import { connectionTrouble } from './connection-trouble.ts'

/** An error of the SMTP library: the server's refusal, or a connection that failed. */
export type SmtpError = {
  /** EAUTH, EENVELOPE, ECONNECTION … */
  code?: string
  /** Node's own code where the library replaced it. */
  originalCode?: string
  /** The command that was answered, CONN for none, API for none at all. */
  command?: string
  /** The server's words, UTF-8 or byte by byte. */
  response?: string
  message?: string
  recipient?: string
  rejectedErrors?: readonly SmtpError[]
}

/** How one attempt ended. `handedOver`: the whole letter was given to the connection before it ended. */
export type Ending =
  | { kind: 'accepted'; response: string; accepted: readonly string[]; rejected: readonly SmtpError[] }
  | { kind: 'failed'; error: SmtpError; handedOver: boolean }

/** The delivery to `recipients`, frozen. */
export function deliveryOf(ending: Ending, recipients: readonly string[]): Delivery {
  if (ending.kind === 'accepted') {
    const taken = new Set(ending.accepted.map(onWire))
    const refused = new Map(ending.rejected.map(error => [onWire(error.recipient ?? ''), error]))
    const response = readableAnswer(ending.response)
    return summed(
      recipients.map(address => {
        if (taken.has(onWire(address))) return { address, kind: 'sent', response, meaning: null }
        return settled(
          address,
          refused.get(onWire(address)) ?? { message: 'The server was not asked for this address' },
        )
      }),
      response,
    )
  }
  const { error, handedOver } = ending
  if (handedOver && answerOf(error) === '') {
    const response = error.message ?? ''
    const doubtful = recipients.map(address => ({ address, kind: 'in-doubt' as const, response, meaning: null }))
    return frozen({ kind: 'in-doubt', recipients: doubtful, meaning: null, response })
  }
  const single = new Map((error.rejectedErrors ?? []).map(each => [onWire(each.recipient ?? ''), each]))
  return summed(
    recipients.map(address => settled(address, single.get(onWire(address)) ?? error)),
    answerOf(error) || (error.message ?? ''),
  )
}

/** An address as the library sends it: it encodes the domain and drops repetitions. */
function onWire(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase()
}

function settled(address: string, error: SmtpError): Settled {
  const response = answerOf(error) || (error.message ?? '')
  const meaning = meaningOf(error)
  return {
    address,
    kind: meaning.kind === 'letter' || meaning.kind === 'recipient' ? 'refused' : 'later',
    response,
    meaning,
  }
}

/** The server's words decide; without any the connection's trouble does. */
function meaningOf(error: SmtpError): Meaning {
  // STARTTLS was demanded: whatever words refuse it, the letter must not go in the clear.
  if (error.code === 'ETLS') return connectionTrouble(error)
  const answer = answerOf(error)
  if (answer !== '') return understandAnswer(answer, stageOf(error))
  // The library compares the size with what the server announced, before it asks (RFC 1870 §6.1).
  if (error.code === 'EMESSAGE') return understandAnswer(`552 ${error.message}`, 'content')
  return connectionTrouble(error)
}

function answerOf(error: SmtpError): string {
  return readableAnswer(error.response ?? '')
}

function stageOf({ code, command = '' }: SmtpError): Stage {
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'login'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  return command === 'DATA' ? 'content' : 'connect'
}

function summed(recipients: readonly Settled[], response: string): Delivery {
  const open = recipients.filter(({ kind }) => kind !== 'sent')
  const meaning = open.find(each => each.meaning?.kind === 'configuration')?.meaning ?? open[0]?.meaning ?? null
  return frozen({ kind: kindOf(recipients, meaning), recipients, meaning, response })
}

function kindOf(recipients: readonly Settled[], meaning: Meaning | null): Delivery['kind'] {
  const sent = recipients.filter(({ kind }) => kind === 'sent').length
  if (sent === recipients.length) return 'sent'
  if (sent > 0) return 'partly'
  if (meaning?.kind === 'configuration') return 'stopped'
  return recipients.every(({ kind }) => kind === 'refused') ? 'refused' : 'later'
}

function frozen(delivery: Delivery): Delivery {
  for (const each of delivery.recipients) Object.freeze(each)
  Object.freeze(delivery.recipients)
  return Object.freeze(delivery)
}
