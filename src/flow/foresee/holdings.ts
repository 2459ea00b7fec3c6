// What holds up each letter, and until when: a person, the server, the hour, the budget.
import { nextOfficeHour } from '../../campaign/office-hours.ts'
import { stagesOf } from '../../campaign/stages.ts'
import type { Campaign, Office } from '../../config/configuration.ts'
import { attemptsSince } from '../../ledger/budget.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { mailboxState } from '../../ledger/mailbox-state.ts'
import { queueStop } from '../../ledger/passes.ts'
import { queuePause } from '../../ledger/queue-pause.ts'
import { type Holding, type HoldReason, reasonWords } from '../../letters/holding.ts'
import { plainAnswer } from '../../post/plain-answer.ts'
import { type Forecast, forecast, type Queued } from './forecast.ts'
import { deafness, heardUntil, isUnheard } from '../send/heard.ts'
import type { OpenOffice } from '../office.ts'
import { paceOf } from '../send/pace.ts'

/** A letter before it is known what holds it up. `record`: where it is written. */
export type Unheld<T> = {
  letter: T & { kind: string; campaign: string | null; to: readonly string[] }
  dueAt: Temporal.Instant
  priority: number
  record: LetterRecord | null
  needsRelease: boolean
}

/** When it goes, and what holds it up. */
export type Held = { at: Temporal.Instant; held: Holding | null }

const { compare } = Temporal.Instant
/** A delay that nobody would ask about. */
const MOMENT = Temporal.Duration.from({ minutes: 1 })

/** The same letters in the same order, each with its holding. */
export function withHoldings<T>(
  letters: readonly Unheld<T>[],
  office: OpenOffice,
  now: Temporal.Instant,
): (Unheld<T> & Held)[] {
  const heard = heardUntil(office, now)
  const byPerson = letters.map(letter => untilPersonActs(letter, office) ?? untilMailIsRead(letter, heard, office))
  const queue = letters.filter((_, index) => byPerson[index] === null)
  const forecasts = playForward(queue, office, now)
  let next = 0
  return letters.map((letter, index) => {
    const person = byPerson[index]
    if (person) return { ...letter, at: person.until ?? letter.dueAt, held: person }
    const { at, because } = forecasts[next++] as Forecast
    if (at !== null) return { ...letter, at, held: holdingOf(letter, at, because, office, now) }
    const held: Holding = { because: 'late', until: null, detail: because && reasonWords(because) }
    return { ...letter, at: letter.dueAt, held }
  })
}

/** Not in the queue: it waits for a person, or is with the server already. */
function untilPersonActs({ record, needsRelease }: Unheld<unknown>, { ledger }: OpenOffice): Holding | null {
  if (record?.state === 'sending') return { because: 'answer', until: record.nextAttemptAt, detail: null }
  const stop = queueStop(ledger)
  if (stop !== null) {
    const { by, response } = stop
    const detail = by === null ? plainAnswer(response) : { zh: `${by}停发`, en: `by ${by}` }
    return { because: 'stopped', until: null, detail: detail ?? { zh: response, en: response } }
  }
  return needsRelease ? { because: 'approval', until: null, detail: null } : null
}

/** A letter that says what has not come, while the mailbox is known to be in trouble; also one that is still to be written. */
function untilMailIsRead(
  { letter, dueAt }: Unheld<unknown>,
  heard: Temporal.Instant | null,
  { ledger }: OpenOffice,
): Holding | null {
  const why = deafness(mailboxState(ledger))
  if (why === null || !isUnheard(letter.kind, dueAt, heard)) return null
  return { because: 'mailbox', until: null, detail: why }
}

function playForward(letters: readonly Unheld<unknown>[], office: OpenOffice, now: Temporal.Instant): Forecast[] {
  const { ledger, configuration } = office
  const { letters: settings, mailbox, timezone } = configuration.office
  const pause = queuePause(ledger, now)
  return forecast(
    letters.map(letter => queued(letter, office)),
    {
      now,
      from: pause?.until ?? now,
      pace: paceOf(mailbox.send, settings),
      quiet: settings.quiet,
      zone: timezone,
      spent: attemptsSince(ledger, now.subtract({ hours: 24 }), now),
    },
  )
}

function queued({ letter, dueAt, priority, record }: Unheld<unknown>, { configuration }: OpenOffice): Queued {
  const { office } = configuration
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)
  const isMass = letter.kind === 'reminder' || letter.kind === 'announcement'
  return {
    from: record?.nextAttemptAt ?? dueAt,
    priority,
    recipients: letter.to.length,
    isMail: letter.kind !== 'group-notice',
    hours: at => (isMass && campaign ? nextOfficeHour(at, campaign.reminders, office) : at),
    until: isMass && campaign ? endOfUse(letter.kind, campaign, dueAt, office) : null,
  }
}

/** A reminder lasts as long as its stage, an announcement until the deadline that it tells. */
function endOfUse(kind: string, campaign: Campaign, dueAt: Temporal.Instant, office: Office): Temporal.Instant | null {
  if (kind === 'announcement') return campaign.deadline
  return stagesOf(campaign, office).findLast(({ at }) => compare(at, dueAt) <= 0)?.until ?? null
}

function holdingOf(
  { record, dueAt }: Unheld<unknown>,
  at: Temporal.Instant,
  because: HoldReason | null,
  { ledger }: OpenOffice,
  now: Temporal.Instant,
): Holding | null {
  const pause = queuePause(ledger, now)
  // Where all wait for the server it is no matter of this letter's; else what put it off itself has come first.
  const isServer = because === 'server' || (pause !== null && compare(at, pause.until) <= 0)
  const own = record && compare(record.nextAttemptAt, now) > 0 ? putOff(record) : null
  const reason = isServer ? 'server' : (own ?? because)
  if (reason === null || compare(at, now) <= 0 || compare(at, dueAt.add(MOMENT)) < 0) return null
  const response = isServer ? pause?.response : record?.attempts.at(-1)?.response
  const detail = reason === 'server' || reason === 'retry' ? plainAnswer(response ?? '') : null
  return { because: reason, until: at, detail }
}

/** Why a queued letter's own time lies in the future. */
function putOff({ kind, attempts }: LetterRecord): HoldReason {
  if (attempts.length > 0) return 'retry'
  return kind === 'group-notice' ? 'robot' : 'hours'
}
