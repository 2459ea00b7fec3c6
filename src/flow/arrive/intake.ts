// Mailbox → stored bytes and the ledger. Bytes first: a message is on disk and fsynced before its row and the cursor
// are written, in one transaction; a kill between the two costs a second fetch of that message and nothing else.
// Never changes anything in the mailbox. Fails with MailboxError of scope 'session'; what was recorded before stays.
import type { Clock } from '../../clock.ts'
import type { Store } from '../../files/store.ts'
import { cursorOf, isRecorded, recordArrival } from '../../ledger/arrivals.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Arrival, Folder, MailboxSession } from '../../mailbox/mailbox.ts'
import { MailboxError } from '../../mailbox/mailbox-error.ts'
import { messageIdOf, topmostReceived } from '../../message/header-facts.ts'
import type { Tell } from '../events.ts'
import { headerBlock } from './header-block.ts'
import { receivedAt } from './received.ts'

export type IntakeTools = { ledger: Ledger; store: Store; clock: Clock; tell: Tell }

/**
 * How many messages were looked at, how many of them were new, and how many could not be fetched this time; and the
 * configured folders that are not there.
 */
export type IntakeCount = { seen: number; added: number; failed: number; missing: readonly string[] }

/** Takes in everything that has arrived in the session's folders since the cursors in the ledger. */
export async function intake(session: MailboxSession, tools: IntakeTools): Promise<IntakeCount> {
  const missing = await session.missingFolders()
  for (const folder of missing) tools.tell({ kind: 'folder-missing', folder })
  const count: IntakeCount = { seen: 0, added: 0, failed: 0, missing }
  for (const folder of await session.folders()) {
    tools.tell({ kind: 'fetching', folder: folder.name })
    await intakeFolder(session, folder, tools, count)
  }
  return count
}

async function intakeFolder(
  session: MailboxSession,
  folder: Folder,
  tools: IntakeTools,
  count: IntakeCount,
): Promise<void> {
  const { ledger, tell } = tools
  const cursor = cursorOf(ledger, session.identity, folder.name)
  const known = (place: Arrival['place']) => isRecorded(ledger, session.identity, place)
  for await (const arrival of session.arrivals(folder, cursor, known)) {
    count.seen += 1
    try {
      if (await takeIn(arrival, session, tools)) count.added += 1
    } catch (error) {
      // One message that cannot be fetched keeps no other from coming in; the cursor does not pass it.
      if (!(error instanceof MailboxError) || error.scope !== 'message') throw error
      count.failed += 1
      tell({ kind: 'not-fetched', folder: folder.name, uid: arrival.place.uid, error })
    }
  }
}

/** True where the message was new. */
async function takeIn(arrival: Arrival, session: MailboxSession, tools: IntakeTools): Promise<boolean> {
  const { ledger, store, clock, tell } = tools
  const stored = await store.put(arrival.raw)
  const head = await headerBlock(stored.path)
  const seenAt = clock.now()
  const witnesses = { stored: arrival.internalDate, isServer: session.isServer, header: topmostReceived(head) }
  const { message, isNew } = recordArrival(
    ledger,
    {
      place: arrival.place,
      sha256: stored.sha256,
      size: stored.size,
      receivedAt: receivedAt(witnesses, seenAt),
      internalDate: arrival.internalDate,
      messageIdHeader: messageIdOf(head),
      junk: arrival.junk,
      seenAt,
    },
    { mailbox: session.identity, folder: arrival.place.folder, cursor: arrival.cursorAfter },
  )
  tell({ kind: 'stored', message, size: stored.size, isNew })
  return isNew
}
