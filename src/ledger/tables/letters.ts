// Rows of migrations/0004-letters.sql.
import type { Generated } from 'kysely'

/** waiting: for a person's release. queued: goes when its time comes. sending: an attempt is under way or in doubt. */
export type LetterState = 'waiting' | 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled'

/** bounced: the server took it, and it came back later. */
export type RecipientState = 'open' | 'sent' | 'refused' | 'bounced'

/** withdrawn: nothing reached the network (the letter was no longer due, or the queue stopped). */
export type AttemptOutcome = 'sent' | 'retry' | 'failed' | 'withdrawn'

export type LettersTable = {
  id: Generated<number>
  key: string
  kind: string
  unit: string | null
  campaign: string | null
  message_id: string
  answers: number | null
  subject: string
  text: string
  html: string | null
  headers: string
  attachments: string
  priority: number
  state: LetterState
  not_before: string
  next_attempt_at: string
  created_at: string
  released_by: string | null
  released_at: string | null
  finished_at: string | null
  because: string | null
}

export type LetterMessagesTable = { letter: number; message: number }

export type RecipientsTable = {
  letter: number
  position: number
  address: string
  name: string
  state: RecipientState
  response: string | null
  settled_at: string | null
}

export type AttemptsTable = {
  id: Generated<number>
  letter: number
  began_at: string
  next_attempt_at: string
  owner: string
  settled_at: string | null
  outcome: AttemptOutcome | null
  response: string | null
}

export type BouncesTable = {
  message: number
  address: string
  letter: number | null
  permanent: number
  status: string | null
  diagnostic: string | null
  at: string
}

export type UndeliverableTable = {
  address: string
  since: string
  letter: number | null
  bounce: number | null
  diagnostic: string | null
}
