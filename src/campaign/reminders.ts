// Which units are reminded now, of what. Pure.
import { participation } from '../config/campaign-units.ts'
import type { Campaign, Office, Unit } from '../config/configuration.ts'
import { type DueInput, letter, type LetterDue } from './letter-due.ts'
import { isOfficeHour, nextOfficeHour } from './office-hours.ts'
import { type Stage, stagesOf } from './stages.ts'
import type { UnitStanding } from './standing.ts'

/**
 * Reminders that are due. A stage that was missed is caught up once, as long as the next one has not come, and only in
 * office hours; `anyHour` leaves the hours out, for the last look at a letter that was written in them.
 */
export function remindersDue(input: DueInput, { anyHour }: { anyHour: boolean }): LetterDue[] {
  const { configuration, now } = input
  return configuration.campaigns
    .filter(campaign => anyHour || isOfficeHour(now, campaign.reminders, configuration.office))
    .flatMap(campaign => ofCampaign(campaign, input))
}

/** At most one reminder a unit, campaign and day: stages that fall together become one letter. */
function ofCampaign(campaign: Campaign, input: DueInput): LetterDue[] {
  const { configuration, now, standings, inReview, firstRunAt } = input
  const standing = standings.get(campaign.id)
  const all = stagesOf(campaign, configuration.office)
  const current = all
    .filter(stage => isCurrent(stage, now, firstRunAt))
    .filter(stage => !isAnnounced(stage, campaign, configuration.office))
  if (!standing || current.length === 0) return []
  return configuration.units.flatMap(unit => {
    const own = standing.units.find(entry => entry.unit === unit.id)
    if (!own || !owesAnything(own, campaign, unit) || inReview.has(`${campaign.id}/${unit.id}`)) return []
    return ofUnit(unit, campaign, own, current, all)
  })
}

/** The announcement goes on that very day, and says the same: two letters within a minute would be one too many. */
function isAnnounced({ at }: Stage, campaign: Campaign, office: Office): boolean {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(office.timezone).toPlainDate()
  return office.letters.announce && day(at).equals(day(nextOfficeHour(campaign.opens, campaign.reminders, office)))
}

function isCurrent(stage: Stage, now: Temporal.Instant, firstRunAt: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(now, stage.at) >= 0 &&
    Temporal.Instant.compare(now, stage.until) < 0 &&
    Temporal.Instant.compare(stage.until, firstRunAt) >= 0
  )
}

function ofUnit(
  unit: Unit,
  campaign: Campaign,
  own: UnitStanding,
  current: readonly Stage[],
  all: readonly Stage[],
): LetterDue[] {
  const asking = current.filter(stage => stage.materials.some(material => owes(own, material.id)))
  // The key names the moment, not what is owed: who sends half of it within the hour is not reminded twice.
  const latest = current.at(-1)
  if (!latest || asking.length === 0) return []
  const later = all.filter(
    stage =>
      Temporal.Instant.compare(stage.at, latest.at) > 0 && stage.materials.some(material => owes(own, material.id)),
  )
  const materials = asking.flatMap(stage => stage.materials.map(({ id }) => id))
  return [
    letter({
      key: `reminder/${campaign.id}/${unit.id}/${latest.due.toString()}/${latest.name}`,
      kind: 'reminder',
      dueAt: latest.at,
      unit: unit.id,
      campaign: campaign.id,
      stages: asking.map(({ name, due, isAfter, isLast }) => ({ name, due, isAfter, isLast })),
      last: lastOf(asking, later),
      owed: [...new Set(materials)].filter(id => owes(own, id)),
    }),
  ]
}

/** `later`: stages to come that ask for what the unit owes now. */
function lastOf(asking: readonly Stage[], later: readonly Stage[]): LetterDue['last'] {
  const [next] = asking
    .filter(({ isAfter }) => !isAfter)
    .map(({ due }) => due)
    .sort(Temporal.Instant.compare)
  if (next === undefined) return later.length === 0 ? 'after' : null
  return later.every(({ at }) => Temporal.Instant.compare(at, next) >= 0) ? 'before' : null
}

function owesAnything(own: UnitStanding, campaign: Campaign, unit: Unit): boolean {
  return participation(campaign, unit) === 'takes-part' && (own.state === 'missing' || own.state === 'partial')
}

function owes(own: UnitStanding, material: string): boolean {
  const count = own.materials[material]
  return count !== undefined && count.have < count.need
}
