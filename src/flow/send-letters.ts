// The outbox: letters whose time has come → the post. The attempt is in the ledger before the network hears of it; what
// the server answers decides whether, when and to whom it goes again. One failed configuration stops the queue.
import type { DueInput } from '../campaign/due.ts'
import { attemptsInDoubt, beginAttempt, settleAttempt } from '../ledger/attempts.ts'
import { markUndeliverable, undeliverableAddresses } from '../ledger/bounces.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { cancelLetter, dueLetters, reviseLetter } from '../ledger/letters.ts'
import { queueStop, stopQueue } from '../ledger/passes.ts'
import type { Delivery, OutgoingMail, Post, Settled } from '../post/post.ts'
import type { OpenOffice } from './office.ts'
import { givenUp, nextAttempt } from './retry.ts'
import { outgoingMail } from './outgoing.ts'
import { composeReminder } from './write-letters.ts'

export type SendCount = { sent: number; delayed: number; failed: number; cancelled: number }

/** Letters looked up at a time. */
const BATCH = 50
/** An attempt that says nothing for this long is in doubt. */
const IN_DOUBT_MINUTES = 15

/**
 * Sends what is due at `now`. `input` is asked again at the last moment: a unit that has sent its material meanwhile gets
 * no reminder. `chance` (0…1) spreads the retries.
 */
export async function sendLetters(
  office: OpenOffice,
  post: Post,
  now: Temporal.Instant,
  input: () => DueInput,
  chance: () => number,
): Promise<SendCount> {
  const count: SendCount = { sent: 0, delayed: 0, failed: 0, cancelled: 0 }
  settleDoubts(office, now)
  if (queueStop(office.ledger) !== null) return count
  for (;;) {
    const letters = dueLetters(office.ledger, now, BATCH)
    if (letters.length === 0) return count
    for (const letter of letters) {
      const outcome = await sendOne(letter, office, post, now, input, chance)
      count[outcome] += 1
      if (queueStop(office.ledger) !== null) return count
    }
  }
}

/** A process died between the attempt and its answer: the letter may be out or not. It goes again, under the same Message-ID. */
function settleDoubts({ ledger }: OpenOffice, now: Temporal.Instant): void {
  for (const { attempt } of attemptsInDoubt(ledger, now)) {
    settleAttempt(
      ledger,
      attempt,
      { outcome: 'retry', response: 'cut off before the answer', recipients: [], nextAttemptAt: now },
      now,
    )
  }
}

async function sendOne(
  letter: LetterRecord,
  office: OpenOffice,
  post: Post,
  now: Temporal.Instant,
  input: () => DueInput,
  chance: () => number,
): Promise<keyof SendCount> {
  const { ledger, tell } = office
  const current = lastLook(letter, office, now, input)
  if (current === null) {
    const because =
      office.configuration.office.language === 'zh-CN' ? '发出前已不需要' : 'no longer needed when it was to go'
    cancelLetter(ledger, letter.id, because, now)
    tell({ kind: 'letter-cancelled', letter: String(letter.id), because })
    return 'cancelled'
  }
  const attempt = beginAttempt(ledger, letter.id, now, now.add({ minutes: IN_DOUBT_MINUTES }))
  if (attempt === null) return 'cancelled'
  const delivery = await post.deliver(current.mail)
  return settle(current.letter, attempt, delivery, office, now, chance)
}

/** A reminder is written anew from what is owed now; null: nothing is. Addresses that died meanwhile are left out. */
function lastLook(
  letter: LetterRecord,
  office: OpenOffice,
  now: Temporal.Instant,
  input: () => DueInput,
): { letter: LetterRecord; mail: OutgoingMail } | null {
  const { ledger, configuration } = office
  const dead = undeliverableAddresses(ledger)
  const open = letter.recipients.filter(
    recipient => recipient.state === 'open' && !(letter.kind === 'reminder' && dead.has(recipient.address)),
  )
  if (open.length === 0) return null
  if (letter.kind !== 'reminder') return { letter, mail: outgoingMail(letter, open, configuration) }
  const asked = configuration.campaigns.find(({ id }) => id === letter.campaign)?.materials.map(({ id }) => id) ?? []
  const owed = letter.headers['X-Baosong-Materials']?.split(' ') ?? asked
  const fresh = composeReminder(
    { key: letter.key, kind: 'reminder', unit: letter.unit, campaign: letter.campaign, owed },
    input(),
    office,
    now,
  )
  if (fresh === null) return null
  const content = {
    subject: fresh.subject,
    text: fresh.text,
    html: fresh.html,
    headers: fresh.headers,
    attachments: letter.attachments,
  }
  if (fresh.text !== letter.text) reviseLetter(ledger, letter.id, content)
  return { letter, mail: outgoingMail({ ...letter, ...content }, open, configuration) }
}

function settle(
  letter: LetterRecord,
  attempt: number,
  delivery: Delivery,
  office: OpenOffice,
  now: Temporal.Instant,
  chance: () => number,
): keyof SendCount {
  const { ledger, tell } = office
  const { response } = delivery
  const name = String(letter.id)
  const recipients = delivery.recipients.map(({ address, kind, response: words }) => ({
    address,
    state: stateOf(kind),
    response: words,
  }))
  for (const { address, kind, meaning, response: words } of delivery.recipients) {
    if (kind === 'refused' && meaning?.kind === 'recipient') markUndeliverable(ledger, address, letter.id, words, now)
  }
  const settled = (outcome: 'sent' | 'failed') =>
    settleAttempt(ledger, attempt, { outcome, response, recipients, nextAttemptAt: null }, now)
  switch (delivery.kind) {
    case 'sent':
      settled('sent')
      tell({
        kind: 'letter-sent',
        letter: name,
        letterKind: letter.kind,
        unit: letter.unit,
        to: letter.recipients.map(({ address }) => address),
        subject: letter.subject,
      })
      return 'sent'
    case 'stopped':
      settleAttempt(ledger, attempt, { outcome: 'withdrawn', response, recipients: [], nextAttemptAt: now }, now)
      stopQueue(ledger, response, now)
      tell({ kind: 'queue-stopped', response })
      return 'delayed'
    case 'refused':
      settled('failed')
      tell({ kind: 'letter-failed', letter: name, response })
      return 'failed'
    case 'partly':
    case 'later':
    case 'in-doubt': {
      if (!recipients.some(recipient => recipient.state === 'open') || givenUp(letter.notBefore, now)) {
        settled(recipients.some(recipient => recipient.state === 'sent') ? 'sent' : 'failed')
        tell({ kind: 'letter-failed', letter: name, response })
        return 'failed'
      }
      const until = again(letter, delivery, office, now, chance())
      settleAttempt(ledger, attempt, { outcome: 'retry', response, recipients, nextAttemptAt: until }, now)
      tell({ kind: 'letter-delayed', letter: name, response, until })
      return 'delayed'
    }
  }
}

function stateOf(kind: Settled['kind']): 'open' | 'sent' | 'refused' {
  return kind === 'later' || kind === 'in-doubt' ? 'open' : kind
}

/** When it goes again: after the server's own time, tomorrow morning where the day's quota is used up, else step by step. */
function again(
  letter: LetterRecord,
  { meaning }: Delivery,
  { configuration }: OpenOffice,
  now: Temporal.Instant,
  chance: number,
): Temporal.Instant {
  if (meaning?.kind !== 'tomorrow')
    return nextAttempt(now, letter.attempts.length + 1, meaning?.waitMinutes ?? null, chance)
  const tomorrow = now.toZonedDateTimeISO(configuration.office.timezone).toPlainDate().add({ days: 1 })
  return tomorrow
    .toZonedDateTime({ timeZone: configuration.office.timezone, plainTime: '08:00' })
    .toInstant()
    .add({ seconds: Math.round(1800 * chance) })
}
