// The roster as rows of a sheet, in the form that the import reads back without a difference. Pure.
import type { Language } from '../config/configuration.ts'
import type { Sheet } from '../xlsx/sheet.ts'
import type { Roster } from './roster-difference.ts'

const HEADINGS = {
  'zh-CN': ['代号', '单位名称', '别名', '邮箱', '通知邮箱', '联系人', '电话'],
  en: ['id', 'unit', 'alias', 'email', 'notify', 'contact', 'phone'],
} as const

/** Headings, then one row a unit in the roster's order. Several of a kind in a cell are parted by ；. */
export function rosterRows({ units, notifyWritten }: Roster, language: Language): string[][] {
  const rows = units.map(unit => [
    unit.id,
    unit.name,
    unit.aliases.join('；'),
    [...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)].join('；'),
    notifyWritten.has(unit.id) ? unit.notify.join('；') : '',
    unit.contact?.name ?? '',
    unit.contact?.phone ?? '',
  ])
  return [[...HEADINGS[language]], ...rows]
}

/** In characters of the default font, by column. */
const WIDTHS = [24, 32, 32, 44, 32, 16, 24]

/** The rows as a sheet of a workbook: every cell is text, so that phone numbers keep their zeros. */
export function rosterSheet([headings = [], ...rows]: readonly (readonly string[])[], language: Language): Sheet {
  return {
    name: language === 'zh-CN' ? '单位名册' : 'units',
    columns: headings.map((heading, index) => ({ heading, width: WIDTHS[index] ?? 24 })),
    rows,
    frozenColumns: 2,
  }
}
