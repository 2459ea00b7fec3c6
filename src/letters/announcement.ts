// What an announcement says: values for its template. Pure.
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import { contactLine } from './contact.ts'
import { titleBefore } from './matter.ts'
import { type OwedLine, owedLines } from './owed.ts'
import { writtenDay, writtenMoment } from './words.ts'

/** What is asked for, until when, and where to. */
export function announcementValues(
  unit: Unit,
  campaign: Campaign,
  now: Temporal.Instant,
  configuration: Configuration,
): object {
  const { language, timezone, mailbox, organization } = configuration.office
  const telling = { timezone, language, now }
  const nothingYet = Object.fromEntries(campaign.materials.map(({ id, min }) => [id, { have: 0, need: min }]))
  const lines: OwedLine[] = owedLines(
    campaign,
    { unit: unit.id, state: 'missing', late: false, lastSubmissionAt: null, materials: nothingYet },
    now,
    configuration,
  )
  // The deadline stands in the sentence before the list; only another due instant is told with its material.
  const asked = lines.map(line => {
    const due = campaign.materials.find(({ id }) => id === line.id)?.due ?? null
    return due === null || due.equals(campaign.deadline) ? { ...line, due: '' } : line
  })
  return {
    unit: unit.name,
    campaign: campaign.title,
    about: titleBefore(campaign.title, '材料', language),
    asked,
    welcome: campaign.materials.filter(({ min }) => min === 0).map(({ name }) => name),
    deadline: writtenMoment(campaign.deadline, telling, { full: true }),
    mailbox: mailbox.address,
    contact: contactLine(campaign, configuration),
    organization,
    today: writtenDay(now.toZonedDateTimeISO(timezone).toPlainDate(), language),
  }
}
