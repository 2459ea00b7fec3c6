// Which campaign is it for? Thread, keywords by place, windows, participation. Pure.
import { participation } from '../config/campaign-units.ts'
import type { Campaign } from '../config/configuration.ts'
import type { Reading } from '../reading/reading.ts'
import type { Facts } from './facts.ts'
import type { Roster } from './roster.ts'
import type { Reason } from './verdict.ts'

export type CampaignChoice = { campaign: string | null; certain: boolean; reasons: Reason[] }

/** Keyword weights: a title says what the material is; a mention in running text may be one work among many. */
const WEIGHTS = { title: 40, fileName: 35, subject: 30, body: 12, text: 4 }

export function chooseCampaign(reading: Reading, facts: Facts, unit: string | null, roster: Roster): CampaignChoice {
  const { campaigns } = roster.source
  const reasons: Reason[] = []
  const reason = (code: string, weight: number, values: Record<string, string>) =>
    reasons.push({ code, values, weight })
  const thread = threadCampaign(reading, facts)
  const scored = campaigns
    .map(campaign => ({
      campaign,
      score: scoreOf(campaign, reading) + (thread === campaign.id ? 25 : 0),
      open: isOpen(campaign, facts.receivedAt),
    }))
    .filter(entry => entry.score > 0)
    .sort((a, b) => b.score - a.score || (a.campaign.id < b.campaign.id ? -1 : 1))
  if (thread !== null) reason('thread', 40, { campaign: titleOf(thread, roster) })

  const [first, second] = scored
  if (!first) return unnamed()
  for (const { campaign, score } of scored.slice(0, 2))
    reason('campaign-named', Math.min(60, Math.round(score)), { campaign: campaign.title })
  if (second && second.score >= first.score * 0.6 && second.score >= 30) {
    const byFiles = new Set(
      reading.files
        .map(file =>
          bestOf(
            `${file.name}\n${file.document?.title ?? ''}\n${file.document?.head.slice(0, 3).join('\n') ?? ''}`,
            campaigns,
          ),
        )
        .filter(id => id !== null),
    )
    if (byFiles.size > 1) {
      reason('several-campaigns', -70, { campaigns: [first, second].map(entry => entry.campaign.title).join('、') })
      return { campaign: null, certain: false, reasons }
    }
    const [only] = [...byFiles]
    if (only !== undefined && only !== first.campaign.id && byFiles.size === 1)
      return decided(campaigns.find(({ id }) => id === only) ?? first.campaign)
    if (byFiles.size === 0 && second.score > first.score * 0.85) {
      reason('several-campaigns', -60, { campaigns: [first, second].map(entry => entry.campaign.title).join('、') })
      return { campaign: first.campaign.id, certain: false, reasons }
    }
  }
  return decided(first.campaign)

  function decided(campaign: Campaign): CampaignChoice {
    const member = unit === null ? undefined : roster.units.get(unit)
    if (isBefore(facts.receivedAt, campaign.opens)) {
      reason('not-yet-open', -60, { campaign: campaign.title })
      return { campaign: campaign.id, certain: false, reasons }
    }
    if (isBefore(campaign.closes, facts.receivedAt)) {
      reason('closed', -60, { campaign: campaign.title })
      return { campaign: campaign.id, certain: false, reasons }
    }
    if (member && participation(campaign, member) === 'outside') {
      reason('unit-not-asked', -50, { campaign: campaign.title })
      return { campaign: campaign.id, certain: false, reasons }
    }
    return { campaign: campaign.id, certain: true, reasons }
  }

  function unnamed(): CampaignChoice {
    const member = unit === null ? undefined : roster.units.get(unit)
    const open = campaigns.filter(
      campaign => isOpen(campaign, facts.receivedAt) && (!member || participation(campaign, member) === 'takes-part'),
    )
    if (thread !== null) {
      const campaign = campaigns.find(({ id }) => id === thread)
      if (campaign) return decided(campaign)
    }
    const kinds = new Set(reading.files.filter(file => !file.decoration).map(file => file.kind))
    const fitting = open.filter(campaign =>
      [...kinds].some(kind => campaign.materials.some(material => material.kinds.includes(kind))),
    )
    const candidate = fitting.length === 1 ? fitting[0] : open.length === 1 ? open[0] : undefined
    if (!candidate)
      return { campaign: open.length > 0 ? (fitting[0]?.id ?? open[0]?.id ?? null) : null, certain: false, reasons }
    const every =
      kinds.size > 0 &&
      [...kinds].every(
        kind =>
          kind === 'archive' ||
          kind === 'message' ||
          candidate.materials.some(material => material.kinds.includes(kind)),
      )
    reason('only-open-campaign', 20, { campaign: candidate.title })
    return { campaign: candidate.id, certain: open.length === 1 && every && open[0]?.id === candidate.id, reasons }
  }
}

function threadCampaign(reading: Reading, facts: Facts): string | null {
  for (const id of [...reading.head.inReplyTo, ...[...reading.head.references].reverse()]) {
    const letter = facts.letter(id)
    if (letter?.campaign) return letter.campaign
    const earlier = facts.earlier(id)
    if (earlier?.campaign) return earlier.campaign
  }
  return null
}

function scoreOf(campaign: Campaign, reading: Reading): number {
  const names = [...campaign.keywords, campaign.title]
  const has = (text: string) =>
    names.filter(word => text.includes(word)).sort((a, b) => b.length - a.length)[0]?.length ?? 0
  let score = 0
  const add = (text: string, weight: number) => {
    const length = has(text)
    if (length > 0) score += weight + Math.min(length, 8)
  }
  add(reading.head.subject, WEIGHTS.subject)
  for (const inner of reading.inner) add(inner.subject, WEIGHTS.subject / 2)
  add(
    reading.files
      .filter(file => !file.isBody)
      .map(file => file.path)
      .join('\n'),
    WEIGHTS.fileName,
  )
  add(
    reading.files
      .map(file => [file.document?.title ?? '', ...(file.document?.head.slice(0, 3) ?? [])].join('\n'))
      .join('\n'),
    WEIGHTS.title,
  )
  add(reading.body.text, WEIGHTS.body)
  for (const inner of reading.inner) add(inner.body.text, WEIGHTS.body)
  add(reading.files.map(file => file.document?.text.slice(0, 20_000) ?? '').join('\n'), WEIGHTS.text)
  return score
}

function bestOf(text: string, campaigns: readonly Campaign[]): string | null {
  let best: { id: string; length: number } | null = null
  for (const campaign of campaigns) {
    for (const word of [...campaign.keywords, campaign.title])
      if (text.includes(word) && word.length > (best?.length ?? 0)) best = { id: campaign.id, length: word.length }
  }
  return best?.id ?? null
}

export function isOpen(campaign: Campaign, at: Temporal.Instant): boolean {
  return !isBefore(at, campaign.opens) && !isBefore(campaign.closes, at)
}

function titleOf(id: string, roster: Roster): string {
  return roster.source.campaigns.find(campaign => campaign.id === id)?.title ?? id
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
