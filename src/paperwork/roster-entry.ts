// What a contact list says: units, and what is to be mended in it.
import type { Wording } from '../config/fault.ts'

/** What the sheet says of one unit. Empty texts and lists: nothing is said, which takes nothing away. */
export type RosterEntry = {
  sheet: string | null
  row: number
  /** True where its name's cell is merged with the row above: the same unit goes on. */
  continues: boolean
  id: string | null
  name: string
  aliases: readonly string[]
  addresses: readonly string[]
  notify: readonly string[]
  contact: string
  phone: string
}

/** Something to mend in the sheet. `column`: its letters and heading (`D 邮箱`); null where it is about the whole row. */
export type SheetFault = { sheet: string | null; row: number; column: string | null; wording: Wording }

/** All that the sheets say. */
export type RosterRead = {
  entries: RosterEntry[]
  /** With one of these nothing is imported. */
  faults: SheetFault[]
  /** What a person may want to add; nothing is wrong. */
  hints: SheetFault[]
  /** Headings of columns that say nothing of use. */
  unused: string[]
  /** Rows that hold no unit (合计, 注：…). */
  passedOver: number
}

/** A fault in one line: `第 7 行，D 邮箱：…` with its sheet where there are several. */
export function formatSheetFault(fault: SheetFault, language: 'zh-CN' | 'en'): string {
  const { sheet, row, column } = fault
  const { problem, remedy } = language === 'en' ? fault.wording.en : fault.wording.zh
  if (language === 'en') {
    const place = `${sheet === null ? '' : `Sheet "${sheet}", `}row ${row}${column === null ? '' : `, column ${column}`}`
    return `${place}: ${problem}. ${remedy}.`
  }
  const place = `${sheet === null ? '' : `工作表“${sheet}”`}第 ${row} 行${column === null ? '' : `，${column} 列`}`
  return `${place}：${problem}。${remedy}。`
}
