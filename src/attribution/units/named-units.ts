// Which units a message names, where, and how much that proves. Pure.
import type { Reading } from '../../reading/reading.ts'
import { findNames } from './find-names.ts'
import type { NameForm } from './names.ts'
import { type PlaceKind, placesOf, type TextPlace } from './places.ts'
import type { Roster } from '../roster.ts'

/** What a name at a place proves, of 100. */
export const PLACE_WEIGHT: Record<PlaceKind, number> = {
  // Written for the recipient, to say whose it is.
  subject: 30,
  'file-name': 30,
  // A document's heading and signature are put there by the unit itself.
  letterhead: 30,
  'sign-off': 30,
  // Whoever packed the archive named its folders, which may be somebody else.
  folder: 25,
  // Under the mail: the sender's own house, as a rule.
  signature: 25,
  // Speaks of its own house (我馆, 现将…), but of partners too.
  body: 15,
  // The first sender inside a forward, by the name that the forwarding program shows.
  inner: 15,
  // Anybody may call himself anything.
  'display-name': 12,
  // Running text names partners, hosts, guests and the asking office.
  mention: 3,
}
/** A derived contraction proves less than what the office wrote; a shared or everyday word nearly nothing. */
const FORM_FACTOR: Record<NameForm, number> = { full: 1, alias: 0.9, derived: 0.7, bare: 0.2 }
/** Places that a unit fills in with its own name. */
const STRONG: ReadonlySet<PlaceKind> = new Set([
  'subject',
  'file-name',
  'letterhead',
  'sign-off',
  'signature',
  'folder',
])
/** Below this a unit is not worth naming to a person. */
const WORTH_NAMING = 8

/** How one unit is named. */
export type Naming = {
  unit: string
  total: number
  /** Strong places with a name that is the unit's own. */
  strong: ReadonlySet<PlaceKind>
  found: readonly { kind: PlaceKind; text: string; form: NameForm }[]
}

export type NamedUnits = {
  /** Strongest first; what is hardly named left out. */
  ranked: readonly Naming[]
  byUnit: ReadonlyMap<string, Naming>
  /** Unit by file position, where files name units of their own. */
  byFile: ReadonlyMap<number, string>
  /** The same, with those that a file calls by a bare name only that one has: a proposal for a person, and no proof. */
  proposed: ReadonlyMap<number, string>
}

type Growing = { -readonly [Key in keyof Naming]: Naming[Key] } & {
  strong: Set<PlaceKind>
  found: { kind: PlaceKind; text: string; form: NameForm }[]
  kinds: Set<PlaceKind>
}

/** All units that the message names. Each kind of place counts once a unit: ten photos with a name are one witness. */
export function namedUnits(reading: Reading, roster: Roster): NamedUnits {
  const byUnit = new Map<string, Growing>()
  const byFile = new Map<number, string>()
  const bare = new Map<number, string>()
  for (const place of placesOf(reading)) gather(place, roster, byUnit, byFile, bare)
  const ranked = [...byUnit.values()]
    .filter(naming => naming.strong.size > 0 || naming.total >= WORTH_NAMING)
    .sort((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1))
  return { ranked, byUnit, byFile, proposed: new Map([...bare, ...byFile]) }
}

function gather(
  place: TextPlace,
  roster: Roster,
  byUnit: Map<string, Growing>,
  byFile: Map<number, string>,
  bare: Map<number, string>,
): void {
  const { kind, file, text: where } = place
  const found = findNames(where, roster)
  const units = new Set(found.flatMap(({ name }) => name.units))
  for (const { name, text } of found) {
    const [only] = name.units
    if (file !== null && only !== undefined && units.size === 1 && STRONG.has(kind)) {
      const owners = name.form === 'bare' ? bare : byFile
      if (!owners.has(file)) owners.set(file, only)
    }
    for (const unit of name.units) {
      const naming = byUnit.get(unit) ?? { unit, total: 0, strong: new Set(), found: [], kinds: new Set() }
      byUnit.set(unit, naming)
      if (STRONG.has(kind) && name.form !== 'bare') naming.strong.add(kind)
      if (naming.kinds.has(kind)) continue
      naming.kinds.add(kind)
      naming.total += (PLACE_WEIGHT[kind] * FORM_FACTOR[name.form]) / name.units.length
      naming.found.push({ kind, text, form: name.form })
    }
  }
}

/** Independent witnesses that name the unit: letterhead and sign-off of a document are one. */
export function witnesses({ found }: Naming): number {
  const kinds = new Set<string>(
    found
      .filter(({ form }) => form !== 'bare')
      .map(({ kind }) => (kind === 'sign-off' || kind === 'letterhead' ? 'document' : kind)),
  )
  return ['subject', 'file-name', 'document', 'signature'].filter(kind => kinds.has(kind)).length
}
