// `plan`: every letter that will go out if nothing more arrives. Asks the same rules as the service does, at every moment
// at which something may become due.
import { lettersDue } from '../../campaign/due.ts'
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import { nextOfficeHour } from '../../campaign/office-hours.ts'
import { stagesOf } from '../../campaign/stages.ts'
import { letterOf, listLetters } from '../../ledger/letters.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { openRecipients } from '../../ledger/recipients.ts'
import type { Holding } from '../../letters/holding.ts'
import { robotAddress } from '../../post/robot.ts'
import type { OpenOffice } from '../office.ts'
import { addressesOf } from '../send/addresses.ts'
import { waitsForRelease } from '../write/approval.ts'
import { reminded } from '../write/compose-reminder.ts'
import { dueInput } from '../write/due-input.ts'
import { type Unheld, withHoldings } from './holdings.ts'
import { PRIORITY } from '../write/write-letters.ts'

/** A letter to come: one that is written already, or one that will be. */
export type Planned = {
  /** When it goes, as far as can be said now; where a person has to act first, when it was or will be due. */
  at: Temporal.Instant
  dueAt: Temporal.Instant
  kind: string
  unit: string | null
  campaign: string | null
  to: string[]
  owed: readonly string[]
  stages: readonly string[]
  state: 'written' | 'planned'
  /** Why it does not go when it is due; null: nothing keeps it. */
  held: Holding | null
}

/** What a letter is about, without when it goes. */
type Content = Omit<Planned, 'at' | 'dueAt' | 'held'>

/**
 * Everything from `now` for `days` days, in order of time, with what holds it up. `rehearsal`: as for a pass at another
 * time, in which nobody is asked to release anything.
 */
export function planLetters(
  office: OpenOffice,
  now: Temporal.Instant,
  days: number,
  { rehearsal = false }: { rehearsal?: boolean } = {},
): Planned[] {
  const until = now.add({ hours: 24 * days })
  const seen = new Set<string>()
  const planned: Unheld<Content>[] = []
  const base = dueInput(office, now, now)
  for (const moment of momentsOf(office, now, until)) {
    // Nothing new arrives, so who owes what stays as it is; only the time passes.
    for (const due of lettersDue({ ...base, now: moment })) {
      if (seen.has(due.key) || letterOf(office.ledger, due.key) !== null) continue
      seen.add(due.key)
      const letter = plannedLetter(due, office, moment, base, rehearsal)
      if (letter) planned.push(letter)
    }
  }
  return withHoldings([...written(office), ...planned], office, now)
    .map(({ letter, dueAt, at, held }) => ({ ...letter, at, dueAt, held }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** What holds up the letters that are written and have not gone, in the order in which they were written. */
export function heldLetters(office: OpenOffice, now: Temporal.Instant): Holding[] {
  return withHoldings(written(office), office, now).flatMap(({ held }) => held ?? [])
}

/** The same, by the letter's number. */
export function heldByNumber(office: OpenOffice, now: Temporal.Instant): Map<number, Holding> {
  const all = withHoldings(written(office), office, now)
  return new Map(all.flatMap(({ record, held }) => (record && held ? [[record.id, held] as const] : [])))
}

function written({ ledger }: OpenOffice): Unheld<Content>[] {
  return listLetters(ledger, { states: ['waiting', 'queued', 'sending'] }).map(asPlanned)
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

function plannedLetter(
  due: LetterDue,
  office: OpenOffice,
  moment: Temporal.Instant,
  base: DueInput,
  rehearsal: boolean,
): Unheld<Content> | null {
  const to = addresseesOf(due, office, base)
  if (to.length === 0) return null
  const { kind, unit, campaign, owed } = due
  return {
    letter: { kind, unit, campaign, to, owed, stages: due.stages.map(stage => stage.name), state: 'planned' },
    dueAt: Temporal.Instant.compare(due.dueAt, moment) > 0 ? due.dueAt : moment,
    priority: PRIORITY[kind],
    record: null,
    needsRelease: waitsForRelease(kind, campaign, office.configuration, office.ledger, rehearsal),
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

function asPlanned(record: LetterRecord): Unheld<Content> {
  const { kind, unit, campaign, priority, state, notBefore } = record
  const to = openRecipients(record).map(({ address }) => address)
  return {
    letter: { kind, unit, campaign, to, owed: [], stages: [], state: 'written' },
    dueAt: notBefore,
    priority,
    record,
    needsRelease: state === 'waiting',
  }
}
