// One IMAP connection: opened, its failures put into words, closed. Logs in once and never tries again by itself.
// Fails with MailboxError. Never logs; the password goes to the server's login and nowhere else.
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow, type ListResponse, type MailboxObject } from 'imapflow'
import type { Endpoint } from '../config/configuration.ts'
import { isLoopback } from '../config/loopback.ts'
import type { Credentials, MailboxOptions } from './mailbox.ts'
import { MailboxError, type Sentence } from './mailbox-error.ts'
import { understandFailure } from './imap-troubles.ts'

export type ImapEndpoint = Extract<Endpoint, { host: string }>

/** A connection that is logged in. `lost` is the error that ended it, once there is one. */
export type Connection = { client: ImapFlow; lost: () => unknown }

/**
 * imapflow puts a literal together in memory before it hands it on. Servers that honour partial FETCH send 1 MB at a
 * time; Tencent Exmail sends the whole message, at most some 70 MB (50 MB of attachments in base64).
 */
const LARGEST_LITERAL = 80 * 1_048_576

const PARTING_MS = 3_000

/** Connects and logs in. TLS is demanded everywhere but on loopback. */
export async function connect(
  endpoint: ImapEndpoint,
  credentials: Credentials,
  options: MailboxOptions,
): Promise<Connection> {
  const { host, port, secure } = endpoint
  const { name, version } = options.client ?? { name: 'baosong', version: '0' }
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
    // On this machine nobody stands between, and no certificate is made out to localhost.
    ...(isLoopback(host) ? { tls: { rejectUnauthorized: false } } : {}),
    auth: { user: credentials.user, pass: credentials.password?.reveal() ?? '' },
    // RFC 2971. NetEase refuses to open folders for clients that do not say who they are.
    clientInfo: { name, version, vendor: name, 'support-email': credentials.user },
    logger: false,
    // EXAMINE, LIST and FETCH are all that is needed: no ENABLE, no BINARY, no IDLE behind our back.
    disableAutoEnable: true,
    disableAutoIdle: true,
    disableBinary: true,
    connectionTimeout: options.patience ?? 30_000,
    socketTimeout: options.silence ?? 60_000,
    maxLiteralSize: LARGEST_LITERAL,
  })
  let lost: unknown = null
  client.on('error', error => {
    lost ??= error
  })
  const connection = { client, lost: () => lost }
  const doing = { zh: `登录 ${host}（${credentials.user}）`, en: `Logging in to ${host} as ${credentials.user}` }
  try {
    await during(connection, doing, () => client.connect())
  } catch (error) {
    client.close()
    throw error
  }
  return connection
}

/** Opens a folder by EXAMINE (RFC 9051 §6.3.3), which leaves even \Recent alone. */
export async function examine(connection: Connection, folder: string): Promise<MailboxObject> {
  const { client } = connection
  const open = () => client.mailboxOpen(folder, { readOnly: true })
  return during(connection, { zh: `打开文件夹“${folder}”`, en: `Opening the folder ${folder}` }, async () => {
    try {
      return await open()
    } catch (error) {
      if (!/unsafe login/i.test(responseOf(error))) throw error
      // Seen in practice: NetEase forgets an ID that came before the login. Once more, then it is a person's turn.
      await identify(client)
      return open()
    }
  })
}

/** Every folder that the server lists, with what it says of them. */
export function list(connection: Connection): Promise<ListResponse[]> {
  const doing = { zh: '读取文件夹列表', en: 'Listing the folders' }
  return during(connection, doing, () => connection.client.list())
}

/** Runs one step; what it throws comes out as a MailboxError that says what was being done. */
export async function during<T>(connection: Connection, doing: Sentence, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw asMailboxError(error, connection, doing)
  }
}

/** The error in words. The first error of a connection explains those that follow from it. */
export function asMailboxError(error: unknown, connection: Connection, doing: Sentence): MailboxError {
  if (error instanceof MailboxError) return error
  const cause = !connection.client.usable && connection.lost() ? connection.lost() : error
  const response = responseOf(error) || responseOf(cause)
  const { code = '', authenticationFailed = false, tlsFailed = false } = cause as Partial<ImapError>
  const trouble = understandFailure({
    code: tlsFailed && code === '' ? 'NO_STARTTLS' : code,
    response,
    loginRefused: authenticationFailed,
  })
  return new MailboxError(trouble, doing, { response: response === '' ? null : response, cause })
}

/** Says goodbye, or hangs up where the server does not answer. Never fails. */
export async function disconnect({ client }: Connection): Promise<void> {
  const patience = new AbortController()
  const goodbye = client.usable ? client.logout().catch(() => undefined) : Promise.resolve()
  await Promise.race([goodbye, pause(PARTING_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
  patience.abort()
  client.close()
}

/** Fields that imapflow and Node put on their errors. */
type ImapError = Error & {
  code: string
  responseText: string
  reason: string
  authenticationFailed: boolean
  tlsFailed: boolean
}

/** The server's own words: its NO or BAD, or the BYE that ended the connection. */
function responseOf(error: unknown): string {
  const { responseText, reason, message } = error as Partial<ImapError>
  if (typeof responseText === 'string') return responseText
  if (typeof reason === 'string') return reason
  return message === 'Login is disabled' ? message : ''
}

/** imapflow offers no public call for ID after the login; `run` is what its own set-up uses for it. */
async function identify(client: ImapFlow): Promise<void> {
  const commands = client as unknown as { run(command: 'ID', info: unknown): Promise<unknown> }
  await commands.run('ID', client.clientInfo)
}
