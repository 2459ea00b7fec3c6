// What the store must hold: every message's raw bytes and every file in them, each once.
import { toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

export type StoredFile = { sha256: string; size: number; isNew: boolean }

/** All of it, by hash. `isNew`: of a message that was seen since `since`. */
export function storedFiles(ledger: Ledger, since: Temporal.Instant): StoredFile[] {
  return ledger
    .statement<{ sha256: string; size: number; is_new: number }>(
      `select sha256, max(size) as size, max(is_new) as is_new from (
         select sha256, size, seen_at >= ? as is_new from messages
         union all
         select f.sha256, f.size, m.seen_at >= ? from files f join messages m on m.id = f.message
       ) group by sha256 order by sha256`,
    )
    .all(toText(since), toText(since))
    .map(({ sha256, size, is_new }) => ({ sha256, size, isNew: is_new === 1 }))
}
