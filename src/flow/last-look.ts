// The moment before a letter goes: is it still true, and is it the hour for it?
import { nextOfficeHour } from '../campaign/office-hours.ts'
import { remindersDue } from '../campaign/reminders.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { reviseLetter } from '../ledger/letters.ts'
import type { OutgoingMail } from '../post/post.ts'
import { compose } from './compose.ts'
import { dueInputOf } from './due-input.ts'
import type { OpenOffice } from './office.ts'
import { outgoingMail } from './outgoing.ts'

/** A reminder is written anew from what is owed now; null: nothing is. Addresses that died meanwhile are left out. */
export function lastLook(
  letter: LetterRecord,
  office: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): { letter: LetterRecord; mail: OutgoingMail } | null {
  const { ledger, configuration, store } = office
  const pathOf = (sha256: string) => store.pathOf(sha256)
  const dead = undeliverableAddresses(ledger)
  const open = letter.recipients.filter(
    recipient => recipient.state === 'open' && !(letter.kind === 'reminder' && dead.has(recipient.address)),
  )
  if (open.length === 0) return null
  if (letter.kind !== 'reminder') return { letter, mail: outgoingMail(letter, open, configuration, pathOf) }
  const facts = dueInputOf(letter, office, now, asOf)
  if (facts === null) return null
  const due = remindersDue(facts, { anyHour: true }).find(({ key }) => key === letter.key)
  const fresh = due ? compose(due, facts, office) : null
  if (fresh === null) return null
  const { subject, text, html, headers } = fresh
  const content = { subject, text, html, headers, attachments: letter.attachments }
  if (text !== letter.text) reviseLetter(ledger, letter.id, content)
  return { letter, mail: outgoingMail({ ...letter, ...content }, open, configuration, pathOf) }
}

/** A reminder that was held up until after hours waits for the next ones; null: it may go now. */
export function hoursFor(
  letter: LetterRecord,
  { configuration }: OpenOffice,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)
  if (letter.kind !== 'reminder' || !campaign) return null
  const next = nextOfficeHour(now, campaign.reminders, configuration.office)
  return next.equals(now) ? null : next
}
