// Accepted material + deadlines + now → who stands where. Pure.
import { participation } from '../config/campaign-units.ts'
import type { Campaign, Material, Unit } from '../config/configuration.ts'
import type { Accepted, AcceptedItem, CampaignStanding, State, UnitStanding } from './standing.ts'

/** One thing that counts for a material, with when it came. */
type Counted = { item: AcceptedItem; at: Temporal.Instant }

/** Standing of every unit that takes part (or is exempt), in the configuration's order. Messages after `now` do not exist yet. */
export function assess(
  campaign: Campaign,
  units: readonly Unit[],
  accepted: readonly Accepted[],
  now: Temporal.Instant,
): CampaignStanding {
  const byUnit = new Map<string, Accepted[]>()
  for (const message of accepted) {
    if (message.campaign !== campaign.id || Temporal.Instant.compare(message.receivedAt, now) > 0) continue
    byUnit.set(message.unit, [...(byUnit.get(message.unit) ?? []), message])
  }
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
  let owed = 0
  let given = 0
  for (const material of campaign.materials) {
    const counted = countedFor(material, inOrder)
    materials[material.id] = { have: counted.length, need: material.min }
    if (material.min === 0) continue
    if (counted.length < material.min) owed += 1
    else late ||= cameLate(counted, material, campaign)
    given += Math.min(counted.length, material.min)
  }
  const nil = inOrder.some(message => message.nil)
  const last = inOrder.at(-1)
  const hasAny = Object.values(materials).some(({ have }) => have > 0)
  const state = stateOf(
    participation(campaign, unit) === 'exempt',
    nil,
    owed,
    given > 0 || hasAny || (last !== undefined && !nil),
  )
  const nilLate =
    state === 'nil' && inOrder.every(message => !message.nil || isAfter(message.receivedAt, campaign.deadline))
  return { unit: unit.id, state, late: late || nilLate, lastSubmissionAt: last?.receivedAt ?? null, materials }
}

function stateOf(exempt: boolean, nil: boolean, owed: number, something: boolean): State {
  if (exempt) return 'exempt'
  if (owed === 0 && (something || !nil)) return something ? 'complete' : 'missing'
  if (nil) return 'nil'
  return something ? 'partial' : 'missing'
}

/** Current versions, each thing once, in the order in which they came. A late replacement does not undo what was in time. */
function countedFor(material: Material, messages: readonly Accepted[]): Counted[] {
  let current: Counted[] = []
  for (const message of messages) {
    const items = message.items.filter(item => item.material === material.id)
    const replaces = items.some(item => item.role === 'replacement')
    const known = replaces ? [] : current
    const fresh = items.filter(item => !known.some(entry => entry.item.identity === item.identity))
    if (replaces && current.length > 0) {
      // The replacement stands in the place, and has the time, of what it replaces.
      const from = current
      current = fresh.map((item, index) => ({ item, at: from[index]?.at ?? message.receivedAt }))
    } else current = [...current, ...fresh.map(item => ({ item, at: message.receivedAt }))]
  }
  return current.filter(
    (entry, index) => current.findIndex(other => other.item.identity === entry.item.identity) === index,
  )
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
