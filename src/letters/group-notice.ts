// What a group robot says: the digest's short form, as values for its template. Pure.
import type { CampaignStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration } from '../config/configuration.ts'
import { shortName, writtenMoment } from './words.ts'

/** What the notice tells. `reviews`: messages that wait for a person. */
export type GroupNoticeFacts = {
  campaigns: readonly { campaign: Campaign; standing: CampaignStanding }[]
  reviews: number
}

/** Units that are named of each kind; a group reads no longer list. */
const NAMED = 10
/** Campaigns that are told, the most urgent first; with four lines each the notice stays on one screen of a phone. */
const TOLD = 3

/** Values for the template group-notice. */
export function groupNoticeValues(
  { campaigns, reviews }: GroupNoticeFacts,
  now: Temporal.Instant,
  configuration: Configuration,
): object {
  const { language, timezone, organization } = configuration.office
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  const urgent = campaigns.toSorted(
    (a, b) =>
      Number(isPast(a.campaign, now)) - Number(isPast(b.campaign, now)) ||
      Temporal.Instant.compare(a.campaign.deadline, b.campaign.deadline),
  )
  return {
    date:
      language === 'en'
        ? today.toLocaleString('en-GB', { day: 'numeric', month: 'long' })
        : `${today.month}月${today.day}日`,
    campaigns: urgent.slice(0, TOLD).map(({ campaign, standing }) => {
      const { complete, partial, missing, nil } = standing.counts
      const due = campaign.deadline.toZonedDateTimeISO(timezone).toPlainDate()
      return {
        title: shortName(campaign.title),
        deadline: writtenMoment(campaign.deadline, { timezone, language, now }),
        passed: isPast(campaign, now),
        days: today.until(due, { largestUnit: 'days' }).days,
        done: complete + nil,
        all: complete + partial + missing + nil,
        missing: named(standing, 'missing', configuration),
        allMissing: missing,
        partial: named(standing, 'partial', configuration),
        allPartial: partial,
      }
    }),
    more: Math.max(0, campaigns.length - TOLD),
    reviews,
    organization,
  }
}

function named(standing: CampaignStanding, state: 'missing' | 'partial', { units, office }: Configuration): string {
  const names = standing.units
    .filter(each => each.state === state)
    .slice(0, NAMED)
    .map(({ unit }) => shortName(units.find(({ id }) => id === unit)?.name ?? unit, 30))
  return names.join(office.language === 'en' ? ', ' : '、')
}

function isPast({ deadline }: Campaign, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(deadline, now) < 0
}
