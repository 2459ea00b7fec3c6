// When a campaign reminds: its stages as instants. Pure.
import type { Campaign, Material, Office } from '../config/configuration.ts'
import { letterDay } from './workdays.ts'

const { compare } = Temporal.Instant

/** One moment at which units that owe something are reminded. */
export type Stage = {
  /** "7d" before, "0d" on the day, "+1d" after. */
  name: string
  /** The due instant that it is about. */
  due: Temporal.Instant
  /** Materials that share this due instant. */
  materials: readonly Material[]
  at: Temporal.Instant
  /** When it no longer makes sense: at the campaign's next stage, and before the due instant at that. */
  until: Temporal.Instant
  /** After the due instant. */
  isAfter: boolean
  /** The last one before its due instant, or the last one after it. Days off may have made one of two. */
  isLast: boolean
}

/**
 * All stages of a campaign in order of time. At any moment only those of one instant last, and among them the longest
 * stands last. A day off moves a stage before the deadline to the workday before it, and one after the deadline to the
 * workday after it: a reminder must not come when it is too late to act.
 */
export function stagesOf(campaign: Campaign, office: Pick<Office, 'timezone' | 'workdays'>): Stage[] {
  const dues = new Map<string, Material[]>()
  for (const material of campaign.materials) {
    if (material.min === 0) continue
    const due = (material.due ?? campaign.deadline).toString()
    dues.set(due, [...(dues.get(due) ?? []), material])
  }
  const stages = [...dues]
    .flatMap(([due, materials]) => stagesOfDue(campaign, Temporal.Instant.from(due), materials, office))
    .sort((a, b) => compare(a.at, b.at) || compare(a.until, b.until) || compare(a.due, b.due))
  return stages.map((stage, index) => {
    const next = stages.slice(index).find(other => !other.at.equals(stage.at))
    return next ? { ...stage, until: earlier(next.at, stage.until) } : stage
  })
}

function stagesOfDue(
  campaign: Campaign,
  due: Temporal.Instant,
  materials: readonly Material[],
  office: Pick<Office, 'timezone' | 'workdays'>,
): Stage[] {
  const { before, after, at, on } = campaign.reminders
  const day = due.toZonedDateTimeISO(office.timezone).toPlainDate()
  const moment = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: office.timezone, plainTime: at }).toInstant()
  const planned = [
    ...before.map(days => ({
      name: `${days}d`,
      at: moment(letterDay(day.subtract({ days }), -1, on, office.workdays)),
      isAfter: false,
    })),
    ...after.map(days => ({
      name: `+${days}d`,
      at: moment(letterDay(day.add({ days }), 1, on, office.workdays)),
      isAfter: true,
    })),
  ]
    .filter(stage => stage.isAfter === compare(stage.at, due) > 0)
    .filter(stage => compare(stage.at, campaign.opens) >= 0 && compare(stage.at, campaign.closes) < 0)
    .sort((a, b) => compare(a.at, b.at))
  const distinct = planned.filter((stage, index) => !planned.slice(0, index).some(other => other.at.equals(stage.at)))
  return distinct.map(({ name, at: begins, isAfter }, index) => ({
    name,
    due,
    materials,
    at: begins,
    until: isAfter ? campaign.closes : due,
    isAfter,
    isLast: distinct[index + 1]?.isAfter !== isAfter,
  }))
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return compare(a, b) < 0 ? a : b
}
