// What a changed roster or campaign would make of the messages that are there: the attribution itself is run on the record
// inside a transaction that is taken back.
import type { Configuration } from '../../config/configuration.ts'
import { attributeStored } from '../../flow/attribute.ts'
import type { OpenOffice } from '../../flow/office.ts'
import { prepareRoster } from '../../flow/roster.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Outcome } from '../../ledger/effective.ts'
import { outcomeOf } from '../../ledger/outcomes.ts'

/** A message that would be judged otherwise. */
export type Effect = { message: number; before: Outcome | null; after: Outcome | null }

/** Beyond it the rehearsal would keep the service busy for seconds; the change is then made without. */
const MOST_MESSAGES = 5_000

/** Carries the finding out of the transaction that it undoes. */
class TakenBack extends Error {
  readonly after: ReadonlyMap<number, Outcome | null>

  constructor(after: ReadonlyMap<number, Outcome | null>) {
    super('rehearsed')
    this.after = after
  }
}

/** Every message whose outcome would change; null where there are too many messages to rehearse. */
export function effectsOf(office: OpenOffice, next: Configuration): Effect[] | null {
  const { ledger, clock } = office
  if (accountOf(ledger, null).messages > MOST_MESSAGES) return null
  const touched = new Set<number>()
  try {
    ledger.atomically(() => {
      const tell = (event: { kind: string; message?: number }) => {
        if (event.kind === 'decided' && event.message !== undefined) touched.add(event.message)
      }
      attributeStored({ ledger, prepared: prepareRoster(next), clock, tell }, null)
      throw new TakenBack(new Map([...touched].map(id => [id, outcomeOf(ledger, id)])))
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    return [...error.after].map(([message, after]) => ({ message, before: outcomeOf(ledger, message), after }))
  }
  return []
}
