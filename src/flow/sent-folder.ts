// Which letters the server has among those that it keeps as sent. Nothing is known where it keeps none or cannot be asked:
// then a letter in doubt goes again, under the same Message-ID.
import { MailboxError } from '../mailbox/mailbox-error.ts'
import { findSent } from '../mailbox/open.ts'
import type { OpenOffice } from './office.ts'

/** Message-IDs found among `messageIds`. */
export async function foundInSent(
  { configuration }: OpenOffice,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { receive, user, password } = configuration.office.mailbox
  try {
    return (await findSent(receive, { user, password }, messageIds)) ?? new Set()
  } catch (error) {
    // The mailbox's own troubles are told by the pass that polls it.
    if (error instanceof MailboxError) return new Set()
    throw error
  }
}
