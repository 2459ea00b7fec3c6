// What the virus scanner said of stored files, and which of them it has still to look at.
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { inOrderOfReceipt, type Received } from './receipt-order.ts'
import type { ScansTable } from './tables/scans.ts'

/** One file's scan. `detail`: what was found, or why it was not scanned; '' where clean. */
export type ScanRecord = {
  outcome: ScansTable['outcome']
  detail: string
  /** The scanner and its signatures; '' while it was away. */
  signatures: string
}

/** What is known of the bytes with this SHA-256; null: never scanned. */
export function scanOf(ledger: Ledger, sha256: string): ScanRecord | null {
  const row = ledger.statement<ScansTable>('select * from scans where sha256 = ?').get(sha256)
  return row ? { outcome: row.outcome, detail: row.detail, signatures: row.signatures } : null
}

/** Keeps what the scanner said, over what it said before. */
export function recordScan(ledger: Ledger, sha256: string, scan: ScanRecord, now: Temporal.Instant): void {
  ledger
    .statement(
      `insert into scans values (?, ?, ?, ?, ?)
       on conflict (sha256) do update set
         scanned_at = iif(outcome = excluded.outcome and detail = excluded.detail, scanned_at, excluded.scanned_at),
         outcome = excluded.outcome, detail = excluded.detail, signatures = excluded.signatures`,
    )
    .run(sha256, scan.outcome, scan.detail, scan.signatures, toText(now))
}

/**
 * Messages of which the files' notes are to be made anew, in the order of receipt until `asOf`: a file was found to be
 * infected in another message; or was not scanned and may be now, since the scanner is there (`signatures`) and was away
 * before, or failed and has others since. What is too large or encrypted stays so, and is
 * not sent again.
 */
export function messagesToScreen(ledger: Ledger, signatures: string | null, asOf: Temporal.Instant | null): number[] {
  const rows = ledger
    .statement<Received>(
      `select distinct m.id, m.received_at from scans s
       join files f on f.sha256 = s.sha256
       join messages m on m.id = f.message
       where s.outcome = 'infected' and m.state = 'read' and instr(f.notes, '"code":"infected"') = 0
       union
       select m.id, m.received_at from scans s
       join files f on f.sha256 = s.sha256
       join messages m on m.id = f.message
       where s.outcome = 'unscanned' and m.state = 'read' and ? <> ''
         and s.detail not in ('too-large', 'encrypted') and s.signatures <> ?`,
    )
    .all(signatures ?? '', signatures ?? '')
  return inOrderOfReceipt(rows, asOf)
}

/** An infected file of a message. */
export type Infection = {
  message: number
  /** The file's name, and what was found in it. */
  name: string
  virus: string
  from: string
  receivedAt: Temporal.Instant
}

type InfectionRow = { message: number; name: string; virus: string; sender: string; received_at: string }

/** Infected files that came, or were found out, after `after` until `until`: what a coordinator has not been told yet. */
export function infectionsBetween(ledger: Ledger, after: Temporal.Instant, until: Temporal.Instant): Infection[] {
  return ledger
    .statement<InfectionRow>(
      `select f.message, f.name, s.detail as virus, m.received_at,
         coalesce(nullif(r.from_name, ''), r.from_address, '') as sender
       from scans s
       join files f on f.sha256 = s.sha256
       join messages m on m.id = f.message
       join readings r on r.message = f.message
       where s.outcome = 'infected' and max(s.scanned_at, m.seen_at) > ? and max(s.scanned_at, m.seen_at) <= ?
       order by m.received_at, f.message, f.position`,
    )
    .all(toText(after), toText(until))
    .map(row => ({
      message: row.message,
      name: row.name,
      virus: row.virus,
      from: row.sender,
      receivedAt: toInstant(row.received_at),
    }))
}

/** An infected file of a message that was accepted for a campaign: it is neither counted nor handed on. */
export type Withheld = {
  unit: string
  name: string
  sha256: string
  virus: string
  receivedAt: Temporal.Instant
  /** SHA-256 of the message, in which it lies too. */
  mail: string
}

/** What was kept aside of a campaign's material until `asOf`, by unit, then in the order of receipt. */
export function withheldFrom(ledger: Ledger, campaign: string, asOf: Temporal.Instant): Withheld[] {
  return ledger
    .statement<Omit<Withheld, 'receivedAt'> & { received_at: string }>(
      `select a.unit, f.name, f.sha256, s.detail as virus, a.received_at, m.sha256 as mail
       from acceptances a
       join messages m on m.id = a.message
       join files f on f.message = a.message
       join scans s on s.sha256 = f.sha256 and s.outcome = 'infected'
       where a.campaign = ? and a.received_at <= ?
       order by a.unit, a.received_at, a.message, f.position`,
    )
    .all(campaign, toText(asOf))
    .map(({ received_at, ...row }) => ({ ...row, receivedAt: toInstant(received_at) }))
}
