// A real SMTP server (smtp-server) whose answers a test scripts, and which keeps what it took.
import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Endpoint } from '../../src/config/configuration.ts'
import { Secret } from '../../src/config/secret.ts'

/** An answer such as '550 Invalid User'; null: accepted. */
type ScriptedAnswer = string | null

export type SmtpScript = {
  greeting?: () => ScriptedAnswer
  login?: (user: string) => ScriptedAnswer
  sender?: (address: string) => ScriptedAnswer
  recipient?: (address: string) => ScriptedAnswer
  /** After the letter was taken whole. 'cut': the connection breaks without an answer, the letter is kept; 'lose': nor is it kept. */
  content?: (raw: string) => ScriptedAnswer
}

export type ReceivedLetter = { from: string; to: string[]; raw: string; connection: string }

export type ScriptedSmtp = {
  endpoint: Extract<Endpoint, { host: string }>
  user: string
  password: Secret
  /** May be changed while it runs. */
  script: SmtpScript
  received: ReceivedLetter[]
  /** How often somebody connected, and logged in or tried to. */
  connected(): number
  logins(): number
  /** Connections that are open now. */
  connections(): number
  /** Answers no new connection any more. */
  mute(): void
  /** Breaks every connection. */
  cut(): void
  stop(): Promise<void>
}

/** Starts one on a free port of loopback. Answers are sent byte by byte: give GBK as Latin-1. */
export async function startSmtp(
  script: SmtpScript = {},
  options: { secure?: boolean; size?: number; starttls?: boolean } = {},
): Promise<ScriptedSmtp> {
  const received: ReceivedLetter[] = []
  let connected = 0
  let logins = 0
  let muted = false
  const scripted = { ...script }
  const server = new SMTPServer({
    secure: options.secure ?? false,
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    ...(options.starttls ? {} : { disabledCommands: ['STARTTLS'] }),
    ...(options.size === undefined ? {} : { size: options.size }),
    onConnect(session, done) {
      connected += 1
      socketOf(server, session)?.setDefaultEncoding('latin1')
      if (!muted) done(failure(scripted.greeting?.() ?? null))
    },
    onAuth({ username = '' }, _session, done) {
      logins += 1
      const refused = failure(scripted.login?.(username) ?? null)
      if (refused === null) done(null, { user: username })
      else done(refused)
    },
    onMailFrom({ address }, _session, done) {
      done(failure(scripted.sender?.(address) ?? null))
    },
    onRcptTo({ address }, _session, done) {
      done(failure(scripted.recipient?.(address) ?? null))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const answer = scripted.content?.(raw) ?? null
        const { mailFrom, rcptTo } = session.envelope
        const letter = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          connection: session.id,
        }
        if (answer === null || answer === 'cut') received.push(letter)
        if (answer === 'cut' || answer === 'lose') socketOf(server, session)?.resetAndDestroy()
        else done(failure(answer), '250 Mail OK queued')
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    endpoint: { kind: 'smtp', host: '127.0.0.1', port, secure: options.secure ?? false },
    user: 'kepu@yunxi.example',
    password: new Secret('0000-not-a-real-password'),
    script: scripted,
    received,
    connected: () => connected,
    logins: () => logins,
    connections: () => server.connections.size,
    mute() {
      muted = true
    },
    cut() {
      for (const connection of server.connections) socketIn(connection).resetAndDestroy()
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
      }),
  }
}

function failure(answer: ScriptedAnswer): Error | null {
  if (answer === null) return null
  const [, number = '451', text = answer] = /^(\d{3}) ?(.*)$/s.exec(answer) ?? []
  return Object.assign(new Error(text), { responseCode: Number(number) })
}

type Sockets = { _socket: Socket; id: string }

/** smtp-server gives its handlers no socket; breaking a connection needs one. */
function socketIn(connection: unknown): Sockets['_socket'] {
  return (connection as Sockets)._socket
}

function socketOf(server: SMTPServer, session: SMTPServerSession) {
  const connection = [...server.connections].find(each => (each as unknown as Sockets).id === session.id)
  return connection === undefined ? undefined : socketIn(connection)
}
