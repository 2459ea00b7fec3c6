// Letters that are due → the ledger, under their keys. Nothing is sent here.
import { lettersDue } from '../campaign/due.ts'
import { declineAnswer } from '../ledger/accepted.ts'
import { letterOf, proposeLetter } from '../ledger/letters.ts'
import { compose } from './compose.ts'
import { dueInput } from './due-input.ts'
import type { OpenOffice } from './office.ts'

/** Higher goes first where the budget is short. */
const PRIORITY = { digest: 30, acknowledgement: 20, reminder: 10 } as const

/** Writes every letter that is due at `now` and not written yet. Returns how many are new. */
export function writeLetters(office: OpenOffice, now: Temporal.Instant): number {
  const input = dueInput(office, now)
  for (const { message, unit, because } of input.declined) declineAnswer(office.ledger, message, unit, because)
  let written = 0
  for (const due of lettersDue(input)) {
    if (letterOf(office.ledger, due.key) !== null) continue
    const letter = compose(due, input, office)
    if (letter === null) continue
    const { id, isNew } = proposeLetter(
      office.ledger,
      {
        ...letter,
        recipients: letter.to,
        messages: due.messages,
        attachments: [],
        priority: PRIORITY[due.kind],
        notBefore: due.dueAt,
        needsRelease: false,
      },
      now,
    )
    if (!isNew) continue
    written += 1
    office.tell({
      kind: 'letter-due',
      letter: String(id),
      letterKind: due.kind,
      unit: due.unit,
      to: letter.to.map(({ address }) => address),
    })
  }
  return written
}
