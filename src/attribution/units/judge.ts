// Evidence → whose it is, and whether that is certain. Weak signs never outvote a strong one; two strong ones that
// disagree are a person's matter. Pure.
import type { Context } from './context.ts'
import { type Naming, witnesses } from './named-units.ts'
import type { Reason } from '../verdict.ts'

export type Judgement = {
  unit: string | null
  certain: boolean
  /** Why it is not certain, where evidence disagrees. */
  objections: Reason[]
}

/** A stranger's unit must be named by so many independent witnesses. */
const WITNESSES_NEEDED = 2
/** A second unit with this share of the first one's weight is a rival. */
const RIVAL = 0.6

export function judge(context: Context): Judgement {
  const { listed, named, inner } = context
  const owners = new Set(named.byFile.values())
  if (owners.size > 1) return severalUnits(context, [...owners])
  if (inner.length > 0) return forwarded(context)
  const [only] = listed.units
  if (only !== undefined && listed.units.length === 1) return fromListed(only, context)
  return listed.units.length > 1 ? fromShared(context) : fromStranger(context)
}

/** Nothing is certain of a sender who failed authentication, or whom the junk filter took out unauthenticated. */
function isDoubtful({ authenticity, facts }: Context): boolean {
  return authenticity === 'fail' || (facts.junk && authenticity !== 'pass')
}

const strongly = ({ named }: Context) => named.ranked.filter(({ strong }) => strong.size > 0)

function severalUnits(context: Context, units: readonly string[]): Judgement {
  const { listed, nameOf } = context
  const guess = listed.units.length === 1 ? (listed.units[0] ?? null) : null
  return uncertain(guess, 'several-units', -80, { units: units.map(nameOf).join('、') })
}

/** A forward: the first sender inside is whose it is, unless the unit's own mailbox passes its staff's mail on. */
function forwarded(context: Context): Judgement {
  const { inner, listed, nameOf } = context
  const inside = [...new Set(inner.flatMap(({ units }) => units))]
  const own = listed.units.length === 1 ? (listed.units[0] ?? null) : null
  const [only] = inside
  const strong = strongly(context)
  if (inside.length > 1) {
    const several = severalUnits(context, inside)
    // Passed on from hand to hand: the one whose papers they are.
    const [first, second] = strong
    return first && !second && inside.includes(first.unit) ? { ...several, unit: first.unit } : several
  }
  if (only !== undefined) {
    const others = strong.filter(({ unit }) => unit !== only)
    return own === only && others.length === 0
      ? settled(only, context)
      : uncertain(only, 'forwarded-by-other', -50, { unit: nameOf(only) })
  }
  const [first] = strong
  // The forwarder's own signature says who forwards, and not whose it is.
  const isNamedInside = [...(first?.strong ?? [])].some(place => place !== 'signature')
  if (own !== null && first?.unit === own && isNamedInside && strong.length === 1) return settled(own, context)
  return { unit: first?.unit ?? own, certain: false, objections: [] }
}

function fromListed(unit: string, context: Context): Judgement {
  const { named, nameOf } = context
  const own = named.byUnit.get(unit)
  const [rival] = strongly(context).filter(
    other => other.unit !== unit && !(own && isPartOf(other.unit, unit, context)),
  )
  if (rival === undefined) return settledAlone(unit, context)
  const isUnnamed = (own?.strong.size ?? 0) === 0
  const values = { unit: nameOf(rival.unit), listed: nameOf(unit) }
  if (isUnnamed) return uncertain(rival.strong.size >= 2 ? rival.unit : unit, 'named-other', -85, values)
  if (rival.strong.size >= 2 || isPassedOver(own, rival)) return uncertain(unit, 'named-other', -70, values)
  return settled(unit, context)
}

/** One of those who share the address, where the content names that one and nobody else. */
function fromShared(context: Context): Judgement {
  const { listed, nameOf } = context
  const strong = strongly(context)
  const [first, second] = strong.filter(({ unit }) => listed.units.includes(unit))
  if (first && !second && strong.every(({ unit }) => unit === first.unit)) return settled(first.unit, context)
  const guess = first && !second ? first.unit : null
  return uncertain(guess, 'shared-undecided', -50, { units: listed.units.map(nameOf).join('、') })
}

/** Nobody lists the sender: what is written must agree in several places that do not depend on each other. */
function fromStranger(context: Context): Judgement {
  const { named, nameOf, answers, history } = context
  const [first, second] = strongly(context)
  if (!first) {
    const [weak, other] = named.ranked
    const hint = weak?.found.some(({ form }) => form !== 'bare') && !other ? weak.unit : answers
    return hint === null ? { unit: null, certain: false, objections: [] } : oneHint(hint, context)
  }
  if (second && second.total > first.total * RIVAL) {
    const units = [first, second].map(({ unit }) => nameOf(unit)).join('、')
    return uncertain(first.total > second.total ? first.unit : null, 'several-units', -70, { units })
  }
  const known = history.length === 1 && history[0]?.unit === first.unit && history[0].byPerson > 0
  const support = witnesses(first) + (answers === first.unit ? 1 : 0) + (known ? 1 : 0)
  if (answers !== null && answers !== first.unit)
    return uncertain(first.unit, 'several-units', -70, { units: [first.unit, answers].map(nameOf).join('、') })
  if (second)
    return uncertain(first.unit, 'several-units', -50, {
      units: [first, second].map(each => nameOf(each.unit)).join('、'),
    })
  if (context.otherHouse !== null && answers !== first.unit && !known)
    return uncertain(first.unit, 'other-organisation', -50, { unit: nameOf(first.unit), domain: context.otherHouse })
  return support >= WITNESSES_NEEDED ? settledAlone(first.unit, context) : oneHint(first.unit, context)
}

/** A second unit that the subject and the files call by its bare name: 医学会、护理学会科普日照片. */
function besideOwn(own: string, { named }: Context): string | null {
  const places = ['subject', 'file-name']
  const others = [...named.byUnit.values()].filter(({ unit }) => unit !== own)
  const found = others.find(other => places.every(place => other.found.some(({ kind }) => kind === place)))
  return found?.unit ?? null
}

/** Settled, unless a second unit is called beside it. */
function settledAlone(unit: string, context: Context): Judgement {
  const beside = besideOwn(unit, context)
  if (beside === null) return settled(unit, context)
  return uncertain(unit, 'several-units', -60, { units: [unit, beside].map(context.nameOf).join('、') })
}

/** The subject is the rival's alone, or the files' names are and the subject is nobody's. */
function isPassedOver(own: Naming | undefined, rival: Naming): boolean {
  if (own?.strong.has('subject')) return false
  return rival.strong.has('subject') || (rival.strong.has('file-name') && !own?.strong.has('file-name'))
}

function settled(unit: string, context: Context): Judgement {
  return { unit, certain: !isDoubtful(context), objections: [] }
}

function oneHint(unit: string, { nameOf }: Context): Judgement {
  return uncertain(unit, 'weak-hint-only', -40, { unit: nameOf(unit) })
}

function uncertain(unit: string | null, code: string, weight: number, values: Record<string, string>): Judgement {
  return { unit, certain: false, objections: [{ code, values, weight }] }
}

/** True where `inner`'s name is part of `outer`'s: naming the one may be naming the other. */
function isPartOf(inner: Naming['unit'], outer: Naming['unit'], { roster }: Context): boolean {
  const name = roster.units.get(inner)?.name ?? ''
  return name !== '' && (roster.units.get(outer)?.name ?? '').includes(name)
}
