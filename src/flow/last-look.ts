// The moment before a letter goes: is it still true, and is it the hour for it?
import { nextOfficeHour } from '../campaign/office-hours.ts'
import { remindersDue } from '../campaign/reminders.ts'
import { participation } from '../config/campaign-units.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { reviseLetter } from '../ledger/letters.ts'
import type { OutgoingMail } from '../post/post.ts'
import { compose } from './compose.ts'
import { dueInputOf } from './due-input.ts'
import type { OpenOffice } from './office.ts'
import { outgoingMail } from './outgoing.ts'

/** A reminder is written anew from what is owed now; null: nothing is, or an announcement is no news any more. Addresses that died meanwhile are left out. */
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
  if (letter.kind === 'announcement' && !isStillNews(letter, office, now)) return null
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

/** False once the deadline that an announcement tells is over, or the unit takes no part any more: somebody released it too late. */
function isStillNews(letter: LetterRecord, { configuration }: OpenOffice, now: Temporal.Instant): boolean {
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)
  const unit = configuration.units.find(({ id }) => id === letter.unit)
  if (!campaign || !unit) return false
  return participation(campaign, unit) === 'takes-part' && Temporal.Instant.compare(now, campaign.deadline) < 0
}

/** A reminder or announcement that was held up until after hours waits for the next ones; null: it may go now. */
export function hoursFor(
  letter: LetterRecord,
  { configuration }: OpenOffice,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)
  if ((letter.kind !== 'reminder' && letter.kind !== 'announcement') || !campaign) return null
  const next = nextOfficeHour(now, campaign.reminders, configuration.office)
  return next.equals(now) ? null : next
}
