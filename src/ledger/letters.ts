// Letters: written here before the network hears of them, each under a key that no second letter can have.
import { CLOCK_ERROR } from './attempts.ts'
import { toInstant, toText } from './instants.ts'
import { fetchLetters, type LetterAttachment, type LetterRecord } from './letter-record.ts'
import type { Ledger } from './ledger.ts'
import { addRecipients } from './recipients.ts'
import type { LetterState } from './tables/letters.ts'

/** What a letter says. Headers are those beyond From, To, Subject, Date and Message-ID. */
export type LetterContent = {
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
  attachments: readonly LetterAttachment[]
}

/** A letter that is due. */
export type NewLetter = LetterContent & {
  /** Why it exists: kind, unit, campaign, and the due instant or message. The same key again is the same letter. */
  key: string
  /** acknowledgement, reminder, digest, announcement … */
  kind: string
  unit: string | null
  campaign: string | null
  /** Message-ID with brackets, made from the key. */
  messageId: string
  /** The message that it replies to. */
  answers: number | null
  /** Every message that it speaks of; an acknowledgement settles their acceptances for `unit`. */
  messages: readonly number[]
  recipients: readonly { name: string; address: string }[]
  /** Larger goes first where the budget is short. */
  priority: number
  notBefore: Temporal.Instant
  /** True: waits until a person releases it. */
  needsRelease: boolean
}

/** Writes a letter, unless one of its key exists (whatever became of that one): then that one's number. */
export function proposeLetter(
  ledger: Ledger,
  letter: NewLetter,
  now: Temporal.Instant,
): { id: number; isNew: boolean } {
  return ledger.atomically(() => {
    const inserted = ledger.first(
      ledger.build
        .insertInto('letters')
        .values({
          ...contentRow(letter),
          key: letter.key,
          kind: letter.kind,
          unit: letter.unit,
          campaign: letter.campaign,
          message_id: letter.messageId,
          answers: letter.answers,
          priority: letter.priority,
          state: letter.needsRelease ? 'waiting' : 'queued',
          not_before: toText(letter.notBefore),
          next_attempt_at: toText(letter.notBefore),
          created_at: toText(now),
        })
        .onConflict(conflict => conflict.column('key').doNothing())
        .returning('id'),
    )
    const id = inserted?.id ?? letterIdOf(ledger, letter.key)
    if (inserted) addRecipientsAndMessages(ledger, id, letter)
    markAnswered(ledger, id, letter)
    return { id, isNew: inserted !== null }
  })
}

function letterIdOf(ledger: Ledger, key: string): number {
  const row = ledger.statement<{ id: number }>('select id from letters where key = ?').get(key)
  if (!row) throw new Error(`letter ${key} was neither new nor known`)
  return row.id
}

function addRecipientsAndMessages(ledger: Ledger, id: number, { recipients, messages }: NewLetter): void {
  addRecipients(ledger, id, recipients)
  const about = ledger.statement('insert into letter_messages values (?, ?) on conflict do nothing')
  for (const message of messages) about.run(id, message)
}

function markAnswered(ledger: Ledger, id: number, { kind, unit, messages, key }: NewLetter): void {
  if (kind !== 'acknowledgement' || unit === null) return
  const mark = ledger.statement(
    `update acceptances set answer = ? where message = ? and unit = ? and answer is null
       and exists (select 1 from letter_messages lm where lm.letter = ? and lm.message = acceptances.message)`,
  )
  for (const message of messages) mark.run(key, message, unit, id)
}

function contentRow({ subject, text, html, headers, attachments }: LetterContent) {
  return { subject, text, html, headers: JSON.stringify(headers), attachments: JSON.stringify(attachments) }
}

/** Gives a letter that has not gone yet another content (what is missing has changed since it was written). False: too late. */
export function reviseLetter(ledger: Ledger, id: number, content: LetterContent): boolean {
  const query = ledger.build
    .updateTable('letters')
    .set(contentRow(content))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'queued'])
  return ledger.write(query) > 0
}

/** Puts a queued letter off until an instant (office hours, the hour's budget). False: it is on its way or finished. */
export function postponeLetter(ledger: Ledger, id: number, until: Temporal.Instant): boolean {
  const query = ledger.build
    .updateTable('letters')
    .set({ next_attempt_at: toText(until) })
    .where('id', '=', id)
    .where('state', '=', 'queued')
  return ledger.write(query) > 0
}

/** Takes back a letter that has not gone, and says why. Its key stays used. False: it is on its way or finished. */
export function cancelLetter(ledger: Ledger, id: number, because: string, now: Temporal.Instant): boolean {
  const query = ledger.build
    .updateTable('letters')
    .set({ state: 'cancelled', because, finished_at: toText(now) })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'queued'])
  return ledger.write(query) > 0
}

/**
 * Brings back a letter that was taken back before anybody had it, as it is now and to those who get it now. What a person
 * has released needs no second release. False: it was not taken back, or somebody has it.
 */
export function reviveLetter(ledger: Ledger, id: number, letter: NewLetter, now: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const former = ledger
      .statement<{ released: number }>(
        `select released_at is not null as released from letters where id = ? and state = 'cancelled'
         and not exists (select 1 from recipients where letter = letters.id and state in ('sent', 'bounced'))`,
      )
      .get(id)
    if (!former) return false
    const state: LetterState = letter.needsRelease && former.released === 0 ? 'waiting' : 'queued'
    const revived = { ...contentRow(letter), state, finished_at: null, because: null, next_attempt_at: toText(now) }
    ledger.write(ledger.build.updateTable('letters').set(revived).where('id', '=', id))
    ledger.statement("delete from recipients where letter = ? and state = 'open'").run(id)
    addRecipientsAndMessages(ledger, id, letter)
    return true
  })
}

/** Queues a failed letter again for the recipients that have not got it. False: it has not failed. */
export function requeueLetter(ledger: Ledger, id: number, who: string, now: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const again = ledger.build
      .updateTable('letters')
      .set({
        state: 'queued',
        next_attempt_at: toText(now),
        finished_at: null,
        because: null,
        released_by: who,
        released_at: toText(now),
      })
      .where('id', '=', id)
      .where('state', '=', 'failed')
    if (ledger.write(again) === 0) return false
    ledger
      .statement("update recipients set state = 'open' where letter = ? and state in ('refused', 'bounced')")
      .run(id)
    return true
  })
}

/**
 * Letters whose time has come, most urgent first. Does not claim them: see beginAttempt. One that was put off by a clock
 * which has been set back since would wait for days; it is due. `heard`: until when it is known what has come (null: it is
 * not); reminders and group notices of later stages wait. Left out: all is known.
 */
export function dueLetters(
  ledger: Ledger,
  now: Temporal.Instant,
  limit: number,
  heard: Temporal.Instant | null = now,
): LetterRecord[] {
  const at = toText(now)
  const ids = ledger
    .statement<{ id: number }>(
      `select id from letters where state = 'queued' and finished_at is null and not_before <= ?
       and (next_attempt_at <= ? or exists (select 1 from attempts where letter = letters.id and began_at > ?))
       and (kind not in ('reminder', 'group-notice') or not_before <= ?)
       order by priority desc, next_attempt_at, id limit ?`,
    )
    .all(at, at, toText(now.add(CLOCK_ERROR)), heard === null ? '' : toText(heard), limit)
  return fetchLetters(
    ledger,
    ids.map(row => row.id),
  )
}

/** One letter by its number, or by its key. */
export function letterOf(ledger: Ledger, idOrKey: number | string): LetterRecord | null {
  const column = typeof idOrKey === 'number' ? 'id' : 'key'
  const row = ledger.first(ledger.build.selectFrom('letters').select('id').where(column, '=', idOrKey))
  return row ? (fetchLetters(ledger, [row.id])[0] ?? null) : null
}

/** Which letters to list; what is left out is not asked for. */
export type LetterFilter = {
  states?: readonly LetterState[]
  kind?: string
  unit?: string
  campaign?: string
  /** Created from this instant on. */
  since?: Temporal.Instant
}

/** When the latest letter of a kind to a unit about a campaign was written, cancelled ones aside; null: never. */
export function latestLetterAt(ledger: Ledger, kind: string, unit: string, campaign: string): Temporal.Instant | null {
  const row = ledger
    .statement<{ at: string | null }>(
      "select max(created_at) as at from letters where unit = ? and campaign = ? and kind = ? and state <> 'cancelled'",
    )
    .get(unit, campaign, kind)
  return row?.at ? toInstant(row.at) : null
}

/** Letters in the order in which they were written. */
export function listLetters(ledger: Ledger, filter: LetterFilter): LetterRecord[] {
  let query = ledger.build.selectFrom('letters').select('id').orderBy('id')
  if (filter.states) query = query.where('state', 'in', filter.states)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit)
  if (filter.campaign !== undefined) query = query.where('campaign', '=', filter.campaign)
  if (filter.since) query = query.where('created_at', '>=', toText(filter.since))
  return fetchLetters(
    ledger,
    ledger.all(query).map(row => row.id),
  )
}
