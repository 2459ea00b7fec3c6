// Letters that the coordinator has to know of, since they will not go any more by themselves.
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { listLetters } from '../../ledger/letters.ts'
import type { FailedLetter } from '../../letters/failed.ts'
import { plainAnswer } from '../../post/plain-answer.ts'
import { givenUp } from '../send/retry.ts'
import { NO_ANSWER } from '../send/settle-doubts.ts'

/** A letter that nobody has seen to for this long is told no more: its matter is over, or known by then. */
const TOLD = Temporal.Duration.from({ hours: 24 * 7 })

/**
 * Those that failed within the week and that nobody has sent again. Where every address turned out dead the unit stands
 * among those that cannot be reached, with its telephone: it is not told twice.
 */
export function failedLetters(ledger: Ledger, now: Temporal.Instant): FailedLetter[] {
  const dead = undeliverableAddresses(ledger)
  return listLetters(ledger, { states: ['failed'] }).flatMap(letter => {
    const { finishedAt, unit, kind } = letter
    const to = letter.recipients.filter(({ state }) => state !== 'sent').map(({ address }) => address)
    const isTold = finishedAt !== null && Temporal.Instant.compare(finishedAt.add(TOLD), now) > 0
    if (!isTold || (unit !== null && to.every(address => dead.has(address.toLowerCase())))) return []
    const why = whyFailed(letter)
    const response = letter.because ?? letter.attempts.at(-1)?.response ?? ''
    const since = letter.attempts[0]?.beganAt ?? letter.notBefore
    return [{ unit, to, kind, since, why, said: why === 'unanswered' ? null : plainAnswer(response) }]
  })
}

function whyFailed({ attempts, finishedAt }: LetterRecord): FailedLetter['why'] {
  if (attempts.at(-1)?.response === NO_ANSWER) return 'unanswered'
  const isOver = finishedAt !== null && givenUp(attempts[0]?.beganAt ?? null, attempts.length, finishedAt)
  return isOver ? 'given-up' : 'refused'
}
