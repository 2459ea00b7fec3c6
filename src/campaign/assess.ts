// Accepted material + deadlines + now → who stands where. Pure.
import { participation } from '../config/campaign-units.ts'
import type { Campaign, Material, Unit } from '../config/configuration.ts'
import type { Accepted, AcceptedItem, CampaignStanding, State, UnitStanding } from './standing.ts'

/** One thing that counts for a material, with when it came: what replaces another has the time of that. */
export type Counted<Item extends AcceptedItem = AcceptedItem> = { item: Item; at: Temporal.Instant }

/** Standing of every unit that takes part (or is exempt), in the configuration's order. Messages after `asOf` do not exist yet; null: all count. */
export function assess(
  campaign: Campaign,
  units: readonly Unit[],
  accepted: readonly Accepted[],
  asOf: Temporal.Instant | null,
): CampaignStanding {
  const arrived = accepted.filter(
    message => message.campaign === campaign.id && (asOf === null || !isAfter(message.receivedAt, asOf)),
  )
  const byUnit = Map.groupBy(arrived, message => message.unit)
  const standings = units
    .filter(unit => participation(campaign, unit) !== 'outside')
    .map(unit => assessUnit(campaign, unit, byUnit.get(unit.id) ?? []))
  const counts: Record<State, number> = { complete: 0, partial: 0, missing: 0, exempt: 0, nil: 0 }
  for (const { state } of standings) counts[state] += 1
  return { campaign: campaign.id, counts, units: standings }
}

function assessUnit(campaign: Campaign, unit: Unit, messages: readonly Accepted[]): UnitStanding {
  const inOrder = [...messages].sort(
    (a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || a.messageId - b.messageId,
  )
  const materials: UnitStanding['materials'] = {}
  let late = false
  let isOwing = false
  for (const material of campaign.materials) {
    const counted = countedFor(material, inOrder)
    materials[material.id] = { have: counted.length, need: material.min }
    if (counted.length < material.min) isOwing = true
    else if (material.min > 0) late ||= cameLate(counted, material, campaign)
  }
  const returns = inOrder.filter(message => message.nil)
  const hasAny = Object.values(materials).some(({ have }) => have > 0)
  const state = stateOf({
    isExempt: participation(campaign, unit) === 'exempt',
    // Who says that there is nothing, and sends something all the same, has something to report.
    isNil: returns.length > 0 && !hasAny,
    isOwing,
    hasSent: hasAny || (inOrder.length > 0 && returns.length === 0),
  })
  if (state === 'nil') late ||= returns.every(message => isAfter(message.receivedAt, campaign.deadline))
  const lastSubmissionAt = inOrder.at(-1)?.receivedAt ?? null
  return { unit: unit.id, state, late: late && state !== 'exempt', lastSubmissionAt, materials }
}

function stateOf(unit: { isExempt: boolean; isNil: boolean; isOwing: boolean; hasSent: boolean }): State {
  if (unit.isExempt) return 'exempt'
  if (unit.hasSent && !unit.isOwing) return 'complete'
  if (unit.isNil) return 'nil'
  return unit.hasSent ? 'partial' : 'missing'
}

/**
 * Current versions, each thing once. A replacement stands in the place, and has the time, of what it replaces: sent late
 * it does not undo what was in time, and one corrected picture does not put aside the others. `messages`: one unit's, in
 * the order of receipt. `tell` hears of each replacement.
 */
export function countedFor<Item extends AcceptedItem>(
  material: Pick<Material, 'id'>,
  messages: readonly { receivedAt: Temporal.Instant; items: readonly Item[] }[],
  tell: (item: Item, former: Item) => void = () => {},
): Counted<Item>[] {
  const current: Counted<Item>[] = []
  const seen = new Set<string>()
  for (const message of messages) {
    const items = message.items.filter(item => item.material === material.id)
    const together = new Set(items.map(item => item.identity))
    for (const item of items) {
      if (seen.has(item.identity)) continue
      seen.add(item.identity)
      const place = item.role === 'replacement' ? placeFor(item, current, together) : -1
      const replaced = current[place]
      if (replaced) {
        tell(item, replaced.item)
        current[place] = { item, at: replaced.at }
      } else current.push({ item, at: message.receivedAt })
    }
  }
  return current
}

/** What a replacement replaces: the one of its name, else the oldest, but nothing that came in the same message. */
function placeFor(item: AcceptedItem, current: readonly Counted[], together: ReadonlySet<string>): number {
  const isEarlier = (entry: Counted) => !together.has(entry.item.identity)
  const sameName = current.findIndex(entry => isEarlier(entry) && entry.item.name === item.name)
  return sameName >= 0 ? sameName : current.findIndex(isEarlier)
}

/** True where the piece that made the material complete came after its due instant. */
function cameLate(counted: readonly Counted[], material: Material, campaign: Campaign): boolean {
  const times = counted.map(entry => entry.at).sort(Temporal.Instant.compare)
  const decisive = times[material.min - 1]
  return decisive !== undefined && isAfter(decisive, material.due ?? campaign.deadline)
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0
}
