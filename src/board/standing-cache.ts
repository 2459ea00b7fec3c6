// Where every campaign stands and when each unit first reported, kept until the record, the configuration or the minute
// changes: pages ask often. After a change of the record, only units whose accepted material differs are assessed anew.
import { assess } from '../campaign/assess.ts'
import type { Accepted, CampaignStanding, State, UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration } from '../config/configuration.ts'
import type { OpenOffice } from '../flow/office.ts'
import { acceptedIn } from '../ledger/accepted.ts'

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

/** A unit's standing (null: it does not take part), and what it was made from. */
type Assessed = { from: string; standing: UnitStanding | null }

/** A cache for one office. */
export function standingCache(office: OpenOffice): StandingCache {
  let kept: Kept | null = null
  let assessed = new Map<string, Assessed>()
  let assessedFor: Configuration | null = null

  const factsOf = (campaign: Campaign, now: Temporal.Instant): CampaignFacts => {
    const accepted = Map.groupBy(acceptedIn(office.ledger, campaign.id, now), one => one.unit)
    const counts: Record<State, number> = { complete: 0, partial: 0, missing: 0, exempt: 0, nil: 0 }
    const units: UnitStanding[] = []
    for (const unit of office.configuration.units) {
      const messages = accepted.get(unit.id) ?? []
      const key = `${campaign.id}/${unit.id}`
      const from = traceOf(messages)
      let known = assessed.get(key)
      if (known?.from !== from) {
        known = { from, standing: assess(campaign, [unit], messages, now).units[0] ?? null }
        assessed.set(key, known)
      }
      if (known.standing === null) continue
      units.push(known.standing)
      counts[known.standing.state] += 1
    }
    return { standing: { campaign: campaign.id, counts, units }, firstReports: earliest(accepted) }
  }

  return (id, now) => {
    const revision = office.ledger.revision()
    const at = now.epochMilliseconds
    const { configuration } = office
    if (assessedFor !== configuration) assessed = new Map()
    assessedFor = configuration
    const isFresh =
      kept?.revision === revision && kept.configuration === configuration && Math.abs(at - kept.at) < KEPT_MS
    const current: Kept = isFresh && kept ? kept : { revision, configuration, at, facts: new Map() }
    kept = current
    const known = current.facts.get(id)
    if (known) return known
    const campaign = configuration.campaigns.find(each => each.id === id)
    if (!campaign) return null
    const facts = factsOf(campaign, now)
    current.facts.set(id, facts)
    return facts
  }
}

/** Everything that a standing is made from, as text: the same text, the same standing. */
function traceOf(messages: readonly Accepted[]): string {
  let trace = ''
  for (const { messageId, receivedAt, nil, items } of messages) {
    trace += `${messageId} ${receivedAt.epochMilliseconds} ${nil}\n`
    for (const { material, identity, role, kind, name } of items)
      trace += `${material} ${identity} ${role} ${kind} ${name}\n`
  }
  return trace
}

function earliest(accepted: ReadonlyMap<string, readonly Accepted[]>): Map<string, Temporal.Instant> {
  const first = new Map<string, Temporal.Instant>()
  for (const [unit, messages] of accepted) {
    for (const { receivedAt } of messages) {
      const known = first.get(unit)
      if (known === undefined || Temporal.Instant.compare(receivedAt, known) < 0) first.set(unit, receivedAt)
    }
  }
  return first
}
