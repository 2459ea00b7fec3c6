// When the acknowledgement of what a person has just decided goes, and until when it can be undone without a trace.
import { bursts } from '../../campaign/acknowledgements.ts'
import { acceptancesOf } from '../../ledger/accepted.ts'
import { latestLetterAt } from '../../ledger/letters.ts'
import { firstRunOf } from '../../ledger/passes.ts'
import { answerFor } from './due-input.ts'
import type { OpenOffice } from '../office.ts'

/** The first of them in the running service; null: none is to be written any more. */
export function thanksAt(office: OpenOffice, message: number, now: Temporal.Instant): Temporal.Instant | null {
  const { ledger, configuration } = office
  const firstRunAt = firstRunOf(ledger) ?? now
  const toAcknowledge = acceptancesOf(ledger, message)
    .filter(({ answer }) => answer === null)
    .map(acceptance => answerFor(acceptance, office, firstRunAt, now))
    .filter(answer => typeof answer !== 'string')
  const all = bursts({
    toAcknowledge,
    gather: Temporal.Duration.from({ minutes: configuration.office.letters.gather }),
    firstRunAt,
    lastAcknowledged: (unit, campaign) => latestLetterAt(ledger, 'acknowledgement', unit, campaign),
  })
  return all.map(({ dueAt }) => dueAt).sort(Temporal.Instant.compare)[0] ?? null
}
