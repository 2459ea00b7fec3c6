// To whom a letter still goes: the roster may have changed since it was written, and an address may have turned out dead.
import { toText } from './instants.ts'
import type { LetterRecord, RecipientRecord } from './letter-record.ts'
import type { Ledger } from './ledger.ts'

type Addressee = { name: string; address: string }

/** Those who have not got it and still may. */
export function openRecipients({ recipients }: Pick<LetterRecord, 'recipients'>): RecipientRecord[] {
  return recipients.filter(({ state }) => state === 'open')
}

/**
 * Directs a queued letter at `to` and nobody else: open recipients that are not among them are taken off it, new ones put
 * on it. Who has it, or refused it, keeps that. Returns who is open now; where nobody is and somebody has it, it is sent.
 */
export function readdressLetter(
  ledger: Ledger,
  letter: LetterRecord,
  to: readonly Addressee[],
  now: Temporal.Instant,
): Addressee[] {
  const wanted = new Set(to.map(({ address }) => address))
  const known = new Set(letter.recipients.map(({ address }) => address))
  const kept = openRecipients(letter).filter(({ address }) => wanted.has(address))
  const fresh = to.filter(({ address }) => !known.has(address))
  if (fresh.length === 0 && kept.length === openRecipients(letter).length) return kept
  return ledger.atomically(() => {
    const drop = ledger.statement("delete from recipients where letter = ? and address = ? and state = 'open'")
    for (const { address } of openRecipients(letter)) if (!wanted.has(address)) drop.run(letter.id, address)
    addRecipients(ledger, letter.id, fresh)
    if (kept.length + fresh.length === 0 && letter.recipients.some(({ state }) => state === 'sent')) {
      ledger
        .statement("update letters set state = 'sent', finished_at = ? where id = ? and state = 'queued'")
        .run(toText(now), letter.id)
    }
    return [...kept, ...fresh]
  })
}

/** Lets a finished letter that reached nobody of its unit go on to other addresses, under its own key. False: it is not finished. */
export function sendOn(ledger: Ledger, letter: number, to: readonly Addressee[], now: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const { changes } = ledger
      .statement(
        `update letters set state = 'queued', next_attempt_at = ?, finished_at = null, because = null
         where id = ? and state in ('sent', 'failed')`,
      )
      .run(toText(now), letter)
    if (changes > 0) addRecipients(ledger, letter, to)
    return changes > 0
  })
}

/** Puts recipients on a letter, behind those that it has; one that it has already stays as it is. */
export function addRecipients(ledger: Ledger, letter: number, to: readonly Addressee[]): void {
  const insert = ledger.statement(
    `insert into recipients (letter, position, address, name, state)
     select ?, coalesce(max(position) + 1, 0), ?, ?, 'open' from recipients where letter = ? on conflict do nothing`,
  )
  for (const { address, name } of to) insert.run(letter, address, name, letter)
}
