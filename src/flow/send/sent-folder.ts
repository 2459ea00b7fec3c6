// Which letters the server has among those that it keeps as sent.
import { MailboxError } from '../../mailbox/mailbox-error.ts'
import { findSent } from '../../mailbox/open.ts'
import type { OpenOffice } from '../office.ts'

/** Message-IDs found among `messageIds`: none where the server keeps no such folder; null where it could not be asked. */
export async function foundInSent(
  { configuration }: OpenOffice,
  messageIds: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const { receive, user, password } = configuration.office.mailbox
  try {
    return (await findSent(receive, { user, password }, messageIds)) ?? new Set()
  } catch (error) {
    // The mailbox's own troubles are told by the pass that polls it.
    if (error instanceof MailboxError) return null
    throw error
  }
}
