// What a contact list holds besides what is imported: told to the person who imports it. Pure.
import { qqNumbersIn } from './cell-entries.ts'
import type { RosterEntry, SheetFault } from './roster-entry.ts'
import type { Headings } from './roster-headings.ts'
import * as say from './roster-wording.ts'
import { columnLetters, type SheetRow } from './sheet.ts'

/** Headings that no role was found for; 序号 tells nobody anything. */
export function unusedIn({ columns, titles }: Headings): string[] {
  return [...titles]
    .filter(
      ([index, title]) =>
        title !== '' && !columns.has(index) && !/^(序号|编号|no\.?)$/i.test(title.replaceAll(' ', '')),
    )
    .map(([index, title]) => `${columnLetters(index + 1)} ${title}`)
}

/** A mailbox that the sheet only hints at is pointed out, never taken: letters there might reach nobody. */
export function onlyQq(
  entry: RosterEntry,
  { number, cells }: SheetRow,
  { columns, titles }: Headings,
): SheetFault | null {
  if (entry.addresses.length > 0) return null
  for (const [index, role] of columns) {
    const numbers = role === 'qq' ? qqNumbersIn(cells[index]?.text ?? '') : []
    if (numbers.length === 0) continue
    const column = `${columnLetters(index + 1)} ${titles.get(index) ?? ''}`.trim()
    return { sheet: entry.sheet, row: number, column, wording: say.onlyQq(entry.name, numbers) }
  }
  return null
}
