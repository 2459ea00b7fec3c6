// Which unit of the roster a row of a contact list means: by id, name, alias, address, in that order. Pure.
import type { Unit } from '../config/configuration.ts'
import { wording } from '../config/fault.ts'
import { folded } from '../config/folding.ts'
import type { RosterEntry, SheetFault } from './roster-entry.ts'

export type MatchedBy = 'id' | 'name' | 'alias' | 'address'

/** Rows with their units, rows without one, and rows that could mean two. */
export type Matched = {
  pairs: { entry: RosterEntry; unit: Unit; by: MatchedBy }[]
  fresh: RosterEntry[]
  faults: SheetFault[]
}

type Evidence = { by: MatchedBy; speaks: (entry: RosterEntry, unit: Unit) => boolean }

const EVIDENCE: readonly Evidence[] = [
  { by: 'id', speaks: (entry, unit) => entry.id === unit.id },
  { by: 'name', speaks: (entry, unit) => folded(entry.name) === folded(unit.name) },
  { by: 'alias', speaks: (entry, unit) => has(unit.aliases, entry.name) || has(entry.aliases, unit.name) },
  { by: 'alias', speaks: (entry, unit) => entry.aliases.some(alias => has(unit.aliases, alias)) },
  { by: 'address', speaks: (entry, unit) => entry.addresses.some(address => unit.addresses.includes(address)) },
]

/**
 * Better evidence goes first over all rows, so that an address shared by two units never takes one from its own name. What
 * speaks for two units is a fault, except an address, which units may share: such a row is a new unit.
 */
export function matchUnits(entries: readonly RosterEntry[], units: readonly Unit[]): Matched {
  const pairs = new Map<RosterEntry, { unit: Unit; by: MatchedBy }>()
  const owner = new Map<Unit, RosterEntry>()
  const faults: SheetFault[] = []
  const settled = new Set<RosterEntry>()
  const report = (entry: RosterEntry, one: string, other: string) => {
    faults.push({ sheet: entry.sheet, row: entry.row, column: null, wording: twoMeanings(entry.name, one, other) })
    settled.add(entry)
  }
  for (const { by, speaks } of EVIDENCE) {
    for (const entry of entries) {
      if (settled.has(entry)) continue
      const candidates = units.filter(unit => speaks(entry, unit))
      const [unit, other] = candidates
      if (unit === undefined) continue
      const elsewhere = owner.get(unit)
      const contradicted =
        by === 'id' ? units.find(each => each !== unit && folded(each.name) === folded(entry.name)) : undefined
      if (by === 'address' && (other !== undefined || elsewhere !== undefined || shared(entry, entries, unit))) continue
      if (contradicted !== undefined) report(entry, `${unit.name}（${unit.id}）`, contradicted.name)
      else if (other !== undefined) report(entry, unit.name, other.name)
      else if (elsewhere !== undefined) {
        faults.push({ sheet: entry.sheet, row: entry.row, column: null, wording: sameTwice(entry, unit, elsewhere) })
        settled.add(entry)
      } else {
        pairs.set(entry, { unit, by })
        owner.set(unit, entry)
        settled.add(entry)
      }
    }
  }
  return {
    pairs: entries.flatMap(entry => {
      const pair = pairs.get(entry)
      return pair === undefined ? [] : [{ entry, ...pair }]
    }),
    fresh: entries.filter(entry => !settled.has(entry)),
    faults,
  }
}

/** Another row uses the address too: then it tells nothing. */
function shared(entry: RosterEntry, entries: readonly RosterEntry[], unit: Unit): boolean {
  return entries.some(other => other !== entry && other.addresses.some(address => unit.addresses.includes(address)))
}

function has(names: readonly string[], name: string): boolean {
  return names.some(each => folded(each) === folded(name))
}

function twoMeanings(name: string, one: string, other: string) {
  return wording(
    `“${name}”既像名册里的${one}，又像${other}`,
    '请写全称，或在“代号”一列写明是哪一个',
    `"${name}" could be ${one} or ${other} of the roster`,
    'Write its full name, or say which in a column 代号 (id)',
  )
}

function sameTwice(entry: RosterEntry, unit: Unit, first: RosterEntry) {
  return wording(
    `“${entry.name}”和第 ${first.row} 行“${first.name}”都是名册里的${unit.name}`,
    '请合并成一行；如是两个单位，请在 units.yaml 里分开',
    `"${entry.name}" and "${first.name}" on row ${first.row} are both ${unit.name} of the roster`,
    'Make one row of them; if they are two units, part them in units.yaml',
  )
}
