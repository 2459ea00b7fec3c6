// The roster, prepared once: whose each address is, and all names of all units in one automaton.
import type { Campaign, Unit } from '../config/configuration.ts'
import { Automaton } from './units/automaton.ts'
import { derivedFrom, type Name, namesOf, placeOf } from './units/names.ts'
import { normal } from './normal.ts'

/** What attribution needs of the configuration. */
export type RosterSource = {
  organization: string
  /** The report mailbox's own address. */
  mailbox: string
  authservIds: readonly string[]
  coordinators: readonly { address: string }[]
  timezone: string
  units: readonly Unit[]
  campaigns: readonly Campaign[]
}

export type Roster = {
  source: RosterSource
  units: ReadonlyMap<string, Unit>
  /** Unit ids by exact address; several where it is shared. */
  byAddress: ReadonlyMap<string, readonly string[]>
  /** Unit ids by domain, from wildcards. */
  byDomain: ReadonlyMap<string, readonly string[]>
  /** Every domain at which a unit has an address. */
  domains: ReadonlySet<string>
  names: readonly Name[]
  automaton: Automaton
  /** The office's own name in compared form: it is the recipient, never the sender. */
  office: string
  /** What may stand before a unit's name without making it another's: the office's place (松岭区, 松岭) and its own names. */
  places: readonly string[]
  /** The office's mail servers: the domain of its mailbox. */
  domain: string
}

/** Builds all indexes. Cost grows with the roster; {@link Roster} lookups do not. */
export function prepare(source: RosterSource): Roster {
  const byAddress = new Map<string, string[]>()
  const byDomain = new Map<string, string[]>()
  for (const unit of source.units) {
    for (const address of unit.addresses) byAddress.set(address, [...(byAddress.get(address) ?? []), unit.id])
    for (const domain of unit.domains) byDomain.set(domain, [...(byDomain.get(domain) ?? []), unit.id])
  }
  const place = placeOf(source.organization)
  const names = namesOf(source.units, place)
  return {
    source,
    units: new Map(source.units.map(unit => [unit.id, unit])),
    byAddress,
    byDomain,
    domains: new Set([...byDomain.keys(), ...[...byAddress.keys()].map(domainOf)]),
    names,
    automaton: new Automaton(names.map(name => name.text)),
    office: normal(source.organization),
    places: [
      ...(place === null ? [] : [place, place.slice(0, -1)]),
      source.organization,
      ...derivedFrom(source.organization, place),
    ].map(normal),
    domain: source.mailbox.slice(source.mailbox.indexOf('@') + 1).toLowerCase(),
  }
}

/** Units that the roster gives an address to, exactly or by its domain. */
export type Listing = { units: readonly string[]; exact: boolean }

/** Whose an address is: who lists it, else who lists its domain. */
export function listingOf(address: string, roster: Roster): Listing {
  const exact = roster.byAddress.get(address)
  if (exact) return { units: exact, exact: true }
  return { units: roster.byDomain.get(domainOf(address)) ?? [], exact: false }
}

/** What stands behind an address's @. */
export function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1)
}
