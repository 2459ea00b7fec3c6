// Where every campaign stands and when each unit first reported, kept until the record, the configuration or the minute
// changes: pages ask often.
import { acceptedIn } from '../ledger/accepted.ts'
import { assess } from '../campaign/assess.ts'
import type { CampaignStanding } from '../campaign/standing.ts'
import type { Configuration } from '../config/configuration.ts'
import type { OpenOffice } from '../flow/office.ts'

/** One campaign at one time. */
export type CampaignFacts = {
  standing: CampaignStanding
  /** When each unit first handed something in, by unit id. */
  firstReports: ReadonlyMap<string, Temporal.Instant>
}

/** Facts of one campaign; null where there is none of this id. */
export type StandingCache = (campaign: string, now: Temporal.Instant) => CampaignFacts | null

/** Lateness is judged by the second, but a page may be a minute behind. */
const KEPT_MS = 60_000

type Kept = { revision: string; configuration: Configuration; at: number; facts: Map<string, CampaignFacts> }

/** A cache for one office. */
export function standingCache(office: OpenOffice): StandingCache {
  let kept: Kept | null = null
  return (id, now) => {
    const revision = office.ledger.revision()
    const at = now.epochMilliseconds
    const { configuration } = office
    const isFresh =
      kept?.revision === revision && kept.configuration === configuration && Math.abs(at - kept.at) < KEPT_MS
    const current: Kept = isFresh && kept ? kept : { revision, configuration, at, facts: new Map() }
    kept = current
    const known = current.facts.get(id)
    if (known) return known
    const campaign = configuration.campaigns.find(each => each.id === id)
    if (!campaign) return null
    const accepted = acceptedIn(office.ledger, id, now)
    const facts = { standing: assess(campaign, configuration.units, accepted, now), firstReports: earliest(accepted) }
    current.facts.set(id, facts)
    return facts
  }
}

function earliest(accepted: readonly { unit: string; receivedAt: Temporal.Instant }[]): Map<string, Temporal.Instant> {
  const first = new Map<string, Temporal.Instant>()
  for (const { unit, receivedAt } of accepted) {
    const known = first.get(unit)
    if (known === undefined || Temporal.Instant.compare(receivedAt, known) < 0) first.set(unit, receivedAt)
  }
  return first
}
