// units.yaml as text → the same text with units changed and added. Pure. Every other byte stays as it was.
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { RosterEditError } from '../config/add-address.ts'
import type { Language } from '../config/configuration.ts'
import { type Fault, Findings, wording } from '../config/fault.ts'
import { parseYaml } from '../config/parse.ts'
import { readRoster } from '../config/roster-file.ts'
import { child } from '../config/tree.ts'
import {
  changedUnit,
  isDefaultNotify,
  type Roster,
  type RosterDifference,
  type SheetUnit,
  type UnitChange,
} from './roster-difference.ts'
import { addToList, OddForm, quoted, setContact, setText, type Splice } from './roster-splices.ts'

/** The units of units.yaml, or what keeps them from being read. */
export function rosterIn(source: string, language: Language = 'zh-CN'): Roster | { faults: Fault[] } {
  const findings = new Findings()
  const report = findings.of('units.yaml')
  const tree = parseYaml(source.replace(/^\uFEFF/, ''), report)
  const placed = tree === null ? [] : readRoster(tree, report).units
  const written = placed.filter(each => child(each.tree, 'notify') !== null)
  const faults = findings.list('fault', language)
  if (faults.length > 0) return { faults }
  return { units: placed.map(({ unit }) => unit), notifyWritten: new Set(written.map(({ unit }) => unit.id)) }
}

/** `source` with the difference applied: comments, order, quotes, line ends stay. Throws RosterEditError, changing nothing. */
export function editRoster(source: string, difference: RosterDifference): string {
  // Seen in practice: Notepad's byte order mark.
  if (source.startsWith('\uFEFF')) return `\uFEFF${editRoster(source.slice(1), difference)}`
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false })
  const { contents } = document
  if (isSeq(contents) && contents.flow === true && (contents.items.length > 0 || difference.added.length > 0))
    throw new RosterEditError(inBrackets)
  const items = isSeq(contents) ? contents.items : []
  const splices = difference.changed.flatMap(change => {
    const unit = items.find(item => isMap(item) && (item.get('id') as unknown) === change.unit.id)
    if (!isMap(unit)) throw new RosterEditError(oddUnit(change.unit.name))
    return splicesFor(source, unit, change)
  })
  const first = items[0]
  const start = isMap(first) ? (first.range?.[0] ?? 2) : 2
  const indent = Math.max(0, start - (source.lastIndexOf('\n', start - 1) + 1) - 2)
  const edited = appended(apply(source, splices), difference.added, items.length === 0 ? 0 : indent)
  verify(source, edited, difference)
  return edited
}

function splicesFor(source: string, unit: YAMLMap, change: UnitChange): Splice[] {
  const { name, aliases, addresses, notify, contact, phone } = change
  try {
    return [
      ...(name === null ? [] : [setText(source, unit, 'name', name)]),
      addToList(source, unit, 'aliases', aliases),
      addToList(source, unit, 'addresses', addresses),
      addToList(source, unit, 'notify', notify),
      ...setContact(source, unit, contact, phone),
    ].filter(splice => splice !== null)
  } catch (error) {
    if (error instanceof OddForm) throw new RosterEditError(oddUnit(change.unit.name))
    throw error
  }
}

/** From the end, so that places before stay right; of several at one place the first stands first. */
function apply(source: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => b.at - a.at || b.index - a.index)
  return ordered.reduce((text, { at, until, text: more }) => text.slice(0, at) + more + text.slice(until), source)
}

function appended(source: string, units: readonly SheetUnit[], indent: number): string {
  if (units.length === 0) return source
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const body = source.replace(/[\r\n]+$/, '')
  const blocks = units.map(unit => unitYaml(unit, ' '.repeat(indent)).replaceAll('\n', eol))
  return `${body}${body === '' ? '' : eol + eol}${blocks.join(eol)}`
}

/** A unit as units.yaml is written by hand; ends with a line break. */
export function unitYaml(unit: SheetUnit, indent = ''): string {
  const senders = [...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)]
  const list = (values: readonly string[]) => `[${values.map(quoted).join(', ')}]`
  const person = [
    ...(unit.contact?.name ? [`name: ${quoted(unit.contact.name)}`] : []),
    ...(unit.contact?.phone ? [`phone: ${quoted(unit.contact.phone)}`] : []),
  ]
  const lines = [
    `- id: ${unit.id}`,
    `  name: ${quoted(unit.name)}`,
    ...(unit.aliases.length > 0 ? [`  aliases: ${list(unit.aliases)}`] : []),
    ...(senders.length > 0 ? [`  addresses: ${list(senders)}`] : []),
    ...(isDefaultNotify(unit) ? [] : [`  notify: ${list(unit.notify)}`]),
    ...(person.length > 0 ? [`  contact: { ${person.join(', ')} }`] : []),
  ]
  return lines.map(line => `${indent}${line}\n`).join('')
}

/** Edits are trusted only once they are read as meant: each unit as it should be, none gone, none besides. */
function verify(before: string, after: string, difference: RosterDifference): void {
  const [old, outcome] = [rosterIn(before), rosterIn(after)]
  if ('units' in old && 'units' in outcome) {
    const changed = new Map(difference.changed.map(change => [change.unit.id, changedUnit(change)]))
    const expected = old.units.map(unit => changed.get(unit.id) ?? unit)
    const [kept, added] = [outcome.units.slice(0, expected.length), outcome.units.slice(expected.length)]
    const asWritten = (units: readonly SheetUnit[]) => JSON.stringify(units.map(unit => unitYaml(unit)))
    if (JSON.stringify(kept) === JSON.stringify(expected) && asWritten(added) === asWritten(difference.added)) return
  }
  throw new RosterEditError(notAsMeant)
}

function oddUnit(name: string) {
  return wording(
    `units.yaml 里“${name}”的写法太特别，程序改不了`,
    '请手工修改这一家，再导入一次',
    `"${name}" is written in units.yaml in a way that no program can edit`,
    'Change it by hand, then import again',
  )
}

const inBrackets = wording(
  'units.yaml 整个写在方括号里，程序加不进新单位',
  '请改成每个单位一项、以“- id: …”开头的写法',
  'units.yaml is one list in brackets, to which no program can add',
  'Write one entry a unit, each beginning with "- id: …"',
)

const notAsMeant = wording(
  'units.yaml 改完后读出来与预想不符，没有改动',
  '请手工修改，并把 units.yaml 和表格留作报告',
  'The edited units.yaml would not be read as meant, so nothing was changed',
  'Edit it by hand, and keep both files for a report',
)
