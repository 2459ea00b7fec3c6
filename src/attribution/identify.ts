// Whose is it? Evidence gathered by place, weighed, and judged: certain, or a person. Pure.
import type { Reading } from '../reading/reading.ts'
import type { Facts } from './facts.ts'
import { findNames } from './find-names.ts'
import type { NameForm } from './names.ts'
import { type PlaceKind, type TextPlace, placesOf } from './places.ts'
import type { Roster } from './roster.ts'
import type { Reason } from './verdict.ts'

export type Identity = {
  unit: string | null
  certain: boolean
  reasons: Reason[]
  /** Unit by file position, where files name units of their own. */
  byFile: ReadonlyMap<number, string>
}

/** What a name at a place proves. A letterhead or subject is written for the recipient; a mention proves next to nothing. */
const PLACE_WEIGHT: Record<PlaceKind, number> = {
  subject: 30,
  'file-name': 30,
  letterhead: 30,
  'sign-off': 30,
  folder: 25,
  signature: 25,
  body: 15,
  'display-name': 12,
  inner: 15,
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

type Score = {
  total: number
  kinds: Set<PlaceKind>
  strong: Set<PlaceKind>
  found: { kind: PlaceKind; text: string; form: NameForm }[]
}

export function identify(reading: Reading, facts: Facts, roster: Roster): Identity {
  const places = placesOf(reading)
  const scores = new Map<string, Score>()
  const byFile = new Map<number, string>()
  for (const place of places) gather(place, roster, scores, byFile)
  return judge(reading, facts, roster, scores, byFile)
}

function gather(place: TextPlace, roster: Roster, scores: Map<string, Score>, byFile: Map<number, string>): void {
  const named = findNames(place.text, roster)
  const units = new Set(named.flatMap(found => found.name.units))
  for (const { name, text } of named) {
    if (
      place.file !== null &&
      name.units.length === 1 &&
      units.size === 1 &&
      STRONG.has(place.kind) &&
      name.units[0] &&
      name.form !== 'bare' &&
      !byFile.has(place.file)
    )
      byFile.set(place.file, name.units[0])
    for (const unit of name.units) {
      const score = scores.get(unit) ?? { total: 0, kinds: new Set(), strong: new Set(), found: [] }
      const weight = (PLACE_WEIGHT[place.kind] * FORM_FACTOR[name.form]) / name.units.length
      if (!score.kinds.has(place.kind)) score.total += weight
      score.kinds.add(place.kind)
      if (STRONG.has(place.kind) && name.form !== 'bare') score.strong.add(place.kind)
      if (!score.found.some(entry => entry.kind === place.kind))
        score.found.push({ kind: place.kind, text, form: name.form })
      scores.set(unit, score)
    }
  }
}

function judge(
  reading: Reading,
  facts: Facts,
  roster: Roster,
  scores: Map<string, Score>,
  byFile: Map<number, string>,
): Identity {
  const reasons: Reason[] = []
  const address = reading.head.from?.address ?? ''
  const listed = unitsOf(address, roster)
  const auth = authenticated(reading, roster)
  const ranked = [...scores]
    .filter(([, score]) => score.strong.size > 0 || score.total >= 8)
    .sort((a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1))
  const strongNamed = ranked.filter(([, score]) => score.strong.size > 0)
  const inner = innerUnits(reading, roster)
  const fileUnits = new Set(byFile.values())
  const reason = (code: string, weight: number, values: Record<string, string>) =>
    reasons.push({ code, values, weight })
  const finish = (unit: string | null, certain: boolean): Identity => ({
    unit,
    certain,
    byFile,
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  })
  const nameOf = (id: string) => roster.units.get(id)?.name ?? id

  if (listed.units.length > 0)
    reason(
      listed.exact ? 'address-listed' : 'domain-listed',
      listed.units.length === 1 ? (listed.exact ? 90 : 80) : 40,
      { address, unit: listed.units.map(nameOf).join('、') },
    )
  else reason('address-unknown', -20, { address })
  for (const [unit, score] of ranked.slice(0, 4))
    for (const { kind, text } of score.found.slice(0, 5))
      reason('named', Math.round(PLACE_WEIGHT[kind]), { place: kind, text, unit: nameOf(unit) })
  if (auth === 'fail') reason('authentication-failed', -95, { address })
  if (facts.junk && auth !== 'pass') reason('junk-folder', -60, {})

  const doubtful = auth === 'fail' || (facts.junk && auth !== 'pass')
  if (fileUnits.size > 1) {
    reason('several-units', -80, { units: [...fileUnits].map(nameOf).join('、') })
    const only = listed.units.length === 1 ? (listed.units[0] ?? null) : null
    return finish(only, false)
  }
  // A forward: the first sender inside is whose it is, unless the unit forwards its own.
  if (inner.length > 0) return forwarded()
  if (listed.units.length === 1) return fromListed(listed.units[0] as string)
  if (listed.units.length > 1) return fromShared()
  return fromStranger()

  function forwarded(): Identity {
    const unique = [...new Set(inner.flatMap(entry => entry.units))]
    const [only] = unique
    if (unique.length === 1 && only !== undefined) {
      reason('forwarded-from', 60, { unit: nameOf(only) })
      const own = listed.units.includes(only)
      return finish(only, own && listed.units.length === 1 && !doubtful && contradicting(only).length === 0)
    }
    if (unique.length > 1) {
      reason('several-units', -80, { units: unique.map(nameOf).join('、') })
      return finish(listed.units.length === 1 ? (listed.units[0] ?? null) : null, false)
    }
    const named = strongNamed[0]
    if (named) {
      reason('forward-of-unlisted', -50, { address: inner[0]?.address ?? '' })
      return finish(named[0], false)
    }
    return listed.units.length === 1 ? finish(listed.units[0] ?? null, false) : finish(null, false)
  }

  function contradicting(unit: string): [string, Score][] {
    return strongNamed.filter(([other]) => other !== unit)
  }

  function fromListed(unit: string): Identity {
    const own = scores.get(unit)
    const others = contradicting(unit).filter(
      ([other, score]) => !(own && contained(other, unit, roster)) && score.strong.size > 0,
    )
    const rival = others[0]
    if (rival && (own?.strong.size ?? 0) === 0) {
      reason('named-other', -85, { unit: nameOf(rival[0]), listed: nameOf(unit) })
      return finish(rival[1].strong.size >= 2 && !listed.exact ? rival[0] : unit, false)
    }
    if (rival && rival[1].strong.size >= 2) {
      reason('named-other', -70, { unit: nameOf(rival[0]), listed: nameOf(unit) })
      return finish(unit, false)
    }
    return finish(unit, !doubtful)
  }

  function fromShared(): Identity {
    const mine = strongNamed.filter(([unit]) => listed.units.includes(unit))
    const [first, second] = mine
    if (first && !second && strongNamed.every(([unit]) => unit === first[0])) return finish(first[0], !doubtful)
    reason('shared-address', -50, { units: listed.units.map(nameOf).join('、') })
    return finish(first && !second ? first[0] : null, false)
  }

  function fromStranger(): Identity {
    const [first, second] = strongNamed
    if (!first) {
      const weak = ranked[0]
      if (weak && weak[1].found.some(entry => entry.form !== 'bare') && !ranked[1]) {
        reason('weak-hint-only', -40, { unit: nameOf(weak[0]) })
        return finish(weak[0], false)
      }
      return finish(null, false)
    }
    if (second && second[1].total > first[1].total * 0.6) {
      reason('several-units', -70, { units: [first, second].map(([unit]) => nameOf(unit)).join('、') })
      return finish(first[1].total > second[1].total ? first[0] : null, false)
    }
    const places = witnesses(first[1])
    if (places < 2) reason('weak-hint-only', -40, { unit: nameOf(first[0]) })
    return finish(first[0], places >= 2 && !second && !doubtful)
  }
}

/** Letterhead and sign-off of one document are one witness, subject, file name and signature one each. */
function witnesses(score: Score): number {
  const full = score.found.filter(entry => entry.form === 'full' || entry.form === 'alias' || entry.form === 'derived')
  const kinds = new Set<string>(
    full.map(entry => (entry.kind === 'sign-off' || entry.kind === 'letterhead' ? 'document' : entry.kind)),
  )
  return ['subject', 'file-name', 'document', 'signature'].filter(kind => kinds.has(kind)).length
}

/** True where `inner`'s name is part of `outer`'s: naming the one may be naming the other. */
function contained(inner: string, outer: string, roster: Roster): boolean {
  const a = roster.units.get(inner)?.name ?? ''
  const b = roster.units.get(outer)?.name ?? ''
  return a !== '' && b.includes(a)
}

function unitsOf(address: string, roster: Roster): { units: readonly string[]; exact: boolean } {
  const exact = roster.byAddress.get(address)
  if (exact) return { units: exact, exact: true }
  return { units: roster.byDomain.get(address.slice(address.indexOf('@') + 1)) ?? [], exact: false }
}

/** Who wrote the messages inside: listed units, or the address where nobody lists it. */
function innerUnits(reading: Reading, roster: Roster): { address: string; units: readonly string[] }[] {
  return reading.inner
    .filter(inner => inner.from !== null && inner.from.address !== roster.source.mailbox)
    .map(inner => ({ address: inner.from?.address ?? '', units: unitsOf(inner.from?.address ?? '', roster).units }))
}

/** By the office's own server only: a sender may write any Authentication-Results he likes. No result: unknown, no failure. */
export function authenticated(reading: Reading, roster: Roster): 'pass' | 'fail' | 'unknown' {
  const own = reading.authentication.filter(({ server }) =>
    roster.source.authservIds.length > 0
      ? roster.source.authservIds.includes(server)
      : server === roster.domain || server.endsWith(`.${roster.domain}`),
  )
  const top = own[0] ?? (roster.source.authservIds.length === 0 ? reading.authentication[0] : undefined)
  if (!top) return 'unknown'
  if (top.dmarc === 'fail' || top.dmarc === 'permerror') return 'fail'
  if (top.dmarc === 'pass' || top.dkim === 'pass' || top.spf === 'pass') return 'pass'
  if (top.spf === 'fail' || top.spf === 'softfail' || top.dkim === 'fail') return 'fail'
  return 'unknown'
}
