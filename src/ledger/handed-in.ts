// What was handed in and accepted, with where each thing lies and who sent it: for handing it on.
import type { AcceptedItem } from '../campaign/standing.ts'
import { NEVER, toInstant, toInstantOrNull, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

/** One accepted file or link. */
export type HandedIn = AcceptedItem & {
  unit: string
  message: number
  receivedAt: Temporal.Instant
  source: 'file' | 'link'
  /** Place among the files, or links, of its message. */
  position: number
  /** Bytes of a file; of a link, as promised there; null: unknown. */
  size: number | null
  /** Media type of a file by its bytes. */
  type: string | null
  /** The file is the message's own text. */
  isBody: boolean
  sender: { name: string | null; address: string | null }
  subject: string | null
  /** SHA-256 and bytes of the message itself. */
  mail: { sha256: string; size: number }
  /** Extraction code and end of a link. */
  code: string | null
  expiresAt: Temporal.Instant | null
}

type Row = Omit<AcceptedItem, 'identity'> & {
  unit: string
  message: number
  source: 'file' | 'link'
  position: number
  identity: string
  received_at: string
  from_address: string | null
  from_name: string | null
  subject: string | null
  mail_sha256: string
  mail_size: number
  type: string | null
  file_size: number | null
  is_body: number | null
  link_size: number | null
  code: string | null
  expires_at: string | null
}

/** Units from which submissions of a campaign brought something until `asOf` (null: ever), in the order of their ids. */
export function unitsThatHandedIn(ledger: Ledger, campaign: string, asOf: Temporal.Instant | null): string[] {
  return ledger
    .statement<{ unit: string }>(
      `select distinct a.unit from acceptances a
       where a.campaign = ? and a.nature = 'submission' and a.items > 0 and a.received_at <= ? order by a.unit`,
    )
    .all(campaign, asOf ? toText(asOf) : NEVER)
    .map(({ unit }) => unit)
}

/** Everything that a unit's submissions brought for a campaign until `asOf` (null: all), in the order of receipt. */
export function handedInBy(ledger: Ledger, campaign: string, unit: string, asOf: Temporal.Instant | null): HandedIn[] {
  const rows = ledger
    .statement<Row>(
      `select i.unit, i.message, i.source, i.position, i.material, i.identity, i.name, i.kind, i.role, a.received_at,
         r.from_address, r.from_name, r.subject, m.sha256 as mail_sha256, m.size as mail_size,
         f.type, f.size as file_size, f.is_body, l.size as link_size, l.code, l.expires_at
       from accepted_items i
       join acceptances a on a.message = i.message and a.unit = i.unit and a.campaign = i.campaign
       join messages m on m.id = i.message
       left join readings r on r.message = i.message
       left join files f on i.source = 'file' and f.message = i.message and f.position = i.position
       left join links l on i.source = 'link' and l.message = i.message and l.position = i.position
       where i.campaign = ? and i.unit = ? and a.nature = 'submission' and a.received_at <= ?
       order by a.received_at, i.message, i.source, i.position`,
    )
    .iterate(campaign, unit, asOf ? toText(asOf) : NEVER)
  let last: { message: number; common: OfMessage } | null = null
  return Array.from(rows, (row): HandedIn => {
    if (last?.message !== row.message) last = { message: row.message, common: ofMessage(row) }
    return {
      ...last.common,
      source: row.source,
      position: row.position,
      material: row.material,
      identity: row.identity,
      name: row.name,
      kind: row.kind,
      role: row.role,
      size: row.source === 'file' ? row.file_size : row.link_size,
      type: row.type,
      isBody: row.is_body === 1,
      code: row.code,
      expiresAt: toInstantOrNull(row.expires_at),
    }
  })
}

type OfMessage = Pick<HandedIn, 'unit' | 'message' | 'receivedAt' | 'sender' | 'subject' | 'mail'>

/** What all things of a message have in common: some units hand in thousands, and each would keep its own copy. */
function ofMessage(row: Row): OfMessage {
  return {
    unit: row.unit,
    message: row.message,
    receivedAt: toInstant(row.received_at),
    sender: { name: row.from_name, address: row.from_address },
    subject: row.subject,
    mail: { sha256: row.mail_sha256, size: row.mail_size },
  }
}
