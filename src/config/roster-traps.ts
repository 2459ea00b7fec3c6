// What is allowed in units.yaml, but makes mail hard to attribute. Warnings only.
import type { Unit } from './configuration.ts'
import { type Report, wording } from './fault.ts'
import { folded } from './folding.ts'
import { containments } from './name-containment.ts'
import type { PlacedUnit } from './roster-file.ts'
import { child, keyPlace, nodeAt, plain, type Tree, valuePlace } from './tree.ts'

/** Warns of every trap in the roster. `own` is the report mailbox's address, null where it is not known. */
export function rosterTraps(units: readonly PlacedUnit[], own: string | null, report: Report): void {
  const warn: Report = (place, words) => report(place, words, 'warning')
  for (const { unit, tree } of units) {
    warnOfUnreachable(unit, tree, warn)
    warnOfNames(unit, tree, warn)
  }
  warnOfShared(units, namesOf, sameName, warn)
  warnOfShared(units, sendersOf, sameAddress, warn)
  for (const { unit, tree } of units) {
    if (own !== null && unit.addresses.includes(own)) warn(placeOf(tree, 'addresses', own), ownAddress)
  }
  for (const found of containments(units.map(placed => placed.unit))) {
    const tree = units[found.owner]?.tree
    if (tree !== undefined) warn(placeOf(tree, 'aliases', found.alias), partOfName(found.alias, found.others))
  }
}

function warnOfUnreachable(unit: Unit, tree: Tree, warn: Report): void {
  if (unit.addresses.length + unit.domains.length === 0) warn(keyPlace(tree, 'addresses'), noAddress(unit.name))
  else if (unit.notify.length === 0) warn(keyPlace(tree, 'addresses'), noNotify(unit.name))
}

function warnOfNames(unit: Unit, tree: Tree, warn: Report): void {
  for (const alias of unit.aliases) {
    const place = placeOf(tree, 'aliases', alias)
    if (/^.$/u.test(folded(alias))) warn(place, tooShort(alias))
    else if (/[，、；;]/.test(alias)) warn(place, severalInOne(alias))
  }
}

type Entry = { key: string; text: string }

function namesOf({ unit }: PlacedUnit): Entry[] {
  return [{ key: 'name', text: unit.name }, ...unit.aliases.map(text => ({ key: 'aliases', text }))]
}

function sendersOf({ unit }: PlacedUnit): Entry[] {
  return [...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)].map(text => ({ key: 'addresses', text }))
}

/** Warns at each unit that has what an earlier one has too. */
function warnOfShared(
  units: readonly PlacedUnit[],
  entriesOf: (placed: PlacedUnit) => Entry[],
  words: (text: string, other: string) => ReturnType<typeof wording>,
  warn: Report,
): void {
  const first = new Map<string, PlacedUnit>()
  for (const placed of units) {
    for (const { key, text } of entriesOf(placed)) {
      const before = first.get(folded(text))
      if (before === undefined) first.set(folded(text), placed)
      else if (before !== placed) warn(placeOf(placed.tree, key, text), words(text, before.unit.name))
    }
  }
}

/** Where `text` is written below `key`; where it is not found as it stands, the key's value. */
function placeOf(tree: Tree, key: string, text: string) {
  const written = child(tree, key)
  const value = written === null ? undefined : plain(written)
  const index = Array.isArray(value) ? value.findIndex(entry => folded(String(entry)) === folded(text)) : -1
  return written === null || index < 0 ? valuePlace(tree, key) : nodeAt(written, [index]).at
}

function noAddress(name: string) {
  return wording(
    `${name}没有报送邮箱，来信只能靠内容辨认，也收不到信`,
    '如有邮箱，请补上 addresses: [ … ]',
    `${name} has no address: its mail is known by content alone, and no letter reaches it`,
    'Add addresses: [ … ] if it has any',
  )
}

function noNotify(name: string) {
  return wording(
    `${name}只写了整个域名，不知道信发到哪里`,
    '请补上 notify: [ … ]',
    `${name} lists only a whole domain, so letters have nowhere to go`,
    'Add notify: [ … ]',
  )
}

function tooShort(alias: string) {
  return wording(
    `别名“${alias}”只有一个字，太容易碰上`,
    '应改用更具体的叫法，或删去',
    `The alias "${alias}" is one character long and will be met everywhere`,
    'Use a longer one or remove it',
  )
}

function severalInOne(alias: string) {
  return wording(
    `别名“${alias}”像是几个写在了一起`,
    '应分成几项，用半角逗号隔开：[甲, 乙]',
    `The alias "${alias}" looks like several in one`,
    'They should be entries of their own: [one, two]',
  )
}

function sameName(name: string, other: string) {
  return wording(
    `“${name}”也是${other}的名称或别名`,
    '两家同名时来信都要人工确认，请换成能区分的叫法',
    `"${name}" is also a name or alias of ${other}`,
    'Mail under that name always needs a person; use names that differ',
  )
}

function sameAddress(address: string, other: string) {
  return wording(
    `${address} 也登记在${other}名下`,
    '如确是两家共用则不必改，来信会再看内容；否则请删去一处',
    `${address} is also listed for ${other}`,
    'If they share it, leave it: the content will decide; else remove one',
  )
}

function partOfName(alias: string, others: readonly string[]) {
  const zh = others.slice(0, 3).join('、') + (others.length > 3 ? ` 等 ${others.length} 家` : '')
  const en = others.slice(0, 3).join(', ') + (others.length > 3 ? ` and ${others.length - 3} more` : '')
  return wording(
    `别名“${alias}”包含在别家的名称里：${zh}`,
    '请改用更具体的叫法，例如加上地名',
    `The alias "${alias}" is part of another unit's name: ${en}`,
    'Use a more specific one, for example with the place',
  )
}

const ownAddress = wording(
  '这是报送邮箱自己的地址',
  '应为该单位发信用的邮箱',
  'This is the report mailbox itself',
  'It should be an address that the unit sends from',
)
