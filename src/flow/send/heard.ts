// What the office may say has not come: it has to have looked. A reminder of material that lies unread in the mailbox costs
// more trust than one that comes late.
import type { MailboxState } from '../../ledger/mailbox-state.ts'
import { mailboxState } from '../../ledger/mailbox-state.ts'
import type { Words } from '../../letters/holding.ts'
import type { OpenOffice } from '../office.ts'

/**
 * Older than this, what was last read says nothing of now. As long as the digest waits before it speaks of a mailbox that
 * cannot be read; a queue that is sent slowly is still within it, since each pass begins by reading.
 */
export const FRESH_MINUTES = 60

/** Letters that say what has not come. */
const SAYS_MISSING: ReadonlySet<string> = new Set(['reminder', 'group-notice'])

/**
 * Until when all that came is known, in every watched folder; null: not lately, or a folder is not there. What a reminder
 * says holds as of then, and one that became due later may not go yet.
 */
export function heardUntil({ ledger }: Pick<OpenOffice, 'ledger'>, now: Temporal.Instant): Temporal.Instant | null {
  const { readAt, missing } = mailboxState(ledger)
  if (readAt === null || missing.length > 0) return null
  if (Temporal.Instant.compare(readAt.add({ minutes: FRESH_MINUTES }), now) < 0) return null
  return earlier(readAt, now)
}

/** The moment as of which a letter tells what has come: when the mailbox was last read, if it ever was. */
export function knownAsOf({ ledger }: Pick<OpenOffice, 'ledger'>, now: Temporal.Instant): Temporal.Instant {
  const { readAt } = mailboxState(ledger)
  return readAt === null ? now : earlier(readAt, now)
}

/** Whether a letter has to wait because nobody knows what has come; what says nothing of that never has. */
export function isUnheard(kind: string, dueAt: Temporal.Instant, heard: Temporal.Instant | null): boolean {
  return SAYS_MISSING.has(kind) && (heard === null || Temporal.Instant.compare(heard, dueAt) < 0)
}

/** Why the mailbox cannot be read whole, as it was last tried; null: it can, as far as is known. */
export function deafness({ trouble, missing }: Pick<MailboxState, 'trouble' | 'missing'>): Words | null {
  if (trouble !== null) return trouble
  if (missing.length === 0) return null
  return { zh: `邮箱里没有${missing.join('、')}`, en: `${missing.join(', ')} is not in the mailbox` }
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}
