// What reading found in a message, and the rows that are searched for it. A new reading replaces the former one whole.
import type { Kind } from '../files/kind.ts'
import type { Note, Reading } from '../reading/reading.ts'
import { toInstantOrNull, toText, toTextOrNull } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** One file of a message, without its text. */
export type FileRecord = {
  message: number
  position: number
  path: string
  name: string
  /** Bytes. */
  size: number
  sha256: string
  type: string
  kind: Kind
  decoration: boolean
  isBody: boolean
  notes: Note[]
}

/** One link of a message. */
export type LinkRecord = {
  message: number
  position: number
  url: string
  kind: 'cloud' | 'page'
  provider: string | null
  name: string | null
  /** Bytes, as promised. */
  size: number | null
  code: string | null
  expiresAt: Temporal.Instant | null
}

/**
 * Keeps a reading and its files and links in place of the former ones, and marks the message as read (also out of
 * quarantine). Its verdict is then to be made anew. Every file named must already be safe in the store.
 */
export function saveReading(ledger: Ledger, message: number, reading: Reading, now: Temporal.Instant): void {
  ledger.atomically(() => {
    forgetReading(ledger, message)
    insertReading(ledger, message, reading, now)
    insertFiles(ledger, message, reading)
    insertLinks(ledger, message, reading)
    ledger
      .statement(
        `update messages set state = 'read', reader_version = ?, attributed = '',
           quarantine_code = null, quarantine_detail = null
         where id = ?`,
      )
      .run(reading.version, message)
  })
}

function forgetReading(ledger: Ledger, message: number): void {
  ledger.statement('delete from files where message = ?').run(message)
  ledger.statement('delete from links where message = ?').run(message)
  ledger.statement('delete from readings where message = ?').run(message)
}

function insertReading(ledger: Ledger, message: number, reading: Reading, now: Temporal.Instant): void {
  const { head, version } = reading
  ledger
    .statement('insert into readings values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      message,
      version,
      toText(now),
      head.from?.address.toLowerCase() ?? null,
      head.from?.name ?? null,
      head.subject,
      head.sentAt,
      head.letterKey,
      JSON.stringify(reading),
    )
}

function insertFiles(ledger: Ledger, message: number, reading: Reading): void {
  const insert = ledger.statement('insert into files values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [position, file] of reading.files.entries()) {
    const { path, name, size, sha256, type, kind, notes } = file
    const decoration = file.decoration ? 1 : 0
    const isBody = file.isBody ? 1 : 0
    insert.run(message, position, path, name, size, sha256, type, kind, decoration, isBody, JSON.stringify(notes))
  }
}

function insertLinks(ledger: Ledger, message: number, reading: Reading): void {
  const insert = ledger.statement('insert into links values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [position, link] of reading.links.entries()) {
    const { url, kind, provider, name, size, code, expires } = link
    const expiresAt = toTextOrNull(expires === null ? null : Temporal.Instant.from(expires))
    insert.run(message, position, url, kind, provider, name, size, code, expiresAt)
  }
}

/** The whole reading; null where the message was never read. */
export function readingOf(ledger: Ledger, message: number): Reading | null {
  const row = ledger.statement<{ reading: string }>('select reading from readings where message = ?').get(message)
  return row ? (JSON.parse(row.reading) as Reading) : null
}

/** Every file of a message in order of appearance, decoration too. */
export function filesOf(ledger: Ledger, message: number): FileRecord[] {
  const query = ledger.build.selectFrom('files').selectAll().where('message', '=', message).orderBy('position')
  return ledger.all(query).map(({ is_body, ...row }) => ({
    ...row,
    decoration: row.decoration === 1,
    isBody: is_body === 1,
    notes: JSON.parse(row.notes) as Note[],
  }))
}

/** Every link of a message in order of appearance. */
export function linksOf(ledger: Ledger, message: number): LinkRecord[] {
  const query = ledger.build.selectFrom('links').selectAll().where('message', '=', message).orderBy('position')
  return ledger.all(query).map(({ expires_at, ...row }) => ({ ...row, expiresAt: toInstantOrNull(expires_at) }))
}

/** Links of accepted messages that run out from `from` until `until`, soonest first, with the unit that sent them. */
export function linksRunningOut(
  ledger: Ledger,
  campaign: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): (LinkRecord & { unit: string })[] {
  const query = ledger.build
    .selectFrom('links')
    .innerJoin('acceptances', 'acceptances.message', 'links.message')
    .innerJoin('accepted_items', join =>
      join
        .onRef('accepted_items.message', '=', 'links.message')
        .onRef('accepted_items.unit', '=', 'acceptances.unit')
        .onRef('accepted_items.position', '=', 'links.position')
        .on('accepted_items.source', '=', 'link'),
    )
    .selectAll('links')
    .select('acceptances.unit')
    .where('acceptances.campaign', '=', campaign)
    .where('links.expires_at', '>=', toText(from))
    .where('links.expires_at', '<', toText(until))
    .orderBy('links.expires_at')
  return ledger.all(query).map(({ expires_at, ...row }) => ({ ...row, expiresAt: toInstantOrNull(expires_at) }))
}
