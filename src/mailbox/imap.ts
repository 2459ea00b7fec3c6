// An IMAP mailbox (RFC 3501, 9051), read by EXAMINE and BODY.PEEK alone. Polls by short connections, one at a time.
// Does: finds what is new by UID, delivers it oldest UID first, small messages in batches, large ones in pieces.
// Fails with MailboxError. Never changes anything on the server; never trusts UIDNEXT, sizes or the order of answers.
import { connect, type Connection, disconnect, examine, type ImapEndpoint, list } from './imap-connection.ts'
import { walk } from './imap-walk.ts'
import { type Resolved, resolveFolders } from './imap-folders.ts'
import type { Credentials, MailboxOptions, MailboxSession } from './mailbox.ts'

/** How often one session may log in again after a message that broke its connection; then the server is the trouble. */
const RECONNECTIONS = 3

/** Logs in. `folders` as configured: names, or special-use flags. */
export async function openImap(
  endpoint: ImapEndpoint,
  credentials: Credentials,
  folders: readonly string[],
  options: MailboxOptions,
): Promise<MailboxSession> {
  let connection: Connection = await connect(endpoint, credentials, options)
  let reconnections = 0
  let resolved: Promise<Resolved> | null = null
  const resolve = () => {
    resolved ??= list(connection).then(listed =>
      resolveFolders(
        folders,
        listed.map(({ path, name, flags, specialUse }) => ({ path, name, flags, specialUse: specialUse ?? null })),
      ),
    )
    return resolved
  }
  /** The folder opened, on a new connection where a message broke the last one. */
  const enter = async (folder: string) => {
    if (!connection.client.usable && reconnections < RECONNECTIONS) {
      reconnections += 1
      await disconnect(connection)
      connection = await connect(endpoint, credentials, options)
    }
    return { connection, mailbox: await examine(connection, folder) }
  }
  return {
    identity: `imap:${credentials.user.toLowerCase()}@${endpoint.host.toLowerCase()}`,
    isServer: true,
    folders: async () => (await resolve()).found,
    missingFolders: async () => (await resolve()).missing,
    arrivals: (folder, cursor) => walk(folder, cursor, () => enter(folder.name)),
    close: () => disconnect(connection),
  }
}
