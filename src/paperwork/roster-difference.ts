// A contact list against the roster: which units are new, which say more, which are missing. Pure; deletes nothing.
import type { Unit } from '../config/configuration.ts'
import type { RosterEntry, SheetFault } from './roster-entry.ts'
import { matchUnits, type MatchedBy } from './match-units.ts'
import { namesIn } from './cell-entries.ts'
import { folded } from '../config/folding.ts'
import { unitId } from './unit-ids.ts'

/** units.yaml: its units, and the ids of those that say where letters go (the others leave it to their addresses). */
export type Roster = { units: readonly Unit[]; notifyWritten: ReadonlySet<string> }

/** What one unit gains. Lists only grow: addresses that people have added by hand stay. */
export type UnitChange = {
  unit: Unit
  by: MatchedBy
  row: number
  /** The new official name (the old one becomes an alias); null where it stays. */
  name: string | null
  aliases: readonly string[]
  addresses: readonly string[]
  notify: readonly string[]
  /** True where the roster says where its letters go. */
  notifyWritten: boolean
  /** Replaced where the sheet says another; null where it stays. */
  contact: string | null
  phone: string | null
  /** Addresses of the roster that the sheet, which has some for this unit, does not name. They stay. */
  unnamed: readonly string[]
}

/** What a sheet can say of a unit; what else the roster holds of one, no import knows. */
export type SheetUnit = Pick<Unit, 'id' | 'name' | 'aliases' | 'addresses' | 'domains' | 'contact' | 'notify'>

/** All that differs. With faults, nothing of it should be applied. */
export type RosterDifference = {
  added: SheetUnit[]
  changed: UnitChange[]
  /** Units of the roster that the sheet does not have. They stay. */
  missing: Unit[]
  same: number
  faults: SheetFault[]
}

/** Compares. New units get ids from pinyin that no unit has, those of the sheet first. */
export function compareRoster(entries: readonly RosterEntry[], { units, notifyWritten }: Roster): RosterDifference {
  const { pairs, fresh, faults } = matchUnits(entries, units)
  const changes = pairs.map(({ entry, unit, by }) => changeOf(entry, unit, by, notifyWritten.has(unit.id)))
  const changed = changes.filter(isChange)
  const taken = new Set([...units.map(unit => unit.id), ...fresh.flatMap(entry => entry.id ?? [])])
  const met = new Set(pairs.map(({ unit }) => unit))
  return {
    added: fresh.map(entry => newUnit(entry, taken)),
    changed,
    missing: units.filter(unit => !met.has(unit)),
    same: changes.length - changed.length,
    faults,
  }
}

function changeOf(entry: RosterEntry, unit: Unit, by: MatchedBy, notifyWritten: boolean): UnitChange {
  // Known under an alias is no new name; a name that nobody knew, at a known id or address, is one.
  const renamed = (by === 'id' || by === 'address') && !knows(unit, entry.name)
  const wanted = [...entry.aliases, ...(renamed ? [unit.name] : [])]
  const senders = [...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)]
  const known = new Set([unit.name, ...unit.aliases, ...unit.aliases.flatMap(namesIn)].map(folded))
  const name = renamed ? entry.name : null
  return {
    unit,
    by,
    row: entry.row,
    name,
    aliases: wanted.filter(alias => (alias === unit.name ? renamed : !known.has(folded(alias))) && alias !== name),
    addresses: entry.addresses.filter(address => !senders.includes(address)),
    notify: notifyFor(entry, unit, notifyWritten),
    notifyWritten,
    contact: differing(entry.contact, unit.contact?.name ?? ''),
    phone: differing(entry.phone, unit.contact?.phone ?? ''),
    unnamed: entry.addresses.length === 0 ? [] : senders.filter(address => !entry.addresses.includes(address)),
  }
}

/** Where the roster leaves `notify` out, letters go to all addresses: only another list than that is worth writing. */
function notifyFor({ notify, addresses }: RosterEntry, unit: Unit, written: boolean): readonly string[] {
  if (notify.length === 0) return []
  if (written) return notify.filter(address => !unit.notify.includes(address))
  const byDefault = new Set([...unit.addresses, ...addresses.filter(address => !address.startsWith('*'))])
  return notify.length === byDefault.size && notify.every(address => byDefault.has(address)) ? [] : notify
}

/** True where letters go to all exact addresses, as they do when nothing is written. */
export function isDefaultNotify(unit: SheetUnit): boolean {
  return unit.notify.join() === unit.addresses.join()
}

function knows(unit: Unit, name: string): boolean {
  return [unit.name, ...unit.aliases].some(known => folded(known) === folded(name))
}

function differing(said: string, known: string): string | null {
  return said === '' || folded(said) === folded(known) ? null : said
}

function isChange(change: UnitChange): boolean {
  const { name, aliases, addresses, notify, contact, phone } = change
  return name !== null || contact !== null || phone !== null || aliases.length + addresses.length + notify.length > 0
}

function newUnit(entry: RosterEntry, taken: Set<string>): SheetUnit {
  const addresses = entry.addresses.filter(address => !address.startsWith('*'))
  const person = { name: entry.contact || null, phone: entry.phone || null }
  return {
    id: entry.id ?? unitId(entry.name, taken),
    name: entry.name,
    aliases: entry.aliases,
    addresses,
    domains: entry.addresses.filter(address => address.startsWith('*')).map(address => address.slice(2)),
    contact: person.name === null && person.phone === null ? null : person,
    notify: entry.notify.length > 0 ? entry.notify : addresses,
  }
}

/** The unit after the change, as units.yaml will be read. */
export function changedUnit(change: UnitChange): Unit {
  const { unit, name, aliases, addresses, notify, notifyWritten, contact, phone } = change
  const exact = [...unit.addresses, ...addresses.filter(address => !address.startsWith('*'))]
  const written = notifyWritten ? [...unit.notify, ...notify] : notify
  const person = { name: contact ?? unit.contact?.name ?? null, phone: phone ?? unit.contact?.phone ?? null }
  return {
    ...unit,
    name: name ?? unit.name,
    aliases: [...unit.aliases, ...aliases],
    addresses: exact,
    domains: [
      ...unit.domains,
      ...addresses.filter(address => address.startsWith('*')).map(address => address.slice(2)),
    ],
    contact: unit.contact === null && contact === null && phone === null ? null : person,
    notify: notifyWritten || notify.length > 0 ? written : exact,
  }
}
