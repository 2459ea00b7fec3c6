// The outbox: letters whose time has come → the post. The attempt is in the ledger before the network hears of it; what
// the server answers decides whether, when and to whom it goes again. One failed configuration stops the queue.
import { attemptsInDoubt, attemptsSince, beginAttempt, lastAttemptAt, settleAttempt } from '../ledger/attempts.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { cancelLetter, dueLetters, postponeLetter } from '../ledger/letters.ts'
import { queueStop } from '../ledger/passes.ts'
import type { Post } from '../post/post.ts'
import { hoursFor, lastLook } from './last-look.ts'
import { needless } from './needless.ts'
import type { OpenOffice } from './office.ts'
import { type Gate, gate, paceOf } from './pace.ts'
import { robotPause } from './robot-pace.ts'
import { foundInSent } from './sent-folder.ts'
import { settle } from './settle.ts'

export type SendCount = {
  sent: number
  delayed: number
  failed: number
  cancelled: number
  postponed: number
  /** Letters are left that may go in a moment: ask for another pass. */
  more: boolean
  /** Why the rest has to wait; null: nothing is left, or only for a moment. */
  held: Extract<Gate, { kind: 'hold' }>['because'] | null
}

export type SendOptions = {
  post: Post
  /** 0…1: spreads the retries. */
  chance: () => number
  /** Messages received after it do not exist (rehearsals); null in the running service, where a fast clock hides nothing. */
  asOf: Temporal.Instant | null
  /** Waits between letters; null in rehearsals, where the clock stands still. */
  pause: ((milliseconds: number) => Promise<void>) | null
  /** Seconds of sending after which the pass makes room for what has arrived meanwhile; null: everything goes in one pass. */
  shift: number | null
}

/** Letters looked up at a time. */
const BATCH = 50
/** An attempt that says nothing for this long is in doubt. */
const IN_DOUBT_MINUTES = 15

/**
 * Sends what is due at the office's pace. Each reminder is looked at once more before it goes: a unit that has sent its
 * material meanwhile gets none.
 */
export async function sendLetters(office: OpenOffice, options: SendOptions): Promise<SendCount> {
  const { ledger, clock } = office
  const count: SendCount = { sent: 0, delayed: 0, failed: 0, cancelled: 0, postponed: 0, more: false, held: null }
  const began = clock.now()
  await settleDoubts(office)
  if (queueStop(ledger) !== null) return count
  for (;;) {
    const letters = dueLetters(ledger, clock.now(), BATCH)
    if (letters.length === 0) return count
    for (const letter of letters) {
      const opened = await opening(office, options)
      if (opened !== null) return { ...count, held: opened }
      const outcome = await sendOne(letter, office, options)
      count[outcome] += 1
      if (queueStop(ledger) !== null) return count
      const spent = clock.now().since(began).total('seconds')
      if (options.shift !== null && spent > options.shift) return { ...count, more: true }
    }
  }
}

/** Waits until the next letter may go; why not in this pass, else null. */
async function opening(
  { ledger, clock, configuration }: OpenOffice,
  { pause }: SendOptions,
): Promise<SendCount['held']> {
  const { letters, mailbox, timezone } = configuration.office
  const pace = paceOf(mailbox.send, letters)
  for (;;) {
    const now = clock.now()
    const lately = {
      last: lastAttemptAt(ledger, now),
      hour: pace.hour > 0 ? attemptsSince(ledger, now.subtract({ hours: 1 }), now) : 0,
      day: pace.day > 0 ? attemptsSince(ledger, now.subtract({ hours: 24 }), now) : 0,
    }
    const state = gate(now, pace, letters.quiet, timezone, lately)
    if (state.kind === 'hold') return state.because
    if (state.kind === 'go' || pause === null) return null
    await pause(state.milliseconds)
  }
}

/**
 * A process died between the attempt and its answer: the letter may be out or not. Where the server keeps what was sent it
 * is looked for there; what is not found goes again, under the same Message-ID.
 */
async function settleDoubts(office: OpenOffice): Promise<void> {
  const { ledger, clock } = office
  const doubts = attemptsInDoubt(ledger, clock.now())
  if (doubts.length === 0) return
  const found = await foundInSent(
    office,
    doubts.map(({ letter }) => letter.messageId),
  )
  const now = clock.now()
  for (const { attempt, letter } of doubts) {
    const isSent = found.has(letter.messageId)
    settleAttempt(
      ledger,
      attempt,
      isSent
        ? { outcome: 'sent', response: 'found in the Sent folder', recipients: [], nextAttemptAt: null }
        : { outcome: 'retry', response: 'cut off before the answer', recipients: [], nextAttemptAt: now },
      now,
    )
  }
}

async function sendOne(
  letter: LetterRecord,
  office: OpenOffice,
  { post, chance, asOf }: SendOptions,
): Promise<'sent' | 'delayed' | 'failed' | 'cancelled' | 'postponed'> {
  const { ledger, tell, clock } = office
  const now = clock.now()
  const later = hoursFor(letter, office, now) ?? robotPause(letter, office, now)
  if (later !== null) {
    postponeLetter(ledger, letter.id, later)
    return 'postponed'
  }
  const current = lastLook(letter, office, now, asOf)
  if (current === null) {
    const because = needless('unneeded', office.configuration.office.language)
    cancelLetter(ledger, letter.id, because, now)
    tell({ kind: 'letter-cancelled', letter: String(letter.id), because })
    return 'cancelled'
  }
  const attempt = beginAttempt(ledger, letter.id, now, now.add({ minutes: IN_DOUBT_MINUTES }))
  if (attempt === null) return 'cancelled'
  const delivery = await post.deliver(current.mail)
  return settle(current.letter, attempt, delivery, office, clock.now(), chance)
}
