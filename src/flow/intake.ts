// Mailbox → stored bytes and the ledger. Bytes first: a message is on disk and fsynced before its row and the cursor
// are written, in one transaction; a kill between the two costs a second fetch of that message and nothing else.
// Never changes anything in the mailbox. Fails with MailboxError; what was recorded before stays.
import { topmostReceived, messageIdOf } from '../message/header-facts.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { cursorOf, recordArrival } from '../ledger/arrivals.ts'
import type { Store } from '../files/store.ts'
import type { Arrival, MailboxSession } from '../mailbox/mailbox.ts'
import type { Clock } from '../clock.ts'
import type { Tell } from './events.ts'
import { headerBlock } from './header-block.ts'
import { receivedAt } from './received.ts'

export type IntakeTools = { ledger: Ledger; store: Store; clock: Clock; tell: Tell }

/** How many messages were looked at and how many of them were new. */
export type IntakeCount = { seen: number; added: number }

/** Takes in everything that has arrived in the session's folders since the cursors in the ledger. */
export async function intake(session: MailboxSession, tools: IntakeTools): Promise<IntakeCount> {
  const count: IntakeCount = { seen: 0, added: 0 }
  for (const folder of await session.folders()) {
    tools.tell({ kind: 'fetching', folder: folder.name })
    for await (const arrival of session.arrivals(folder, cursorOf(tools.ledger, session.identity, folder.name))) {
      const isNew = await takeIn(arrival, session, tools)
      count.seen += 1
      if (isNew) count.added += 1
    }
  }
  return count
}

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
      messageIdHeader: messageIdOf(head),
      junk: arrival.junk,
      seenAt,
    },
    { mailbox: session.identity, folder: arrival.place.folder, cursor: arrival.cursorAfter },
  )
  tell({ kind: 'stored', message, size: stored.size, isNew })
  return isNew
}
