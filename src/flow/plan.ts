// `plan`: every letter that will go out if nothing more arrives. Asks the same rules as the service does, at every moment
// at which something may become due.
import { lettersDue } from '../campaign/due.ts'
import type { DueInput, LetterDue } from '../campaign/letter-due.ts'
import { nextOfficeHour } from '../campaign/office-hours.ts'
import { stagesOf } from '../campaign/stages.ts'
import { letterOf, listLetters } from '../ledger/letters.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { robotAddress } from '../post/robot.ts'
import type { OpenOffice } from './office.ts'
import { addressesOf } from './addresses.ts'
import { reminded } from './compose-reminder.ts'
import { dueInput } from './due-input.ts'

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
  const base = dueInput(office, now, now)
  for (const moment of momentsOf(office, now, until)) {
    // Nothing new arrives, so who owes what stays as it is; only the time passes.
    for (const due of lettersDue({ ...base, now: moment })) {
      if (seen.has(due.key) || letterOf(office.ledger, due.key) !== null) continue
      seen.add(due.key)
      const letter = plannedLetter(due, office, moment, base)
      if (letter) planned.push(letter)
    }
  }
  return [...written, ...planned].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** Now, every stage of every campaign, every hour of the digest and of the robots. */
function momentsOf({ configuration }: OpenOffice, now: Temporal.Instant, until: Temporal.Instant): Temporal.Instant[] {
  const { office } = configuration
  const moments = [
    now,
    ...configuration.campaigns.flatMap(campaign => [
      nextOfficeHour(now, campaign.reminders, office),
      nextOfficeHour(campaign.opens, campaign.reminders, office),
      ...stagesOf(campaign, office).map(stage => stage.at),
    ]),
  ]
  let day = now.toZonedDateTimeISO(office.timezone).toPlainDate()
  for (;;) {
    const start = day.toZonedDateTime(office.timezone)
    if (Temporal.Instant.compare(start.toInstant(), until) > 0) break
    for (const { at: plainTime } of [office.digest, ...office.robots]) {
      moments.push(day.toZonedDateTime({ timeZone: office.timezone, plainTime }).toInstant())
    }
    day = day.add({ days: 1 })
  }
  return moments
    .filter(moment => Temporal.Instant.compare(moment, now) >= 0 && Temporal.Instant.compare(moment, until) <= 0)
    .sort(Temporal.Instant.compare)
}

function plannedLetter(due: LetterDue, office: OpenOffice, moment: Temporal.Instant, base: DueInput): Planned | null {
  const to = addresseesOf(due, office, base)
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

/** Those to whom the letter would go today: addresses that bounce are left out, as they are when it is written. */
function addresseesOf(due: LetterDue, { configuration, ledger }: OpenOffice, base: DueInput): string[] {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  switch (due.kind) {
    case 'digest':
      return [due.coordinator ?? '']
    case 'group-notice':
      return [robotAddress(due.robot ?? '')]
    case 'reminder':
      return unit ? reminded(unit, due, ledger).map(({ address }) => address) : []
    case 'announcement':
      return unit ? addressesOf(unit, ledger).map(({ address }) => address) : []
    case 'acknowledgement':
      return (base.toAcknowledge.find(({ message }) => message === due.messages[0])?.to ?? []).map(
        ({ address }) => address,
      )
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
