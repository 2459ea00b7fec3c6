// When a campaign reminds: its stages as instants. Pure.
import type { Campaign, Material, Office } from '../config/configuration.ts'
import { letterDay } from './workdays.ts'

/** One moment at which units that owe something are reminded. */
export type Stage = {
  /** "7d" before, "0d" on the day, "+1d" after. */
  name: string
  /** The due instant that it is about. */
  due: Temporal.Instant
  /** Materials that share this due instant. */
  materials: readonly Material[]
  at: Temporal.Instant
  /** When it no longer makes sense: the next stage's time; for one before the due instant never later than that. */
  until: Temporal.Instant
}

/**
 * All stages of a campaign in order of time. A day off moves a stage before the deadline to the workday before it, and one
 * after the deadline to the workday after it: a reminder must not come when it is too late to act.
 */
export function stagesOf(campaign: Campaign, office: Pick<Office, 'timezone' | 'workdays'>): Stage[] {
  const dues = new Map<string, Material[]>()
  for (const material of campaign.materials) {
    if (material.min === 0) continue
    const due = (material.due ?? campaign.deadline).toString()
    dues.set(due, [...(dues.get(due) ?? []), material])
  }
  return [...dues]
    .flatMap(([due, materials]) => stagesOfDue(campaign, Temporal.Instant.from(due), materials, office))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
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
    .filter(stage => stage.isAfter === Temporal.Instant.compare(stage.at, due) > 0)
    .filter(
      stage =>
        Temporal.Instant.compare(stage.at, campaign.opens) >= 0 &&
        Temporal.Instant.compare(stage.at, campaign.closes) < 0,
    )
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  const distinct = planned.filter((stage, index) => !planned.slice(0, index).some(other => other.at.equals(stage.at)))
  return distinct.map((stage, index) => {
    const end = stage.isAfter ? campaign.closes : due
    const next = distinct[index + 1]?.at ?? end
    const until = Temporal.Instant.compare(next, end) < 0 ? next : end
    return { name: stage.name, due, materials, at: stage.at, until }
  })
}
