// One SMTP connection of nodemailer's, as promises: opened and logged in, one letter after the other, closed.
// Does exactly what it is told and nothing twice: the library's own transports send a letter again when a connection
// breaks, which is how letters arrive twice. Never logs; the password goes to the server's login and nowhere else.
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Endpoint } from '../config/configuration.ts'
import { isLoopback } from '../config/loopback.ts'
import type { Secret } from '../config/secret.ts'
import type { Ending, SmtpError } from './delivery.ts'

export type SmtpEndpoint = Extract<Endpoint, { host: string }>

export type SmtpCredentials = { user: string; password: Secret | null }

export type SmtpTimes = {
  /** Milliseconds that connecting may take. Default 30,000. */
  patience?: number
  /** Milliseconds of silence. Default 600,000: RFC 5321 §4.5.3.2.6 gives a server ten minutes after the last dot. */
  silence?: number
}

export type SmtpConnection = {
  /** Hands the letter over; never throws. */
  send(raw: Buffer, from: string, to: readonly string[]): Promise<Ending>
  /** False once the server or the network has ended it. */
  isOpen(): boolean
  /** Ends a transaction that was refused halfway, so that the next letter begins afresh. False: the connection is of no more use. */
  reset(): Promise<boolean>
  /** Says goodbye, or hangs up where the server does not answer. */
  quit(): Promise<void>
}

const PARTING_MS = 3_000

/** Opens a connection and logs in where a password is given. TLS is demanded everywhere but on loopback. Fails with an SmtpError. */
export async function connectSmtp(
  endpoint: SmtpEndpoint,
  { user, password }: SmtpCredentials,
  times: SmtpTimes,
): Promise<SmtpConnection> {
  const { host, port, secure } = endpoint
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: !secure && !isLoopback(host),
    // On this machine nobody stands between, and no certificate is made out to localhost.
    ...(isLoopback(host) ? { tls: { rejectUnauthorized: false } } : {}),
    connectionTimeout: times.patience ?? 30_000,
    greetingTimeout: times.patience ?? 30_000,
    dnsTimeout: times.patience ?? 30_000,
    socketTimeout: times.silence ?? 600_000,
    logger: false,
  })
  // Between letters a lost connection is nobody's failure: the next letter finds it closed.
  connection.on('error', () => undefined)
  await step(connection, done => connection.connect(done))
  if (password !== null && connection.allowsAuth) {
    await step(connection, done => connection.login({ user, pass: password.reveal() }, done)).catch(
      (error: unknown) => {
        connection.close()
        throw error
      },
    )
  }
  return {
    send: (raw, from, to) => send(connection, raw, from, to),
    isOpen: () => !connection.destroyed,
    reset: () =>
      step(connection, done => connection.reset(done)).then(
        () => true,
        () => false,
      ),
    async quit() {
      if (connection.destroyed) return
      const gone = new Promise<void>(resolve => {
        connection.once('end', () => resolve())
      })
      const patience = setTimeout(() => connection.close(), PARTING_MS)
      connection.quit()
      await gone
      clearTimeout(patience)
    },
  }
}

async function send(connection: SMTPConnection, raw: Buffer, from: string, to: readonly string[]): Promise<Ending> {
  // The library takes from the stream only after the server asked for the letter (354), and its end is the final dot.
  let handedOver = false
  const stream = Readable.from(
    (function* () {
      yield raw
      handedOver = true
    })(),
  )
  return new Promise(resolve => {
    connection.send({ from, to: [...to], size: raw.length }, stream, (error, info) => {
      if (error || info === undefined) {
        resolve({ kind: 'failed', error: (error ?? {}) as SmtpError, handedOver })
        return
      }
      const { response, accepted, rejectedErrors = [] } = info
      resolve({ kind: 'accepted', response, accepted, rejected: rejectedErrors as SmtpError[] })
    })
  })
}

/** Waits for one callback of the library, or for the error event that comes instead of it. */
function step(connection: SMTPConnection, begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => finish(error)
    const finish = (error?: Error | null) => {
      connection.off('error', failed).off('end', ended)
      if (error) reject(error)
      else resolve()
    }
    const ended = () => finish(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION', command: 'CONN' }))
    connection.once('error', failed).once('end', ended)
    begin(finish)
  })
}
