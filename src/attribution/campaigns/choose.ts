// Which campaign is it for? Thread, words by place, years, windows, participation. Pure.
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { reason } from '../reason.ts'
import { objection } from './objection.ts'
import { type CampaignChoice, type Candidate, candidates } from './evidence.ts'
import { namedIn } from './words.ts'
import type { Facts } from '../facts.ts'
import { namedTogether, writtenNow } from './named-together.ts'
import type { Roster } from '../roster.ts'
import { unnamed } from './unnamed.ts'
import type { Reason } from '../verdict.ts'

/** A rival with this share of the first one's score is not to be passed over. */
const RIVAL = 0.6
/** A rival with no more than this share is passed over where no paper names either. */
const CLEARLY_LESS = 0.85
/** Below this a rival is only mentioned. */
const MENTIONED = 30
/** The campaign, whether it is certain, and why. `unit`: whose the message is thought to be. */
export function chooseCampaign(reading: Reading, facts: Facts, unit: string | null, roster: Roster): CampaignChoice {
  const { campaigns } = roster.source
  const thread = threadCampaign(reading, facts)
  const found = withoutOtherEditions(candidates(reading, campaigns, thread, facts.receivedAt))
  const reasons: Reason[] = []
  if (thread !== null) reasons.push(reason('thread', 40, { campaign: titleOf(thread, roster) }))
  for (const { campaign, score, named } of found.slice(0, 2)) {
    const { place = '', word = '' } = named[0] ?? {}
    if (word !== '')
      reasons.push(reason('campaign-named', Math.min(60, Math.round(score)), { campaign: campaign.title, place, word }))
  }
  const named = found.map(({ campaign }) => campaign)
  const taken = (campaign: Campaign): CampaignChoice => {
    const words = found.find(each => each.campaign === campaign)?.named ?? []
    const against = objection(campaign, words, reading, facts, unit, roster)
    return { campaign: campaign.id, certain: against === null, reasons: against ? [...reasons, against] : reasons }
  }
  const doubted = (guess: Campaign | null, several: readonly Campaign[]): CampaignChoice => {
    const titles = several.map(({ title }) => title).join('、')
    const why = reason('several-campaigns', -70, { campaigns: titles })
    return { campaign: guess?.id ?? null, certain: false, reasons: [...reasons, why] }
  }
  const [first, second] = found
  if (!first) {
    const answered = campaigns.find(({ id }) => id === thread)
    return answered ? taken(answered) : unnamed(reading, facts, unit, roster, reasons)
  }
  const together = namedTogether(reading, named)
  if (together.length > 1) return doubted(writtenNow(reading, together) ?? first.campaign, together)
  if (!second || second.score < first.score * RIVAL || second.score < MENTIONED) return taken(first.campaign)
  const byPapers = namedByPapers(reading, named)
  if (byPapers.size > 1) return doubted(null, [first.campaign, second.campaign])
  const chosen = [first, second].find(({ campaign }) => byPapers.has(campaign.id))
  if (chosen) {
    reasons.push(reason('campaign-by-papers', 30, { campaign: chosen.campaign.title }))
    return taken(chosen.campaign)
  }
  return second.score <= first.score * CLEARLY_LESS
    ? taken(first.campaign)
    : doubted(first.campaign, [first.campaign, second.campaign])
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
function namedByPapers(reading: Reading, campaigns: readonly Campaign[]): Set<string> {
  return new Set(
    reading.files
      .map(({ name, document }) =>
        namedIn(`${name}\n${document?.title ?? ''}\n${document?.head.slice(0, 3).join('\n') ?? ''}`, campaigns),
      )
      .filter(id => id !== null),
  )
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
