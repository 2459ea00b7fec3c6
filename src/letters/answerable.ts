// Whether a message may be answered, and to whom the answer goes (RFC 3834 §2, and what vacation responders agreed upon).
// Pure. The sender's own address is answered, never a Reply-To: that may be anybody's.
import type { Configuration, Unit } from '../config/configuration.ts'
import type { Address } from '../message/address.ts'
import type { Reading } from '../reading/reading.ts'

export type Answer = { kind: 'answer'; to: readonly Address[] } | { kind: 'never'; because: string }

export type AnswerFacts = {
  /** Whose the message is. */
  unit: Unit | null
  /** True where a person said so. */
  byPerson: boolean
  /** True where it lay in the junk folder. */
  junk: boolean
  /** Addresses that bounce. */
  undeliverable: ReadonlySet<string>
  configuration: Configuration
}

/**
 * To whom the acknowledgement of an accepted message goes. A sender whom no unit lists may be anybody (RFC 3834 §1.1,
 * backscatter): unless a person has looked at the message, the unit is told at its own address instead.
 */
export function answerTo(reading: Reading, facts: AnswerFacts): Answer {
  const { unit, byPerson, junk, undeliverable, configuration } = facts
  const from = reading.head.from
  if (!from?.address) return never('no-sender')
  if (from.address === configuration.office.mailbox.address) return never('own')
  if (reading.automatic !== null) return never('automatic')
  const [refusal] = reading.unanswerable
  if (refusal !== undefined) return never(refusal)
  if (junk && !byPerson && !reading.authentication.some(isPassed)) return never('junk')
  const isListed = configuration.units.some(each => belongs(from.address, each))
  if ((byPerson || isListed) && !undeliverable.has(from.address)) return { kind: 'answer', to: [from] }
  const own = (unit?.notify ?? []).filter(address => !undeliverable.has(address))
  if (unit === null || own.length === 0) return never(isListed ? 'undeliverable' : 'sender-not-listed')
  return { kind: 'answer', to: own.map(address => ({ name: unit.name, address })) }
}

/** True where the roster gives the address to the unit, exactly or by its domain. */
function belongs(address: string, { addresses, domains, notify }: Unit): boolean {
  return (
    addresses.includes(address) || notify.includes(address) || domains.includes(address.slice(address.indexOf('@') + 1))
  )
}

function isPassed({ dmarc, dkim, spf }: Reading['authentication'][number]): boolean {
  return dmarc === 'pass' || (dmarc === null && (dkim === 'pass' || spf === 'pass'))
}

function never(because: string): Answer {
  return { kind: 'never', because }
}
