// Which campaign is it for? Thread, words by place, years, windows, participation. Pure.
import { participation } from '../config/campaign-units.ts'
import type { Campaign } from '../config/configuration.ts'
import type { Reading } from '../reading/reading.ts'
import { type Candidate, candidates, namedIn, standingOf, yearsNamed, yearsOf } from './campaign-evidence.ts'
import type { Facts } from './facts.ts'
import type { Roster } from './roster.ts'
import type { Reason } from './verdict.ts'

export type CampaignChoice = { campaign: string | null; certain: boolean; reasons: Reason[] }

/** A rival with this share of the first one's score is not to be passed over. */
const RIVAL = 0.6
/** Below this a rival is only mentioned. */
const MENTIONED = 30

/** The campaign, whether it is certain, and why. `unit`: whose the message is thought to be. */
export function chooseCampaign(reading: Reading, facts: Facts, unit: string | null, roster: Roster): CampaignChoice {
  const { campaigns } = roster.source
  const thread = threadCampaign(reading, facts)
  const found = withoutOtherEditions(candidates(reading, campaigns, thread, facts.receivedAt))
  const reasons: Reason[] = []
  if (thread !== null) reasons.push(reason('thread', 40, { campaign: titleOf(thread, roster) }))
  for (const { campaign, score } of found.slice(0, 2))
    reasons.push(reason('campaign-named', Math.min(60, Math.round(score)), { campaign: campaign.title }))
  const [first, second] = found
  if (!first) return unnamed(reading, facts, unit, roster, thread, reasons)
  if (second && second.score >= first.score * RIVAL && second.score >= MENTIONED) {
    const between = settle(
      reading,
      first,
      second,
      found.map(({ campaign }) => campaign),
    )
    if (between.certain) return decided(between.campaign, reading, facts, unit, roster, reasons)
    const titles = [first, second].map(({ campaign }) => campaign.title).join('、')
    reasons.push(reason('several-campaigns', -70, { campaigns: titles }))
    return { campaign: between.campaign?.id ?? null, certain: false, reasons }
  }
  return decided(first.campaign, reading, facts, unit, roster, reasons)
}

/**
 * A campaign that comes every year has the same words: beside the edition that is open, those that are closed or not yet
 * open fall away, unless the message speaks of them clearly more.
 */
function withoutOtherEditions(found: readonly Candidate[]): Candidate[] {
  const open = found.filter(({ standing }) => standing === 'open')
  return found.filter(
    ({ standing, score, campaign }) =>
      standing === 'open' || !open.some(other => sharesWords(other.campaign, campaign) && other.score >= score * 0.8),
  )
}

function sharesWords(a: Campaign, b: Campaign): boolean {
  return a.keywords.some(word => b.keywords.some(other => other.includes(word) || word.includes(other)))
}

/** Two that are named almost equally: the papers decide, not the subject; papers of both are a person's matter. */
function settle(
  reading: Reading,
  first: Candidate,
  second: Candidate,
  campaigns: readonly Campaign[],
): { campaign: Campaign | null; certain: boolean } {
  const byFiles = new Set(
    reading.files
      .map(({ name, document }) =>
        namedIn(`${name}\n${document?.title ?? ''}\n${document?.head.slice(0, 3).join('\n') ?? ''}`, campaigns),
      )
      .filter(id => id !== null),
  )
  if (byFiles.size > 1) return { campaign: null, certain: false }
  const [only] = [...byFiles]
  const chosen = [first, second].find(({ campaign }) => campaign.id === only)
  if (chosen) return { campaign: chosen.campaign, certain: true }
  return { campaign: first.campaign, certain: second.score <= first.score * 0.85 }
}

function decided(
  campaign: Campaign | null,
  reading: Reading,
  facts: Facts,
  unit: string | null,
  roster: Roster,
  reasons: Reason[],
): CampaignChoice {
  if (campaign === null) return { campaign: null, certain: false, reasons }
  const against = objection(campaign, reading, facts, unit, roster)
  if (against !== null) reasons.push(against)
  return { campaign: campaign.id, certain: against === null, reasons }
}

/** What speaks against taking the message for the campaign without a person; null: nothing. */
function objection(
  campaign: Campaign,
  reading: Reading,
  facts: Facts,
  unit: string | null,
  roster: Roster,
): Reason | null {
  const values = { campaign: campaign.title }
  const standing = standingOf(campaign, facts.receivedAt)
  if (standing === 'early') return reason('not-yet-open', -60, values)
  if (standing === 'closed') return reason('closed', -60, values)
  const member = unit === null ? undefined : roster.units.get(unit)
  if (member && participation(campaign, member) === 'outside') return reason('unit-not-asked', -50, values)
  const years = yearsNamed(reading)
  const own = yearsOf(campaign, roster.source.timezone)
  const other = [...years].find(year => !own.has(year))
  const isRepeated = roster.source.campaigns.some(each => each.id !== campaign.id && sharesWords(each, campaign))
  if (other !== undefined && ![...years].some(year => own.has(year)) && isRepeated)
    return reason('other-year', -50, { ...values, year: String(other) })
  return null
}

/** No campaign is named: the thread, else the only one that is open and asks for such files. */
function unnamed(
  reading: Reading,
  facts: Facts,
  unit: string | null,
  roster: Roster,
  thread: string | null,
  reasons: Reason[],
): CampaignChoice {
  const { campaigns } = roster.source
  const answered = campaigns.find(({ id }) => id === thread)
  if (answered) return decided(answered, reading, facts, unit, roster, reasons)
  const member = unit === null ? undefined : roster.units.get(unit)
  const open = campaigns.filter(
    campaign =>
      standingOf(campaign, facts.receivedAt) === 'open' &&
      (!member || participation(campaign, member) === 'takes-part'),
  )
  const kinds = new Set(reading.files.filter(file => !file.decoration).map(file => file.kind))
  const fitting = open.filter(campaign =>
    [...kinds].some(kind => campaign.materials.some(material => material.kinds.includes(kind))),
  )
  const candidate = fitting.length === 1 ? fitting[0] : open.length === 1 ? open[0] : undefined
  if (!candidate) return { campaign: guessed(reading, fitting)?.id ?? null, certain: false, reasons }
  const isAsked = (kind: string) =>
    kind === 'archive' ||
    kind === 'message' ||
    candidate.materials.some(({ kinds: asked }) => asked.some(each => each === kind))
  reasons.push(reason('only-open-campaign', 20, { campaign: candidate.title }))
  const certain = open.length === 1 && kinds.size > 0 && [...kinds].every(isAsked)
  return { campaign: candidate.id, certain, reasons }
}

/** Of several that would take such files: the only one whose materials are named, else the one that is due first. */
function guessed(reading: Reading, fitting: readonly Campaign[]): Campaign | null {
  const text = [
    reading.head.subject,
    reading.body.text,
    ...reading.files.map(({ name, document }) => `${name}\n${document?.title ?? ''}`),
  ].join('\n')
  const words = (campaign: Campaign) => campaign.materials.flatMap(({ name, keywords }) => [name, ...keywords])
  const named = fitting.map(campaign => words(campaign).filter(word => text.includes(word)))
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

/** The campaign of our letter, or of the unit's own earlier message, that this one answers. */
function threadCampaign(reading: Reading, facts: Facts): string | null {
  for (const id of [...reading.head.inReplyTo, ...[...reading.head.references].reverse()]) {
    const campaign = facts.letter(id)?.campaign ?? facts.earlier(id)?.campaign
    if (campaign) return campaign
  }
  return null
}

function titleOf(id: string, roster: Roster): string {
  return roster.source.campaigns.find(campaign => campaign.id === id)?.title ?? id
}

function reason(code: string, weight: number, values: Record<string, string>): Reason {
  return { code, values, weight }
}
