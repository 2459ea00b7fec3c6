// Every table of the ledger by its name, as the query builder checks them. The files beside it say what a row is.
import type {
  AttemptsTable,
  BouncesTable,
  LetterMessagesTable,
  LettersTable,
  RecipientsTable,
  UndeliverableTable,
} from './tables/letters.ts'
import type { CursorsTable, MailboxesTable, MessagesTable, PlacesTable } from './tables/messages.ts'
import type { FilesTable, LinksTable, ReadingsTable } from './tables/readings.ts'
import type { FetchesTable } from './tables/fetches.ts'
import type { ScansTable } from './tables/scans.ts'
import type { MigrationsTable, PassesTable, RememberedTable } from './tables/service.ts'
import type {
  AcceptancesTable,
  AcceptedItemsTable,
  DecisionsTable,
  EarlierVerdictsTable,
  OutcomesTable,
  VerdictsTable,
} from './tables/verdicts.ts'

export type Tables = {
  mailboxes: MailboxesTable
  messages: MessagesTable
  places: PlacesTable
  cursors: CursorsTable
  readings: ReadingsTable
  files: FilesTable
  links: LinksTable
  scans: ScansTable
  fetches: FetchesTable
  verdicts: VerdictsTable
  earlier_verdicts: EarlierVerdictsTable
  decisions: DecisionsTable
  outcomes: OutcomesTable
  acceptances: AcceptancesTable
  accepted_items: AcceptedItemsTable
  letters: LettersTable
  letter_messages: LetterMessagesTable
  recipients: RecipientsTable
  attempts: AttemptsTable
  bounces: BouncesTable
  undeliverable: UndeliverableTable
  passes: PassesTable
  remembered: RememberedTable
  migrations: MigrationsTable
}
