// One whole pass: mailbox → stored → read → attributed → letters due → sent. What fails in one stage does not undo the
// ones before it; the next pass goes on where this one stopped.
import { recordBounce } from '../ledger/bounces.ts'
import { noteMailboxRead, noteMailboxTrouble } from '../ledger/mailbox-state.ts'
import { beginPass, endPass, firstRunAt } from '../ledger/passes.ts'
import { readingOf } from '../ledger/readings.ts'
import { messagesBetween } from '../ledger/review.ts'
import { openMailbox } from '../mailbox/open.ts'
import type { MailboxError } from '../mailbox/mailbox-error.ts'
import { MailboxError as MailboxFailure } from '../mailbox/mailbox-error.ts'
import { attributeStored } from './decide/attribute.ts'
import { fetchLinks } from './arrive/fetch-links.ts'
import { intake, type IntakeCount } from './arrive/intake.ts'
import type { OpenOffice } from './office.ts'
import { readStored, screenStored } from './arrive/read.ts'
import { prepareRoster } from './decide/roster.ts'
import { officeScreening } from './arrive/screening.ts'
import { type SendCount, type SendOptions, sendLetters } from './send/send-letters.ts'
import { writeLetters } from './write/write-letters.ts'

export type PassResult = {
  fetched: IntakeCount | null
  /** Why the mailbox could not be read; the rest of the pass was done all the same. */
  mailboxError: MailboxError | null
  sending: SendCount
  /** When a thank-you is due that waits for more mail of its unit; null: none does. */
  thanksAt: Temporal.Instant | null
}

/** `asOf`: messages received after it do not exist (rehearsals); null in the running service, where a fast clock hides nothing. */
export type PassOptions = SendOptions & {
  asOf: Temporal.Instant | null
  /** Minutes for which a unit that has just written may write more before it is thanked; none where no pass follows soon. */
  gather?: number
}

/** Runs one pass at `office.clock`'s now. Throws what nobody can mend by waiting: a full disk, a broken record. */
export async function runPass(office: OpenOffice, options: PassOptions): Promise<PassResult> {
  const { ledger, clock } = office
  const startedAt = clock.now()
  const pass = beginPass(ledger, startedAt)
  firstRunAt(ledger, startedAt)
  const { fetched, mailboxError } = await fetchMail(office)
  const { asOf } = options
  await digestMail(office, asOf)
  // A rehearsal asks nobody outside.
  if (asOf === null && (await fetchLinks(office)) > 0) await digestMail(office, asOf)
  const now = clock.now()
  const { gather = 0 } = options
  const thanksAt = await writeLetters(office, now, { rehearsal: asOf !== null, gather })
  const sending = await sendLetters(office, { ...options, mailbox: mailboxError === null })
  const { sent, delayed, failed } = sending
  const unreachable = mailboxError === null ? 0 : 1
  const counts = { seen: fetched?.seen ?? 0, added: fetched?.added ?? 0, unreachable, sent, delayed, failed }
  endPass(ledger, pass, counts, clock.now())
  return { fetched, mailboxError, sending, thanksAt }
}

/** Takes the mailbox in. A mailbox that cannot be reached keeps no letter from going but those that say what has not come. */
async function fetchMail(
  office: OpenOffice,
): Promise<{ fetched: IntakeCount | null; mailboxError: MailboxError | null }> {
  const { mailbox } = office.configuration.office
  const { user, password, receive, folders } = mailbox
  const begun = office.clock.now()
  try {
    const session = await openMailbox(receive, { user, password }, folders)
    try {
      const fetched = await intake(session, office)
      noteMailboxRead(office.ledger, fetched.missing, begun)
      return { fetched, mailboxError: null }
    } finally {
      await session.close()
    }
  } catch (error) {
    if (!(error instanceof MailboxFailure)) throw error
    noteMailboxTrouble(office.ledger, error.trouble.why)
    return { fetched: null, mailboxError: error }
  }
}

/** Reads and attributes what has come in, and ties bounces to the letters that they are about. */
export async function digestMail(office: OpenOffice, asOf: Temporal.Instant | null): Promise<number> {
  const { ledger, store, reader, clock, tell, configuration } = office
  const screening = officeScreening(office)
  const pathOf = (sha256: string) => store.pathOf(sha256)
  await readStored({ ledger, reader, screening, pathOf, clock, tell, configuration }, asOf)
  await screenStored({ ledger, screening, clock, tell }, asOf)
  const changed = attributeStored({ ledger, prepared: prepareRoster(configuration), clock, tell }, asOf)
  if (changed > 0) tieBounces(office, asOf)
  return changed
}

/** Once a message and address, so asking again for all of them changes nothing. */
function tieBounces({ ledger, clock }: OpenOffice, asOf: Temporal.Instant | null): void {
  const now = clock.now()
  for (const { id, outcome } of messagesBetween(ledger, now.subtract({ hours: 24 * 60 }), asOf ?? now)) {
    if (outcome?.nature !== 'bounce') continue
    const bounce = readingOf(ledger, id)?.automatic?.about
    if (bounce) recordBounce(ledger, id, bounce, now)
  }
}
