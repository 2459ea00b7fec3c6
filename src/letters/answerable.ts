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
  /** True where that person also had the sender's address remembered as the unit's: the unit has yet to hear of it. */
  isIntroduced: boolean
  /** Every unit that has a share of the message; the first one's letter goes to a sender who is none of them, too. */
  shares: readonly string[]
  /** True where it lay in the junk folder. */
  junk: boolean
  /** Where the unit itself can be reached. */
  addresses: readonly Address[]
  /** Addresses that bounce. */
  undeliverable: ReadonlySet<string>
  configuration: Configuration
}

/**
 * To whom the acknowledgement of an accepted message goes: to the unit's own who wrote it. Where somebody else did, the unit
 * is told at its own address what was filed in its name, and the sender gets one copy, of the first unit's letter, unless
 * one of the letters is his own anyway. A sender whom no unit lists may be anybody (RFC 3834 §1.1, backscatter): he gets
 * it only where a person has looked at the message.
 */
export function answerTo(reading: Reading, facts: AnswerFacts): Answer {
  const { unit, byPerson, isIntroduced, shares, junk, undeliverable, configuration } = facts
  const from = reading.head.from
  if (!from?.address) return never('no-sender')
  if (from.address === configuration.office.mailbox.address) return never('own')
  if (reading.automatic !== null) return never('automatic')
  const [refusal] = reading.unanswerable
  if (refusal !== undefined) return never(refusal)
  if (junk && !byPerson && !reading.authentication.some(isPassed)) return never('junk')
  const senders = configuration.units.filter(each => belongs(from.address, each)).map(({ id }) => id)
  const isReachable = !undeliverable.has(from.address)
  const isOwn = unit !== null && senders.includes(unit.id)
  if (isOwn && isReachable && !isIntroduced) return { kind: 'answer', to: [from] }
  const isCopied = isOwn || (shares[0] === unit?.id && !shares.some(share => senders.includes(share)))
  const copy = isCopied && isReachable && (byPerson || senders.length > 0) ? [from] : []
  const own = facts.addresses.filter(({ address }) => address !== from.address)
  if (copy.length + own.length === 0) return never(senders.length > 0 ? 'undeliverable' : 'sender-not-listed')
  return { kind: 'answer', to: [...copy, ...own] }
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
