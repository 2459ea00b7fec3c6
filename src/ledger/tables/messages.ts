// Rows of migrations/0001-messages.sql.
import type { Generated } from 'kysely'

export type MessageState = 'stored' | 'read' | 'quarantined'

export type MailboxesTable = { id: Generated<number>; identity: string }

export type MessagesTable = {
  id: Generated<number>
  sha256: string
  size: number
  received_at: string
  message_id: string | null
  junk: number
  seen_at: string
  state: Generated<MessageState>
  reader_version: Generated<number>
  quarantine_code: string | null
  quarantine_detail: string | null
  attributed: Generated<string | null>
}

export type PlacesTable = {
  mailbox: number
  folder: string
  uid_validity: string
  uid: string
  message: number
  internal_date: string | null
  seen_at: string
}

export type CursorsTable = { mailbox: number; folder: string; cursor: string; moved_at: string }
