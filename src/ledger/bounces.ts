// Letters that came back, and the addresses that cannot be reached since.
import type { Bounce } from '../reading/reading.ts'
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** An address that letters do not reach. */
export type Undeliverable = {
  address: string
  since: Temporal.Instant
  /** The letter that showed it. */
  letter: number | null
  /** The message that told it; null: the server refused at once. */
  bounce: number | null
  diagnostic: string | null
}

/**
 * Ties a bounce message to the letter and address that it is about. Permanent failures of a letter of ours mark the
 * recipient as bounced and the address as undeliverable; a bounce of a letter that we never wrote marks nothing, since
 * anyone can send one. Once a message and address: reading it again undoes no person's word. Returns the letter.
 */
export function recordBounce(ledger: Ledger, message: number, bounce: Bounce, now: Temporal.Instant): number | null {
  return ledger.atomically(() => {
    const letter = letterOfBounce(ledger, bounce)
    for (const { address, permanent, status, diagnostic } of bounce.failures) {
      const isNew = ledger
        .statement('insert into bounces values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing')
        .run(message, address.toLowerCase(), letter, permanent ? 1 : 0, status, diagnostic, toText(now)).changes
      if (isNew === 0 || letter === null || !permanent) continue
      const recipient = recipientMeant(ledger, letter, address)
      if (recipient === null) continue
      ledger
        .statement(
          "update recipients set state = 'bounced', response = ?, settled_at = ? where letter = ? and address = ?",
        )
        .run(diagnostic ?? status, toText(now), letter, recipient)
      mark(ledger, { address: recipient, since: now, letter, bounce: message, diagnostic: diagnostic ?? status })
    }
    return letter
  })
}

function letterOfBounce(ledger: Ledger, { letterKey, originalMessageId }: Bounce): number | null {
  const row = ledger
    .statement<{ id: number }>('select id from letters where key = ? or message_id = ?')
    .get(letterKey, originalMessageId)
  return row?.id ?? null
}

/**
 * The recipient of ours that a bounce means. Seen in practice: a mailbox that forwards names the address behind it
 * (RFC 3464 §2.3.2); with one recipient it is clear who was meant.
 */
function recipientMeant(ledger: Ledger, letter: number, address: string): string | null {
  const rows = ledger.statement<{ address: string }>('select address from recipients where letter = ?').all(letter)
  const exact = rows.find(row => row.address.toLowerCase() === address.toLowerCase())
  return exact?.address ?? (rows.length === 1 ? (rows[0]?.address ?? null) : null)
}

/** Marks an address that a server refused for good. */
export function markUndeliverable(
  ledger: Ledger,
  address: string,
  letter: number,
  diagnostic: string,
  now: Temporal.Instant,
): void {
  mark(ledger, { address, since: now, letter, bounce: null, diagnostic })
}

function mark(ledger: Ledger, { address, since, letter, bounce, diagnostic }: Undeliverable): void {
  ledger
    .statement('insert into undeliverable values (?, ?, ?, ?, ?) on conflict (address) do nothing')
    .run(address.toLowerCase(), toText(since), letter, bounce, diagnostic)
}

/** Letters may go there again (a person says so, or mail has come from there). False: it was not marked. */
export function clearUndeliverable(ledger: Ledger, address: string): boolean {
  return ledger.statement('delete from undeliverable where address = ?').run(address.toLowerCase()).changes > 0
}

/** Every address that cannot be reached, lower-cased, by address. */
export function undeliverableAddresses(ledger: Ledger): Map<string, Undeliverable> {
  const rows = ledger.all(ledger.build.selectFrom('undeliverable').selectAll().orderBy('address'))
  return new Map(rows.map(row => [row.address, { ...row, since: toInstant(row.since) }]))
}
