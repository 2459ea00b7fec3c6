// Sheets of a contact list → one entry a unit, and every fault with its row and column. Pure.
import { understandKey } from '../config/leaf.ts'
import type { Wording } from '../config/fault.ts'
import { addressesIn, isBlank, namesIn, oneLine, personIn, phonesIn } from './cell-entries.ts'
import { gather } from './gather-entries.ts'
import { findHeadings, type Headings, type Role } from './roster-headings.ts'
import { onlyQq, unusedIn } from './roster-hints.ts'
import type { RosterEntry, RosterRead, SheetFault } from './roster-entry.ts'
import * as say from './roster-wording.ts'
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts'

/** Rows that close or explain a list. */
const NO_UNIT =
  /^(合计|总计|小计|共计|备注|注|说明|填表说明|填表人|制表人|审核人|联系人|total)(\s*[:：].*)?$|^(注|备注|说明|填表说明|填报说明)\s*[:：1一]/i
/** Numbers that Excel has made of long digits: the last ones are gone. */
const SCIENTIFIC = /^\d(\.\d+)?e\+?\d+$/i
/** Days that Excel has made of them. */
const DAY = /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$/

/** Reads every sheet that has headings; the others hold something else. A workbook without any is one fault. */
export function readRosterSheets(sheets: readonly Sheet[]): RosterRead {
  const faults: SheetFault[] = []
  const hints: SheetFault[] = []
  const unused = new Set<string>()
  const rows: RosterEntry[] = []
  let passedOver = 0
  const found = sheets.map(sheet => ({ sheet, headings: findHeadings(sheet) }))
  for (const { sheet, headings } of found) {
    if ('trouble' in headings) {
      if (headings.trouble === 'two-names')
        faults.push({ sheet: sheet.name, row: 1, column: null, wording: say.twoNames(headings.titles) })
      continue
    }
    for (const title of unusedIn(headings)) unused.add(title)
    for (const row of sheet.rows.slice(headings.firstRow)) {
      const entry = readRow(row, headings, sheet.name, faults)
      if (entry === 'no unit') passedOver += 1
      else if (entry !== null) {
        rows.push(entry)
        const hint = onlyQq(entry, row, headings)
        if (hint !== null) hints.push(hint)
      }
    }
  }
  if (rows.length === 0 && faults.length === 0) {
    const seen = found.flatMap(({ headings }) =>
      'trouble' in headings && headings.trouble === 'none' ? headings.seen : [],
    )
    const headed = found.some(({ headings }) => 'columns' in headings)
    const empty = headed ? say.noUnits : say.noHeadings(seen)
    faults.push({ sheet: null, row: 1, column: null, wording: empty })
  }
  const entries = gather(rows, faults)
  return { entries, faults: faults.sort((a, b) => a.row - b.row), hints, unused: [...unused], passedOver }
}

function readRow(
  row: SheetRow,
  headings: Headings,
  sheet: string | null,
  faults: SheetFault[],
): RosterEntry | 'no unit' | null {
  const textsOf = (role: Role) =>
    [...headings.columns]
      .filter(([, held]) => held === role)
      .map(([index]) => ({ index, text: row.cells[index]?.text ?? '' }))
      .filter(({ text }) => !isBlank(text))
  const report = (index: number | null, words: Wording) => {
    const column = index === null ? null : `${columnLetters(index + 1)} ${headings.titles.get(index) ?? ''}`.trim()
    faults.push({ sheet, row: row.number, column, wording: words })
  }
  const written = row.cells.filter(cell => cell.origin?.row !== row.number && !isBlank(cell.text))
  if (written.length === 0) return null
  const name = oneLine(textsOf('name')[0]?.text ?? '')
  if (/[@＠]/.test(name)) report(nameColumn(headings), say.addressAsName(name))
  if (NO_UNIT.test(oneLine(row.cells.find(cell => cell.text !== '')?.text ?? '')) || NO_UNIT.test(name))
    return 'no unit'
  if (isGroup(row, name)) return 'no unit'
  const persons = textsOf('person').map(({ text }) => personIn(text))
  const entry = {
    sheet,
    row: row.number,
    continues: continues(row, headings),
    id: idOf(textsOf('id')[0], report),
    name,
    aliases: textsOf('aliases')
      .flatMap(({ text }) => namesIn(text))
      .filter(alias => alias !== name),
    addresses: addressesOf(textsOf('addresses'), report),
    notify: addressesOf(textsOf('notify'), report).filter(address => !starred(address)),
    contact: joined([...textsOf('contact').map(({ text }) => oneLine(text)), ...persons.map(each => each.contact)]),
    phone: joined([...phonesOf(textsOf('phone'), report), ...persons.map(each => each.phone)]),
  }
  for (const { index, text } of textsOf('notify'))
    for (const address of addressesIn(text).addresses.filter(starred)) report(index, say.notifyWildcard(address))
  if (name !== '') return entry
  // A column of numbers alone (序号 filled down too far) is no unit; anything that is read of a unit needs its name.
  const nothing = entry.addresses.length + entry.aliases.length === 0 && entry.contact === '' && entry.phone === ''
  if (!nothing || entry.id !== null) report(nameColumn(headings), say.noName)
  return null
}

type Text = { index: number; text: string }
type ReportAt = (index: number | null, words: Wording) => void

function addressesOf(texts: readonly Text[], report: ReportAt): string[] {
  const found = texts.flatMap(({ index, text }) => {
    const { addresses, wrong } = addressesIn(text)
    for (const each of wrong) report(index, each.wording)
    return addresses
  })
  return [...new Set(found)]
}

function phonesOf(texts: readonly Text[], report: ReportAt): string[] {
  return texts.flatMap(({ index, text }) => {
    if (/[@＠]/.test(text)) report(index, say.addressAsPhone(oneLine(text)))
    const wrong = SCIENTIFIC.test(text.trim()) ? say.scientific : DAY.test(text.trim()) ? say.dayAsPhone : null
    if (wrong === null) return [phonesIn(text)]
    report(index, wrong(text.trim()))
    return []
  })
}

function idOf(text: Text | undefined, report: ReportAt): string | null {
  if (text === undefined) return null
  const meaning = understandKey(text.text.trim())
  if ('value' in meaning) return meaning.value
  report(text.index, meaning.wrong)
  return null
}

/** 一、学校 or a name across the whole table: a title between the rows. */
function isGroup(row: SheetRow, name: string): boolean {
  const across = row.cells.filter(cell => cell.origin?.row === row.number).length
  const texts = new Set(row.cells.map(cell => cell.text).filter(text => text !== ''))
  return (
    texts.size === 1 && (across >= 2 || /^[(（]?[一二三四五六七八九十]+[)）]?[、.．]/.test(name || [...texts].join('')))
  )
}

/** The name's cell is covered by the one above. */
function continues(row: SheetRow, headings: Headings): boolean {
  const origin = row.cells[nameColumn(headings) ?? -1]?.origin ?? null
  return origin !== null && origin.row < row.number
}

function nameColumn(headings: Headings): number | null {
  return [...headings.columns].find(([, role]) => role === 'name')?.[0] ?? null
}

function joined(texts: readonly string[]): string {
  return [...new Set(texts.filter(text => text !== ''))].join('、')
}

function starred(address: string): boolean {
  return address.startsWith('*')
}
