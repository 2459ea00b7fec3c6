// Rows of a contact list → one entry a unit: rows of a merged name belong together, doubles are told. Pure.
import { folded } from '../config/folding.ts'
import type { RosterEntry, SheetFault } from './roster-entry.ts'
import * as say from './roster-wording.ts'

/** A row that continues the one above (its name's cell is merged with it) carries `continues`. */
export function gather(rows: readonly RosterEntry[], faults: SheetFault[]): RosterEntry[] {
  const entries: RosterEntry[] = []
  for (const row of rows) {
    const before = entries.findIndex(entry => sameUnit(entry, row))
    const former = entries[before]
    if (former === undefined) entries.push(row)
    else if (row.continues) entries[before] = together(former, row)
    else if (says(former) !== says(row))
      faults.push({ sheet: row.sheet, row: row.row, column: null, wording: say.double(row.name, former.row) })
  }
  return entries
}

function sameUnit(entry: RosterEntry, row: RosterEntry): boolean {
  return folded(entry.name) === folded(row.name) || (entry.id !== null && entry.id === row.id)
}

function together(former: RosterEntry, row: RosterEntry): RosterEntry {
  const both = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])]
  const texts = (one: string, other: string) => both(one.split('、'), other.split('、')).filter(Boolean).join('、')
  return {
    ...former,
    aliases: both(former.aliases, row.aliases),
    addresses: both(former.addresses, row.addresses),
    notify: both(former.notify, row.notify),
    contact: texts(former.contact, row.contact),
    phone: texts(former.phone, row.phone),
  }
}

/** All that a row says, without its place. */
function says({ id, name, aliases, addresses, notify, contact, phone }: RosterEntry): string {
  return JSON.stringify([id, folded(name), aliases, addresses, notify, contact, phone])
}
