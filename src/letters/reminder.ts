// What a reminder says: values for its template. Pure.
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import { owedLines } from './owed.ts'
import { shortMoment, writtenDay, writtenMoment } from './words.ts'

/** `materials`: ids that this stage asks for. Null where nothing of it is owed any more: then there is no letter. */
export function reminderValues(
  unit: Unit,
  campaign: Campaign,
  standing: UnitStanding,
  materials: readonly string[],
  now: Temporal.Instant,
  configuration: Configuration,
): object | null {
  const { language, timezone, mailbox, organization } = configuration.office
  const owed = owedLines(campaign, standing, now, configuration)
  const asked = owed.filter(line => materials.includes(line.id) || line.passed)
  if (!owed.some(line => materials.includes(line.id))) return null
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  const dues = campaign.materials
    .filter(material => materials.includes(material.id))
    .map(material => material.due ?? campaign.deadline)
  return {
    unit: unit.name,
    campaign: campaign.title,
    owed: asked,
    overdue: asked.every(line => line.passed),
    lastCall: dues.some(
      due => due.toZonedDateTimeISO(timezone).toPlainDate().equals(today) && Temporal.Instant.compare(due, now) > 0,
    ),
    now: shortMoment(now, timezone, language),
    closes: writtenMoment(campaign.closes, timezone, language),
    mailbox: mailbox.address,
    organization,
    today: writtenDay(today, language),
  }
}
