// Looks for letters of ours among those that the server keeps as sent (RFC 6154 \Sent), by Message-ID. EXAMINE, FETCH and
// SEARCH alone. Fails with MailboxError. Providers that send by SMTP and keep no copy have an empty folder: not found is no
// proof, but found must be one. So it is the header itself that is compared: Tencent answers a search by header with every
// message, NetEase with none.
import { type Connection, connect, disconnect, during, examine, type ImapEndpoint, list } from './imap-connection.ts'
import type { Credentials, MailboxOptions } from './mailbox.ts'

/** Names of the folder where the server marks none with \Sent. Seen in practice: older Coremail. */
const NAMES = /^(sent( (messages|items|mail))?|已发送(邮件)?|已发邮件|寄件備份)$/i

/** So many of the newest messages are looked at one by one, a few kilobytes; what is further back is searched for. */
const NEWEST = 300
/** What a search finds is not believed, but looked at; no more of it than this. */
const CHECKED = 20

const DOING = { zh: '在已发送里查找', en: 'Searching the Sent folder' }

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
    const { exists } = await examine(connection, sent.path)
    if (exists === 0) return new Set()
    const newest = await idsOf(connection, `${Math.max(1, exists - NEWEST + 1)}:*`, false)
    const found = new Set(messageIds.filter(id => newest.has(id)))
    if (exists <= NEWEST) return found
    for (const id of messageIds) if (!found.has(id) && (await isFurtherBack(connection, id))) found.add(id)
    return found
  } finally {
    await disconnect(connection)
  }
}

async function isFurtherBack(connection: Connection, id: string): Promise<boolean> {
  const uids = await during(connection, DOING, () =>
    connection.client.search({ header: { 'message-id': id } }, { uid: true }),
  )
  if (!Array.isArray(uids) || uids.length === 0) return false
  return (await idsOf(connection, uids.slice(-CHECKED).join(','), true)).has(id)
}

/** The Message-IDs of a range of messages, as their headers have them. */
function idsOf(connection: Connection, range: string, uid: boolean): Promise<Set<string>> {
  return during(connection, DOING, async () => {
    const ids = new Set<string>()
    for await (const { headers } of connection.client.fetch(range, { uid: true, headers: ['message-id'] }, { uid })) {
      const [, id] = /^message-id:\s*(<[^>\r\n]*>)/im.exec(headers?.toString('latin1') ?? '') ?? []
      if (id !== undefined) ids.add(id)
    }
    return ids
  })
}
