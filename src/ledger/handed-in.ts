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

/** Everything that submissions of a campaign brought until `asOf` (null: all), by unit, then in the order of receipt. */
export function handedIn(ledger: Ledger, campaign: string, asOf: Temporal.Instant | null): HandedIn[] {
  return ledger
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
       where i.campaign = ? and a.nature = 'submission' and a.received_at <= ?
       order by i.unit, a.received_at, i.message, i.source, i.position`,
    )
    .all(campaign, asOf ? toText(asOf) : NEVER)
    .map(row => ({
      unit: row.unit,
      message: row.message,
      source: row.source,
      position: row.position,
      material: row.material,
      identity: row.identity,
      name: row.name,
      kind: row.kind,
      role: row.role,
      receivedAt: toInstant(row.received_at),
      size: row.source === 'file' ? row.file_size : row.link_size,
      type: row.type,
      isBody: row.is_body === 1,
      sender: { name: row.from_name, address: row.from_address },
      subject: row.subject,
      mail: { sha256: row.mail_sha256, size: row.mail_size },
      code: row.code,
      expiresAt: toInstantOrNull(row.expires_at),
    }))
}
