// Letters of which nobody knows whether they are out: the process died between the attempt and its answer, or the
// connection did. Where the server keeps what was sent they are looked for there; what is not found goes again, under the
// same Message-ID.
import { type AttemptInDoubt, attemptsInDoubt, settleAttempt } from '../../ledger/attempts.ts'
import type { OpenOffice } from '../office.ts'
import { givenUp } from './retry.ts'
import { foundInSent } from './sent-folder.ts'

/** For so long a letter in doubt waits for a mailbox that cannot be asked. */
const PATIENCE = Temporal.Duration.from({ hours: 1 })

/** So many copies of one letter may be out there and no more: then it has failed, and a person may send it again. */
const DOUBTS = 6

/** Of an attempt that was in doubt: also what tells them apart later. */
export const NO_ANSWER = 'cut off before the answer'

/** `mailbox`: false where it could not be reached just now; it is not dialled a second time then. */
export async function settleDoubts(office: OpenOffice, mailbox: boolean): Promise<void> {
  const { ledger, clock, tell } = office
  const doubts = attemptsInDoubt(ledger, clock.now())
  if (doubts.length === 0) return
  const ids = doubts.map(({ letter }) => letter.messageId)
  const found = mailbox ? await foundInSent(office, ids) : null
  const now = clock.now()
  for (const doubt of doubts) {
    const { attempt, letter, beganAt } = doubt
    if (found?.has(letter.messageId)) {
      const response = 'found in the Sent folder'
      settleAttempt(ledger, attempt, { outcome: 'sent', response, recipients: [], nextAttemptAt: null }, now)
      continue
    }
    if (found === null && isBetween(now, beganAt, beganAt.add(PATIENCE))) continue
    const outcome = isHopeless(doubt, now) ? 'failed' : 'retry'
    settleAttempt(ledger, attempt, { outcome, response: NO_ANSWER, recipients: [], nextAttemptAt: now }, now)
    if (outcome === 'failed') tell({ kind: 'letter-failed', letter: String(letter.id), response: NO_ANSWER })
  }
}

function isHopeless({ letter }: AttemptInDoubt, now: Temporal.Instant): boolean {
  const doubts = letter.attempts.filter(({ response }) => response === NO_ANSWER).length + 1
  return doubts >= DOUBTS || givenUp(letter.attempts[0]?.beganAt ?? null, letter.attempts.length, now)
}

function isBetween(now: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0
}
