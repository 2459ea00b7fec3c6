// Looks for letters of ours among those that the server keeps as sent (RFC 6154 \Sent), by Message-ID. EXAMINE and SEARCH
// alone. Fails with MailboxError. Providers that send by SMTP and keep no copy have an empty folder: not found is no proof.
import { type Connection, connect, disconnect, during, examine, type ImapEndpoint, list } from './imap-connection.ts'
import type { Credentials, MailboxOptions } from './mailbox.ts'

/** Names of the folder where the server marks none with \Sent. Seen in practice: older Coremail. */
const NAMES = /^(sent( (messages|items|mail))?|已发送(邮件)?|已发邮件|寄件備份)$/i

/** Which of `messageIds` (with brackets) are there; null where the server shows no such folder. */
export async function searchSent(
  endpoint: ImapEndpoint,
  credentials: Credentials,
  messageIds: readonly string[],
  options: MailboxOptions,
): Promise<Set<string> | null> {
  const connection = await connect(endpoint, credentials, options)
  try {
    const folders = await list(connection)
    const sent =
      folders.find(({ specialUse }) => specialUse === '\\Sent') ?? folders.find(({ name }) => NAMES.test(name))
    if (!sent) return null
    await examine(connection, sent.path)
    const found = new Set<string>()
    for (const id of messageIds) if (await isThere(connection, id)) found.add(id)
    return found
  } finally {
    await disconnect(connection)
  }
}

/** Servers search header fields by substring (RFC 9051 §6.4.4): the whole ID can only be in its own message. */
function isThere(connection: Connection, id: string): Promise<boolean> {
  const doing = { zh: '在已发送里查找', en: 'Searching the Sent folder' }
  return during(connection, doing, async () => {
    const uids = await connection.client.search({ header: { 'message-id': id } }, { uid: true })
    return Array.isArray(uids) && uids.length > 0
  })
}
