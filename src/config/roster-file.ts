// units.yaml: tree → units, each with its tree for those who look for traps.
import { z } from 'zod'
import type { Unit } from './configuration.ts'
import { readFields } from './fields.ts'
import { type Report, wording } from './fault.ts'
import { key, line, list, mapping } from './leaf.ts'
import { address, sender } from './mail-address.ts'
import { child, textOf, type Tree, valuePlace } from './tree.ts'

/** What one entry of units.yaml may hold. */
export const unitShape = {
  id: key,
  name: line,
  aliases: list(line).default([]),
  addresses: list(sender).default([]),
  contact: mapping({ name: line.optional(), phone: line.optional() }).optional(),
  notify: list(address).optional(),
  supervisor: address.optional(),
}

/** For editors (JSON Schema). */
export const rosterSchema = z.array(mapping(unitShape))

export type PlacedUnit = { unit: Unit; tree: Tree }

/** `ids` also holds those of units with other faults, so that campaigns are not blamed for naming them. */
export type RosterRead = { units: PlacedUnit[]; ids: ReadonlySet<string> }

export function readRoster(tree: Tree, report: Report): RosterRead {
  if (tree.kind === 'text' && tree.empty) {
    report(tree.at, noUnits, 'warning')
    return { units: [], ids: new Set() }
  }
  if (tree.kind !== 'list') {
    report(tree.at, noList)
    return { units: [], ids: new Set() }
  }
  const units: PlacedUnit[] = []
  const firstLine = new Map<string, number>()
  for (const item of tree.items) {
    const { whole } = readFields(unitShape, item, report)
    const id = textOf(child(item, 'id'))
    const place = valuePlace(item, 'id')
    const before = id === null ? undefined : firstLine.get(id)
    if (id !== null && before !== undefined) report(place, twice(id, before))
    else if (id !== null) firstLine.set(id, place.line)
    if (whole !== null) units.push({ unit: unitOf(whole), tree: item })
  }
  return { units, ids: new Set(firstLine.keys()) }
}

type UnitFields = z.output<z.ZodObject<typeof unitShape>>

function unitOf(fields: UnitFields): Unit {
  const addresses = fields.addresses.flatMap(entry => ('address' in entry ? [entry.address] : []))
  const domains = fields.addresses.flatMap(entry => ('domain' in entry ? [entry.domain] : []))
  return {
    id: fields.id,
    name: fields.name,
    aliases: unique(fields.aliases),
    addresses: unique(addresses),
    domains: unique(domains),
    contact:
      fields.contact === undefined ? null : { name: fields.contact.name ?? null, phone: fields.contact.phone ?? null },
    notify: unique(fields.notify ?? addresses),
    supervisor: fields.supervisor ?? null,
  }
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}

function twice(id: string, line: number) {
  return wording(
    `代号 ${id} 与第 ${line} 行的单位重复`,
    '每个单位的代号应各不相同',
    `The id ${id} is already taken by the unit on line ${line}`,
    'Each unit needs an id of its own',
  )
}

const noList = wording(
  '单位名册应是列表',
  '应为每个单位一项，以“- id: …”开头',
  'The roster should be a list',
  'Each unit should be an entry that begins with "- id: …"',
)

const noUnits = wording(
  '名册里还没有单位',
  '请按“- id: …”一家一项地填写',
  'The roster holds no unit yet',
  'Add entries that begin with "- id: …"',
)
