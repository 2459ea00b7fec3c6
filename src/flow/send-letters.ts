// The outbox: letters whose time has come → the post. The attempt is in the ledger before the network hears of it; what
// the server answers decides whether, when and to whom it goes again. One failed configuration stops the queue.
import { attemptsInDoubt, beginAttempt, settleAttempt } from '../ledger/attempts.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { cancelLetter, dueLetters, postponeLetter } from '../ledger/letters.ts'
import { queueStop } from '../ledger/passes.ts'
import type { Post } from '../post/post.ts'
import { hoursFor, lastLook } from './last-look.ts'
import type { OpenOffice } from './office.ts'
import { settle } from './settle.ts'

export type SendCount = { sent: number; delayed: number; failed: number; cancelled: number; postponed: number }

/** Letters looked up at a time. */
const BATCH = 50
/** An attempt that says nothing for this long is in doubt. */
const IN_DOUBT_MINUTES = 15

/**
 * Sends what is due at `now`. Each reminder is looked at once more before it goes: a unit that has sent its material
 * meanwhile gets none. `chance` (0…1) spreads the retries.
 */
export async function sendLetters(
  office: OpenOffice,
  post: Post,
  now: Temporal.Instant,
  chance: () => number,
): Promise<SendCount> {
  const count: SendCount = { sent: 0, delayed: 0, failed: 0, cancelled: 0, postponed: 0 }
  settleDoubts(office, now)
  if (queueStop(office.ledger) !== null) return count
  for (;;) {
    const letters = dueLetters(office.ledger, now, BATCH)
    if (letters.length === 0) return count
    for (const letter of letters) {
      const outcome = await sendOne(letter, office, post, now, chance)
      count[outcome] += 1
      if (queueStop(office.ledger) !== null) return count
    }
  }
}

/** A process died between the attempt and its answer: the letter may be out or not. It goes again, under the same Message-ID. */
function settleDoubts({ ledger }: OpenOffice, now: Temporal.Instant): void {
  for (const { attempt } of attemptsInDoubt(ledger, now)) {
    settleAttempt(
      ledger,
      attempt,
      { outcome: 'retry', response: 'cut off before the answer', recipients: [], nextAttemptAt: now },
      now,
    )
  }
}

async function sendOne(
  letter: LetterRecord,
  office: OpenOffice,
  post: Post,
  now: Temporal.Instant,
  chance: () => number,
): Promise<keyof SendCount> {
  const { ledger, tell } = office
  const later = hoursFor(letter, office, now)
  if (later !== null) {
    postponeLetter(ledger, letter.id, later)
    return 'postponed'
  }
  const current = lastLook(letter, office, now)
  if (current === null) {
    const because =
      office.configuration.office.language === 'zh-CN' ? '发出前已不需要' : 'no longer needed when it was to go'
    cancelLetter(ledger, letter.id, because, now)
    tell({ kind: 'letter-cancelled', letter: String(letter.id), because })
    return 'cancelled'
  }
  const attempt = beginAttempt(ledger, letter.id, now, now.add({ minutes: IN_DOUBT_MINUTES }))
  if (attempt === null) return 'cancelled'
  const delivery = await post.deliver(current.mail)
  return settle(current.letter, attempt, delivery, office, now, chance)
}
