// `plan`: every letter that will go out if nothing more arrives. Asks the same rules as the service does, at every moment
// at which something may become due.
import { lettersDue } from '../campaign/due.ts'
import type { DueInput, LetterDue } from '../campaign/letter-due.ts'
import { nextOfficeHour } from '../campaign/office-hours.ts'
import { stagesOf } from '../campaign/stages.ts'
import { letterOf, listLetters } from '../ledger/letters.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import type { OpenOffice } from './office.ts'
import { dueInput, standingsAt } from './due-input.ts'

/** A letter to come: one that is written already, or one that will be. */
export type Planned = {
  at: Temporal.Instant
  kind: string
  unit: string | null
  campaign: string | null
  to: string[]
  owed: readonly string[]
  stages: readonly string[]
  state: 'written' | 'planned'
}

/** Everything from `now` for `days` days, in order of time. */
export function planLetters(office: OpenOffice, now: Temporal.Instant, days: number): Planned[] {
  const until = now.add({ hours: 24 * days })
  const written = listLetters(office.ledger, { states: ['waiting', 'queued', 'sending'] }).map(asPlanned)
  const seen = new Set<string>()
  const planned: Planned[] = []
  const base = dueInput(office, now)
  for (const moment of momentsOf(office, now, until)) {
    for (const due of lettersDue(at(base, office, moment))) {
      if (seen.has(due.key) || letterOf(office.ledger, due.key) !== null) continue
      seen.add(due.key)
      const letter = plannedLetter(due, office, moment)
      if (letter) planned.push(letter)
    }
  }
  return [...written, ...planned].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** The input as it will be then: nothing new has arrived, but time has passed. */
function at(base: DueInput, office: OpenOffice, moment: Temporal.Instant): DueInput {
  return { ...base, now: moment, standings: standingsAt(office, moment) }
}

/** Now, every stage of every campaign, every digest's hour. */
function momentsOf({ configuration }: OpenOffice, now: Temporal.Instant, until: Temporal.Instant): Temporal.Instant[] {
  const { office } = configuration
  const moments = [
    now,
    ...configuration.campaigns.flatMap(campaign => [
      nextOfficeHour(now, campaign.reminders, office),
      ...stagesOf(campaign, office).map(stage => stage.at),
    ]),
  ]
  let day = now.toZonedDateTimeISO(office.timezone).toPlainDate()
  for (;;) {
    const hour = day.toZonedDateTime({ timeZone: office.timezone, plainTime: office.digest.at }).toInstant()
    if (Temporal.Instant.compare(hour, until) > 0) break
    moments.push(hour)
    day = day.add({ days: 1 })
  }
  return moments
    .filter(moment => Temporal.Instant.compare(moment, now) >= 0 && Temporal.Instant.compare(moment, until) <= 0)
    .sort(Temporal.Instant.compare)
}

function plannedLetter(due: LetterDue, { configuration }: OpenOffice, moment: Temporal.Instant): Planned | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const to = due.kind === 'digest' ? [due.coordinator ?? ''] : [...(unit?.notify ?? [])]
  if (to.length === 0) return null
  const { kind, campaign, owed } = due
  const time = Temporal.Instant.compare(due.dueAt, moment) > 0 ? due.dueAt : moment
  return {
    at: time,
    kind,
    unit: due.unit,
    campaign,
    to,
    owed,
    stages: due.stages.map(stage => stage.name),
    state: 'planned',
  }
}

function asPlanned(letter: LetterRecord): Planned {
  const { kind, unit, campaign } = letter
  return {
    at: letter.nextAttemptAt,
    kind,
    unit,
    campaign,
    to: letter.recipients.filter(({ state }) => state === 'open').map(({ address }) => address),
    owed: [],
    stages: [],
    state: 'written',
  }
}
