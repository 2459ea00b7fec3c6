// A campaign in figures: who was on time, who was reminded how often, when material came. Pure.
import { participation } from '../../config/campaign-units.ts'
import type { Campaign, Unit } from '../../config/configuration.ts'
import { assess } from '../../campaign/assess.ts'
import type { Accepted, State } from '../../campaign/standing.ts'

/** A reminder that was sent to a unit. */
export type SentReminder = { unit: string; at: Temporal.Instant }

/** One unit's figures. */
export type UnitFigures = {
  unit: string
  name: string
  state: State
  late: boolean
  reminders: number
  /** Messages that brought something, or reported nil. */
  messages: number
  firstAt: Temporal.Instant | null
  lastAt: Temporal.Instant | null
}

export type Figures = {
  campaign: Campaign
  /** What came later does not count. */
  asOf: Temporal.Instant
  units: UnitFigures[]
  /** Units that owe something: all that take part but the exempt. */
  expected: number
  /** Complete, or a nil return, by the due instants. */
  onTime: number
  /** The same, but late. */
  late: number
  partial: number
  missing: number
  exempt: number
  nil: number
  reminders: number
  messages: number
  files: number
  /** Units by the number of reminders that they got: remindedTimes[2] units got two. */
  remindedTimes: number[]
  /** Messages by hour of the day, in the office's zone. */
  byHour: number[]
  /** Every day from the opening until the last message, or the deadline where that is later but past. */
  byDay: { day: Temporal.PlainDate; messages: number; files: number; reminders: number }[]
}

/** The figures of `campaign` as they stood at `now`. `accepted` and `reminders` after it do not count. */
export function figuresOf(
  campaign: Campaign,
  units: readonly Unit[],
  record: { accepted: readonly Accepted[]; reminders: readonly SentReminder[] },
  timezone: string,
  now: Temporal.Instant,
): Figures {
  const accepted = record.accepted.filter(each => each.campaign === campaign.id && !isAfter(each.receivedAt, now))
  const own = new Set(units.filter(unit => participation(campaign, unit) === 'takes-part').map(({ id }) => id))
  const reminders = record.reminders.filter(each => own.has(each.unit) && !isAfter(each.at, now))
  const standing = assess(campaign, units, accepted, now)
  const byUnit = Map.groupBy(accepted, each => each.unit)
  const remindersOf = Map.groupBy(reminders, each => each.unit)
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const figures = standing.units.map((each): UnitFigures => {
    const times = (byUnit.get(each.unit) ?? []).map(({ receivedAt }) => receivedAt).sort(Temporal.Instant.compare)
    const { unit, state, late } = each
    const sent = remindersOf.get(unit)?.length ?? 0
    const common = { unit, name: names.get(unit) ?? unit, state, late, reminders: sent, messages: times.length }
    return { ...common, firstAt: times[0] ?? null, lastAt: times.at(-1) ?? null }
  })
  const owing = figures.filter(({ state }) => state !== 'exempt')
  const isDone = ({ state }: UnitFigures) => state === 'complete' || state === 'nil'
  const remindedTimes = owing.reduce<number[]>((counts, each) => {
    while (counts.length <= each.reminders) counts.push(0)
    counts[each.reminders] = (counts[each.reminders] ?? 0) + 1
    return counts
  }, [])
  const messages = [...Map.groupBy(accepted, each => each.messageId).values()].map(parts => ({
    at: parts[0]?.receivedAt ?? campaign.opens,
    files: parts.reduce((sum, { items }) => sum + items.length, 0),
  }))
  return {
    campaign,
    asOf: now,
    units: figures,
    expected: owing.length,
    onTime: owing.filter(each => isDone(each) && !each.late).length,
    late: owing.filter(each => isDone(each) && each.late).length,
    partial: standing.counts.partial,
    missing: standing.counts.missing,
    exempt: standing.counts.exempt,
    nil: standing.counts.nil,
    reminders: reminders.length,
    messages: messages.length,
    files: messages.reduce((sum, { files }) => sum + files, 0),
    remindedTimes,
    byHour: hours(messages, timezone),
    byDay: days(campaign, messages, reminders, timezone, now),
  }
}

function hours(messages: readonly { at: Temporal.Instant }[], timezone: string): number[] {
  const counts = Array.from({ length: 24 }, () => 0)
  for (const { at } of messages) {
    const { hour } = at.toZonedDateTimeISO(timezone)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  return counts
}

function days(
  campaign: Campaign,
  messages: readonly { at: Temporal.Instant; files: number }[],
  reminders: readonly SentReminder[],
  timezone: string,
  now: Temporal.Instant,
): Figures['byDay'] {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timezone).toPlainDate()
  const all = [...messages, ...reminders].map(({ at }) => dayOf(at))
  const sorted = [dayOf(campaign.opens), ...all].sort(Temporal.PlainDate.compare)
  const due = dayOf(isAfter(campaign.deadline, now) ? now : campaign.deadline)
  const ends = [...sorted, due].sort(Temporal.PlainDate.compare)
  const [first = due] = sorted
  const last = ends.at(-1) ?? due
  const messagesOn = Map.groupBy(messages, ({ at }) => dayOf(at).toString())
  const remindersOn = Map.groupBy(reminders, ({ at }) => dayOf(at).toString())
  const count = first.until(last, { largestUnit: 'days' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const day = first.add({ days: at })
    const came = messagesOn.get(day.toString()) ?? []
    const files = came.reduce((sum, each) => sum + each.files, 0)
    return { day, messages: came.length, files, reminders: remindersOn.get(day.toString())?.length ?? 0 }
  })
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0
}
