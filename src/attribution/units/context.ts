// What the rules look at: one message, worked up once. Pure.
import type { Reading } from '../../reading/reading.ts'
import { isPublicDomain } from '../../config/public-domains.ts'
import { type Authenticity, authenticity } from './authenticity.ts'
import type { Facts } from '../facts.ts'
import { type NamedUnits, namedUnits } from './named-units.ts'
import { domainOf, type Listing, listingOf, type Roster } from '../roster.ts'

export type Context = {
  reading: Reading
  facts: Facts
  roster: Roster
  /** The sender's address, '' where there is none. */
  address: string
  listed: Listing
  authenticity: Authenticity
  /** The sender's domain where it is an organisation's own, and neither a listed unit's nor the office's; else null. */
  otherHouse: string | null
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
    otherHouse: listed.units.length > 0 ? null : otherHouseOf(address, roster),
    named: namedUnits(reading, roster),
    inner: reading.inner
      .flatMap(({ from }) => (from === null || from.address === roster.source.mailbox ? [] : [from.address]))
      .map(inner => ({ address: inner, units: listingOf(inner, roster).units }))
      .filter(inner => !(isColleague(inner.address, address) && isSame(inner.units, listed.units))),
    answers: answeredUnit(reading, facts, roster),
    history: address === '' ? [] : facts.history(address).filter(({ unit }) => roster.units.has(unit)),
    nameOf: unit => roster.units.get(unit)?.name ?? unit,
  }
}

function otherHouseOf(address: string, roster: Roster): string | null {
  const domain = domainOf(address)
  const isOffice = domain === roster.domain || domain.endsWith(`.${roster.domain}`)
  return domain === '' || isPublicDomain(domain) || isOffice || isUnits(domain, roster) ? null : domain
}

/** A unit's own, or a part of it: mail.lj1yy.example where lj1yy.example is listed. */
function isUnits(domain: string, { domains }: Roster): boolean {
  const labels = domain.split('.')
  return labels.some((_, at) => {
    const parent = labels.slice(at).join('.')
    return !isPublicDomain(parent) && domains.has(parent)
  })
}

/** Listed for nobody else: for the sender's units, or not at all. */
function isSame(inner: readonly string[], sender: readonly string[]): boolean {
  return inner.every(unit => sender.includes(unit))
}

/** Another address at the sender's own domain, which is no public provider's: the house passes its own mail on. */
function isColleague(inner: string, sender: string): boolean {
  return inner !== sender && domainOf(inner) === domainOf(sender) && !isPublicDomain(domainOf(sender))
}

function answeredUnit({ head }: Reading, facts: Facts, roster: Roster): string | null {
  for (const id of [...head.inReplyTo, ...[...head.references].reverse()]) {
    const unit = facts.letter(id)?.unit
    if (unit && roster.units.has(unit)) return unit
  }
  return null
}
