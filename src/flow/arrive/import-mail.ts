// Messages that lie on disk → the record, as if they had been polled. Nothing is moved or changed there.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { recordArrival } from '../../ledger/arrivals.ts'
import { messagesAt } from '../../mailbox/files.ts'
import { messageIdOf, topmostReceived } from '../../message/header-facts.ts'
import { headerBlock } from './header-block.ts'
import type { IntakeTools } from './intake.ts'
import { receivedAt } from './received.ts'

/** How many messages were there, and how many of them were new. */
export type ImportCount = { seen: number; added: number }

/** Takes in everything at `paths` (.eml, mbox, Maildir, folders of these). A path that is not there throws before anything is taken in. */
export async function importMail(paths: readonly string[], tools: IntakeTools): Promise<ImportCount> {
  for (const path of paths) await stat(path)
  const count: ImportCount = { seen: 0, added: 0 }
  for (const path of paths) {
    for await (const { source, raw, internalDate } of messagesAt(path)) {
      const stored = await tools.store.put(raw)
      const head = await headerBlock(stored.path)
      const seenAt = tools.clock.now()
      const received = receivedAt({ stored: internalDate, isServer: false, header: topmostReceived(head) }, seenAt)
      const { message, isNew } = recordArrival(
        tools.ledger,
        {
          place: { folder: '', uidValidity: '', uid: resolve(source) },
          sha256: stored.sha256,
          size: stored.size,
          receivedAt: received,
          internalDate,
          messageIdHeader: messageIdOf(head),
          junk: false,
          seenAt,
        },
        { mailbox: 'import', folder: '', cursor: '{}' },
      )
      count.seen += 1
      if (isNew) count.added += 1
      tools.tell({ kind: 'stored', message, size: stored.size, isNew })
    }
  }
  return count
}
