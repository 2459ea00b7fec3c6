// What the rules look at: one message, worked up once. Pure.
import type { Reading } from '../reading/reading.ts'
import { type Authenticity, authenticity } from './authenticity.ts'
import type { Facts } from './facts.ts'
import { type NamedUnits, namedUnits } from './named-units.ts'
import type { Roster } from './roster.ts'

/** Units that the roster gives an address to, exactly or by its domain. */
export type Listing = { units: readonly string[]; exact: boolean }

export type Context = {
  reading: Reading
  facts: Facts
  roster: Roster
  /** The sender's address, '' where there is none. */
  address: string
  listed: Listing
  authenticity: Authenticity
  /** Names of units by place. */
  named: NamedUnits
  /** Who wrote the messages inside, outermost first; the office's own letters left out. */
  inner: readonly { address: string; units: readonly string[] }[]
  /** The unit to which we had written the letter that this one answers; null: none, or the unit is gone. */
  answers: string | null
  /** Units for which mail of this address was accepted before, most often first. */
  history: readonly { unit: string; messages: number; byPerson: number }[]
  /** The name of a unit for people. */
  nameOf: (unit: string) => string
}

/** Works a message up. */
export function contextOf(reading: Reading, facts: Facts, roster: Roster): Context {
  const address = reading.head.from?.address ?? ''
  const listed = listingOf(address, roster)
  return {
    reading,
    facts,
    roster,
    address,
    listed,
    authenticity: authenticity(reading, roster),
    named: namedUnits(reading, roster),
    inner: reading.inner
      .flatMap(({ from }) => (from === null || from.address === roster.source.mailbox ? [] : [from.address]))
      .map(inner => ({ address: inner, units: listingOf(inner, roster).units })),
    answers: answeredUnit(reading, facts, roster),
    history: address === '' ? [] : facts.history(address).filter(({ unit }) => roster.units.has(unit)),
    nameOf: unit => roster.units.get(unit)?.name ?? unit,
  }
}

function listingOf(address: string, roster: Roster): Listing {
  const exact = roster.byAddress.get(address)
  if (exact) return { units: exact, exact: true }
  return { units: roster.byDomain.get(address.slice(address.indexOf('@') + 1)) ?? [], exact: false }
}

function answeredUnit({ head }: Reading, facts: Facts, roster: Roster): string | null {
  for (const id of [...head.inReplyTo, ...[...head.references].reverse()]) {
    const unit = facts.letter(id)?.unit
    if (unit && roster.units.has(unit)) return unit
  }
  return null
}
