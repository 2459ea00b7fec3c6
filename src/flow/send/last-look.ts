// The moment before a letter goes: is it still true, to the right addresses, and is it the hour for it?
import { type DueInput, letter as letterDue, type LetterDue } from '../../campaign/letter-due.ts'
import { nextOfficeHour } from '../../campaign/office-hours.ts'
import { remindersDue } from '../../campaign/reminders.ts'
import { participation } from '../../config/campaign-units.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import type { LetterAttachment, LetterRecord } from '../../ledger/letter-record.ts'
import { reviseLetter } from '../../ledger/letters.ts'
import { openRecipients, readdressLetter } from '../../ledger/recipients.ts'
import type { Letter } from '../../letters/letter.ts'
import type { OutgoingMail } from '../../post/post.ts'
import { attachmentsFor } from '../write/attachments.ts'
import { compose } from '../write/compose.ts'
import { dueInputOf } from '../write/due-input.ts'
import type { OpenOffice } from '../office.ts'
import { outgoingMail } from './outgoing.ts'

/**
 * A letter to a unit is written anew from what is so now, and goes to the addresses that the roster has now: it may have
 * waited for days. Null: nobody needs it any more, or nobody is left to get it.
 */
export async function lastLook(
  letter: LetterRecord,
  office: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): Promise<{ letter: LetterRecord; mail: OutgoingMail } | null> {
  const { ledger, configuration, store } = office
  const pathOf = (sha256: string) => store.pathOf(sha256)
  if (letter.unit === null) {
    const to = openRecipients(letter)
    return to.length === 0 ? null : { letter, mail: outgoingMail(letter, to, configuration, pathOf) }
  }
  const anew = await composeAnew(letter, office, now, asOf)
  if (anew === null) return null
  const { subject, text, html, headers } = anew.letter
  const content = { subject, text, html, headers, attachments: anew.attachments }
  if (text !== letter.text) reviseLetter(ledger, letter.id, content)
  const to = readdressLetter(ledger, letter.id, addressees(letter, anew.letter, office), now)
  if (to.length === 0) return null
  return { letter, mail: outgoingMail({ ...letter, ...content }, to, configuration, pathOf) }
}

/** Null where it is not due any more: nothing is owed, an announcement is no news, the messages were somebody else's. */
async function composeAnew(
  letter: LetterRecord,
  office: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): Promise<{ letter: Letter; attachments: LetterAttachment[] } | null> {
  const facts = dueInputOf(letter, office, now, asOf)
  const due = facts && stillDue(letter, facts)
  if (facts === null || due === null) return null
  const fresh = compose(due, facts, office)
  if (fresh === null) return null
  const isOther = letter.kind === 'announcement' && fresh.text !== letter.text
  return { letter: fresh, attachments: isOther ? await attachmentsFor(due, facts, office) : letter.attachments }
}

function stillDue(record: LetterRecord, facts: DueInput): LetterDue | null {
  const { key, unit, campaign, messages } = record
  switch (record.kind) {
    case 'reminder':
      return remindersDue(facts, { anyHour: true }).find(each => each.key === key) ?? null
    case 'announcement':
      return isStillNews(facts)
        ? letterDue({ key, kind: 'announcement', dueAt: record.notBefore, unit, campaign })
        : null
    case 'acknowledgement':
      return letterDue({ key, kind: 'acknowledgement', dueAt: record.notBefore, unit, campaign, messages })
    default:
      return null
  }
}

/** False once the deadline that an announcement tells is over, or the unit takes no part any more: somebody released it too late. */
function isStillNews({ configuration: { campaigns, units }, now }: DueInput): boolean {
  const [campaign, unit] = [campaigns[0], units[0]]
  if (!campaign || !unit) return false
  return participation(campaign, unit) === 'takes-part' && Temporal.Instant.compare(now, campaign.deadline) < 0
}

/** An answer stays with whoever wrote; the other letters go where the roster says. Addresses that died meanwhile are left out. */
function addressees(letter: LetterRecord, fresh: Letter, { ledger }: OpenOffice): Letter['to'] {
  if (letter.kind !== 'acknowledgement') return fresh.to
  const dead = undeliverableAddresses(ledger)
  return letter.recipients.filter(({ address }) => !dead.has(address.toLowerCase()))
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
