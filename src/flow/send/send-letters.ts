// The outbox: letters whose time has come → the post. The attempt is in the ledger before the network hears of it; what
// the server answers decides whether, when and to whom it goes again. One failed configuration stops the queue.
import { beginAttempt } from '../../ledger/attempts.ts'
import { lastAttemptAt, recipientsTried } from '../../ledger/budget.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { cancelLetter, dueLetters, postponeLetter } from '../../ledger/letters.ts'
import { queueStop } from '../../ledger/passes.ts'
import { queuePause } from '../../ledger/queue-pause.ts'
import type { Post } from '../../post/post.ts'
import { heardUntil } from './heard.ts'
import { hoursFor, lastLook } from './last-look.ts'
import { needless } from './needless.ts'
import type { OpenOffice } from '../office.ts'
import { type Gate, gate, paceOf } from './pace.ts'
import { robotPause } from './robot-pace.ts'
import { settle } from './settle.ts'
import { settleDoubts } from './settle-doubts.ts'

export type SendCount = {
  sent: number
  delayed: number
  failed: number
  cancelled: number
  postponed: number
  /** Letters are left that may go in a moment: ask for another pass. */
  more: boolean
  /** Why the rest has to wait (server: it wants to be left alone for a while); null: nothing is left, or only for a moment. */
  held: Extract<Gate, { kind: 'hold' }>['because'] | 'server' | null
}

export type SendOptions = {
  post: Post
  /** 0…1: spreads the retries. */
  chance: () => number
  /** Messages received after it do not exist (rehearsals); null in the running service, where a fast clock hides nothing. */
  asOf: Temporal.Instant | null
  /** False where the mailbox could not be reached just now: then nothing is looked for in its Sent folder. */
  mailbox?: boolean
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
 * material meanwhile gets none; and none goes while nobody knows what has come (heard.ts).
 */
export async function sendLetters(office: OpenOffice, options: SendOptions): Promise<SendCount> {
  const { ledger, clock } = office
  const count: SendCount = { sent: 0, delayed: 0, failed: 0, cancelled: 0, postponed: 0, more: false, held: null }
  const began = clock.now()
  await settleDoubts(office, options.mailbox ?? true)
  if (queueStop(ledger) !== null) return count
  if (queuePause(ledger, clock.now()) !== null) return { ...count, held: 'server' }
  // Once a pass: of a clock that was set back, a letter put off is due again at once.
  const seen = new Set<number>()
  let again = 0
  for (;;) {
    const limit = BATCH + again
    const now = clock.now()
    const due = dueLetters(ledger, now, limit, heardUntil(office, now))
    const letters = due.filter(({ id }) => !seen.has(id))
    again = due.length - letters.length
    if (letters.length === 0 && due.length < limit) return count
    for (const letter of letters) {
      const opened = await opening(letter, office, options)
      if (opened !== null) return { ...count, held: opened }
      seen.add(letter.id)
      const outcome = await sendOne(letter, office, options)
      count[outcome] += 1
      if (queueStop(ledger) !== null) return count
      if (queuePause(ledger, clock.now()) !== null) return { ...count, held: 'server' }
      const spent = clock.now().since(began).total('seconds')
      if (options.shift !== null && spent > options.shift) return { ...count, more: true }
    }
  }
}

/** Waits until `letter` may go; why not in this pass, else null. */
async function opening(
  { recipients }: LetterRecord,
  { ledger, clock, configuration }: OpenOffice,
  { pause }: SendOptions,
): Promise<SendCount['held']> {
  const { letters, mailbox, timezone } = configuration.office
  const pace = paceOf(mailbox.send, letters)
  const next = recipients.filter(({ state }) => state === 'open').length
  for (;;) {
    const now = clock.now()
    const lately = {
      last: lastAttemptAt(ledger, now),
      hour: pace.hour > 0 ? recipientsTried(ledger, now.subtract({ hours: 1 }), now) : 0,
      day: pace.day > 0 ? recipientsTried(ledger, now.subtract({ hours: 24 }), now) : 0,
    }
    const state = gate(now, pace, letters.quiet, timezone, lately, next)
    if (state.kind === 'hold') return state.because
    if (state.kind === 'go' || pause === null) return null
    await pause(state.milliseconds)
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
  const current = await lastLook(letter, office, now, asOf)
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
