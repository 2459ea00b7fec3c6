// Which campaign, where none is named: the only one that is open, or the only one whose own materials are named. Pure.
import { participation } from '../../config/campaign-units.ts'
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { reason } from '../reason.ts'
import { type CampaignChoice, standingOf } from './evidence.ts'
import type { Facts } from '../facts.ts'
import { simplified } from '../normal.ts'
import { meansSomething, otherSubject } from './other-subject.ts'
import type { Roster } from '../roster.ts'
import type { Reason } from '../verdict.ts'

/** The choice among the campaigns that are open to the unit; `reasons` are those found before. */
export function unnamed(
  reading: Reading,
  facts: Facts,
  unit: string | null,
  roster: Roster,
  reasons: readonly Reason[],
): CampaignChoice {
  const member = unit === null ? undefined : roster.units.get(unit)
  const open = roster.source.campaigns.filter(
    campaign =>
      standingOf(campaign, facts.receivedAt) === 'open' &&
      (!member || participation(campaign, member) === 'takes-part'),
  )
  const kinds = new Set<string>(reading.files.filter(file => !file.decoration).map(file => file.kind))
  const fitting = open.filter(({ materials }) =>
    materials.some(material => material.kinds.some(kind => kinds.has(kind))),
  )
  const own = byOwnMaterial(reading, open)
  const candidate = own?.campaign ?? (fitting.length === 1 ? fitting[0] : open.length === 1 ? open[0] : undefined)
  if (!candidate) {
    const titles = (fitting.length > 0 ? fitting : open).map(({ title }) => title).join('、')
    const why = titles === '' ? reason('campaign-none', -30) : reason('campaign-unnamed', -30, { campaign: titles })
    return { campaign: guessed(reading, fitting)?.id ?? null, certain: false, reasons: [...reasons, why] }
  }
  const { title } = candidate
  const subject = otherSubject(reading, candidate, unit, roster)
  if (subject !== null)
    return {
      campaign: candidate.id,
      certain: false,
      reasons: [...reasons, reason('other-subject', -40, { campaign: title, subject })],
    }
  const isOnly = open.length === 1 && kinds.size > 0 && [...kinds].every(kind => isAsked(kind, candidate))
  const why = own
    ? reason('campaign-by-material', 25, { campaign: title, word: own.word })
    : isOnly
      ? reason('only-open-campaign', 20, { campaign: title })
      : reason('campaign-unnamed', -30, { campaign: title })
  return { campaign: candidate.id, certain: own !== null || isOnly, reasons: [...reasons, why] }
}

function isAsked(kind: string, { materials }: Campaign): boolean {
  return kind === 'archive' || kind === 'message' || materials.some(({ kinds }) => kinds.some(asked => asked === kind))
}

const wordsOf = ({ materials }: Campaign) =>
  materials.flatMap(({ name, keywords }) => [name, ...keywords]).map(simplified)

/**
 * The only campaign that asks for a material which the subject, or a file's name, calls by a word of its own: 读书心得,
 * 隐患整改台账. A word that any report may have (总结, 统计表) is nobody's.
 */
function byOwnMaterial(reading: Reading, open: readonly Campaign[]): { campaign: Campaign; word: string } | null {
  const text = simplified([reading.head.subject, ...reading.files.map(({ name }) => name)].join('\n'))
  const found = open.flatMap(campaign => {
    const others = open.filter(other => other !== campaign).flatMap(wordsOf)
    const word = wordsOf(campaign).find(
      own =>
        text.includes(own) && meansSomething(own) && !others.some(other => other.includes(own) || own.includes(other)),
    )
    return word === undefined ? [] : [{ campaign, word }]
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Of several that would take such files: the only one whose materials are named, else the one that is due first. */
function guessed(reading: Reading, fitting: readonly Campaign[]): Campaign | null {
  const text = simplified(
    [
      reading.head.subject,
      reading.body.text,
      ...reading.files.map(({ name, document }) => `${name}\n${document?.title ?? ''}`),
    ].join('\n'),
  )
  const named = fitting.map(campaign => wordsOf(campaign).filter(word => text.includes(word)))
  const own = fitting.filter((_, index) => {
    const others = new Set(named.filter((_words, other) => other !== index).flat())
    return named[index]?.some(word => !others.has(word))
  })
  if (own.length === 1) return own[0] ?? null
  const byDeadline = [...fitting].sort(
    (a, b) => Temporal.Instant.compare(a.deadline, b.deadline) || (a.id < b.id ? -1 : 1),
  )
  return byDeadline[0] ?? null
}
