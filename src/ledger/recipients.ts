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
 * A letter that another process has taken up since it was read stays as it is.
 */
export function readdressLetter(
  ledger: Ledger,
  letter: number,
  to: readonly Addressee[],
  now: Temporal.Instant,
): Addressee[] {
  return ledger.atomically(() => {
    const isQueued =
      ledger.statement("select 1 from letters where id = ? and state = 'queued'").get(letter) !== undefined
    if (isQueued) {
      const wanted = new Set(to.map(({ address }) => address))
      const drop = ledger.statement('delete from recipients where letter = ? and address = ?')
      for (const { address } of openOf(ledger, letter)) if (!wanted.has(address)) drop.run(letter, address)
      addRecipients(ledger, letter, to)
    }
    const open = openOf(ledger, letter)
    if (open.length === 0) {
      ledger
        .statement(
          `update letters set state = 'sent', finished_at = ? where id = ? and state = 'queued'
           and exists (select 1 from recipients where letter = letters.id and state = 'sent')`,
        )
        .run(toText(now), letter)
    }
    return open
  })
}

function openOf(ledger: Ledger, letter: number): Addressee[] {
  return ledger
    .statement<Addressee>("select name, address from recipients where letter = ? and state = 'open' order by position")
    .all(letter)
}

/**
 * Lets a finished letter that reached nobody of its unit go on to other addresses, under its own key. False: it is not
 * finished, or another process has put them on it already.
 */
export function sendOn(ledger: Ledger, letter: number, to: readonly Addressee[], now: Temporal.Instant): boolean {
  return ledger.atomically(() => {
    const row = ledger.statement<{ state: string }>('select state from letters where id = ?').get(letter)
    if ((row?.state !== 'sent' && row?.state !== 'failed') || addRecipients(ledger, letter, to) === 0) return false
    ledger
      .statement(
        "update letters set state = 'queued', next_attempt_at = ?, finished_at = null, because = null where id = ?",
      )
      .run(toText(now), letter)
    return true
  })
}

/** Puts recipients on a letter, behind those that it has; one that it has already stays as it is. How many are new. */
export function addRecipients(ledger: Ledger, letter: number, to: readonly Addressee[]): number {
  const insert = ledger.statement(
    `insert into recipients (letter, position, address, name, state)
     select ?, coalesce(max(position) + 1, 0), ?, ?, 'open' from recipients where letter = ? on conflict do nothing`,
  )
  return to.reduce((added, { address, name }) => added + insert.run(letter, address, name, letter).changes, 0)
}
