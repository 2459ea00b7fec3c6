// How reading the mailbox went lately: what the coordinator has to know of mail that the record cannot hold.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { recall, remember } from './passes.ts'

type Words = { zh: string; en: string }

export type MailboxState = {
  /** What came before it was in when the mailbox was last read; null: it never was. */
  readAt: Temporal.Instant | null
  /** Configured folders that were not there then. */
  missing: readonly string[]
  /** Why it could not be read since; null: it was. */
  trouble: Words | null
}

type Row = { readAt: string | null; missing: readonly string[]; trouble: Words | null }

const NAME = 'mailbox_state'
const UNKNOWN: Row = { readAt: null, missing: [], trouble: null }

export function mailboxState(ledger: Ledger): MailboxState {
  const row = (recall(ledger, NAME) as Row | undefined) ?? UNKNOWN
  return { ...row, readAt: row.readAt === null ? null : toInstant(row.readAt) }
}

/** The mailbox was read, all but the folders that are `missing`. `begun`: when; what came while it was read may not be in. */
export function noteMailboxRead(ledger: Ledger, missing: readonly string[], begun: Temporal.Instant): void {
  remember(ledger, NAME, { readAt: toText(begun), missing, trouble: null } satisfies Row)
}

/** The mailbox could not be read. */
export function noteMailboxTrouble(ledger: Ledger, trouble: Words): void {
  const former = (recall(ledger, NAME) as Row | undefined) ?? UNKNOWN
  remember(ledger, NAME, { ...former, trouble } satisfies Row)
}
