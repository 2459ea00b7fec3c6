// What the post says of a letter → the record: who has it, when it goes again, whether the queue stops.
import { leaveInDoubt, settleAttempt } from '../../ledger/attempts.ts'
import { markUndeliverable } from '../../ledger/bounces.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { stopQueue } from '../../ledger/passes.ts'
import { forgetQueuePause, pauseQueue, queueFailures } from '../../ledger/queue-pause.ts'
import type { Delivery, Settled } from '../../post/post.ts'
import type { OpenOffice } from '../office.ts'
import { givenUp, nextAttempt } from './retry.ts'

/** Writes what came of an attempt: for each recipient, for the letter, for the queue. */
export function settle(
  letter: LetterRecord,
  attempt: number,
  delivery: Delivery,
  office: OpenOffice,
  now: Temporal.Instant,
  chance: () => number,
): 'sent' | 'delayed' | 'failed' {
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
  // A server that answers about this letter is there again; robots say nothing about the mail server.
  const isMail = letter.kind !== 'group-notice'
  const holdsQueue = isMail && delivery.meaning?.reach === 'queue' && delivery.kind !== 'stopped'
  if (isMail && !holdsQueue && delivery.kind !== 'in-doubt') forgetQueuePause(ledger)
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
    case 'in-doubt': {
      const until = again(letter, delivery, office, now, chance())
      leaveInDoubt(ledger, attempt, response, until)
      tell({ kind: 'letter-delayed', letter: name, response, until })
      return 'delayed'
    }
    case 'partly':
    case 'later': {
      const until = again(letter, delivery, office, now, chance())
      if (holdsQueue) pauseQueue(ledger, until, response, now)
      if (!recipients.some(recipient => recipient.state === 'open') || isOver(letter, now)) {
        // An open recipient would keep the letter in the queue for ever.
        for (const each of recipients) if (each.state === 'open') each.state = 'refused'
        settled(recipients.some(recipient => recipient.state === 'sent') ? 'sent' : 'failed')
        tell({ kind: 'letter-failed', letter: name, response })
        return 'failed'
      }
      settleAttempt(ledger, attempt, { outcome: 'retry', response, recipients, nextAttemptAt: until }, now)
      tell({ kind: 'letter-delayed', letter: name, response, until })
      return 'delayed'
    }
  }
}

/** The attempt that is being settled is not in the letter yet. */
function isOver({ attempts }: LetterRecord, now: Temporal.Instant): boolean {
  return givenUp(attempts[0]?.beganAt ?? null, attempts.length + 1, now)
}

function stateOf(kind: Settled['kind']): 'open' | 'sent' | 'refused' {
  return kind === 'later' || kind === 'in-doubt' ? 'open' : kind
}

/** When it goes again: after the server's own time, tomorrow morning where the day's quota is used up, else step by step. */
function again(
  letter: LetterRecord,
  { meaning }: Delivery,
  { configuration, ledger }: OpenOffice,
  now: Temporal.Instant,
  chance: number,
): Temporal.Instant {
  // Where everybody has to wait it is another letter that tries next: only the queue knows how often it was in vain.
  const before = meaning?.reach === 'queue' ? queueFailures(ledger) : letter.attempts.length
  if (meaning?.kind !== 'tomorrow') return nextAttempt(now, before + 1, meaning?.waitMinutes ?? null, chance)
  const tomorrow = now.toZonedDateTimeISO(configuration.office.timezone).toPlainDate().add({ days: 1 })
  return tomorrow
    .toZonedDateTime({ timeZone: configuration.office.timezone, plainTime: '08:00' })
    .toInstant()
    .add({ seconds: Math.round(1800 * chance) })
}
