// Notices new mail at once where the server has IDLE (RFC 2177), on a connection of its own that stays open.
// Does: tells that there is news, and comes back by itself after a lost connection. Never fetches anything.
// Fails with nothing: troubles go to `onTrouble`, and where the login is refused the watch ends, so that it never hammers.
import { setTimeout as pause } from 'node:timers/promises'
import { connect, type Connection, disconnect, examine, type ImapEndpoint } from './imap-connection.ts'
import type { Credentials, MailboxOptions, Watch } from './mailbox.ts'
import { MailboxError } from './mailbox-error.ts'

/** What the watch tells. `onTrouble` hears each failure once; polling goes on regardless. */
export type WatchEvents = { onNews: () => void; onTrouble: (error: MailboxError) => void }

/** Milliseconds before the first, second … attempt to come back; the last one repeats. */
const BACK_AFTER = [2_000, 60_000, 300_000, 900_000]

/** Silence after which a NOOP asks whether the server is still there; it also renews IDLE, since routers forget silent connections. */
const SILENCE_MS = 4 * 60_000

/** A server that ends IDLE at once must not be asked again at once. */
const BREATH_MS = 1_000

/** Watches one folder. Null where the server has no IDLE (NetEase): then only polling helps. Fails as connecting does. */
export async function watchImap(
  endpoint: ImapEndpoint,
  credentials: Credentials,
  folder: string,
  events: WatchEvents,
  options: MailboxOptions,
): Promise<Watch | null> {
  const stop = new AbortController()
  const open = async (): Promise<Connection | null> => {
    const connection = await connect(endpoint, credentials, { ...options, silence: options.silence ?? SILENCE_MS })
    if (!connection.client.capabilities.has('IDLE')) {
      await disconnect(connection)
      return null
    }
    connection.client.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) events.onNews()
    })
    try {
      await examine(connection, folder)
    } catch (error) {
      await disconnect(connection)
      throw error
    }
    return connection
  }
  let connection = await open()
  if (connection === null) return null

  const running = (async () => {
    try {
      while (connection !== null) {
        await idleUntilLost(connection, stop.signal)
        await disconnect(connection)
        connection = await comeBack(open, events, stop.signal)
      }
    } finally {
      if (connection !== null) await disconnect(connection)
    }
  })()

  return {
    async close() {
      stop.abort()
      connection?.client.close()
      await running
    },
  }
}

/** A new connection after waits that grow; null once the watch is to end. */
async function comeBack(
  open: () => Promise<Connection | null>,
  events: WatchEvents,
  stop: AbortSignal,
): Promise<Connection | null> {
  for (let attempt = 0; ; attempt += 1) {
    await waited(BACK_AFTER[Math.min(attempt, BACK_AFTER.length - 1)] ?? 0, stop)
    if (stop.aborted) return null
    try {
      const connection = await open()
      // What came in the meantime was announced to nobody.
      if (connection !== null) events.onNews()
      return connection
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error
      events.onTrouble(error)
      if (error.kind === 'login' || error.kind === 'configuration') return null
    }
  }
}

/** Idles until the connection is gone, whoever ended it, or until `stop`. */
async function idleUntilLost({ client }: Connection, stop: AbortSignal): Promise<void> {
  while (client.usable && !stop.aborted) {
    // Resolves false where the connection went; why does not matter, the way back tells.
    await client.idle()
    if (client.usable) await waited(BREATH_MS, stop)
  }
}

/** Waits, or less where `stop` comes first. */
async function waited(milliseconds: number, stop: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal: stop }).catch(() => undefined)
}
