// What a reminder says: values for its template. Pure.
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Language, Unit } from '../config/configuration.ts'
import { type OwedLine, owedLines, sharedDue } from './owed.ts'
import { shortMoment, writtenDay, writtenMoment, writtenTime } from './words.ts'

/** Names of what is asked for where it is due by itself, before the rest: else one would think that everything is due. */
function askedFor(asked: readonly OwedLine[], campaign: Campaign, language: Language): string {
  const ownDue = campaign.materials.filter(({ id, due }) => due !== null && asked.some(line => line.id === id))
  const isOwn = ownDue.length === asked.length && ownDue.length <= 2
  if (isOwn) return asked.map(({ name }) => name).join(language === 'en' ? ' and ' : '、')
  return language === 'en' ? 'material' : '材料'
}

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
  const telling = { timezone, language, now }
  const owed = owedLines(campaign, standing, now, configuration)
  if (!owed.some(line => materials.includes(line.id))) return null
  const asked = owed.filter(line => materials.includes(line.id) || line.passed)
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  const dueToday = campaign.materials
    .filter(material => asked.some(line => line.id === material.id && !line.passed))
    .map(material => material.due ?? campaign.deadline)
    .filter(due => due.toZonedDateTimeISO(timezone).toPlainDate().equals(today))
    .sort(Temporal.Instant.compare)
  const [firstToday] = dueToday
  return {
    unit: unit.name,
    campaign: campaign.title,
    owed: asked,
    due: sharedDue(asked),
    what: askedFor(asked, campaign, language),
    overdue: asked.every(line => line.passed),
    lastCall: firstToday !== undefined,
    lastTime: firstToday ? writtenTime(firstToday, telling) : '',
    now: shortMoment(now, telling),
    closes: writtenMoment(campaign.closes, telling),
    mailbox: mailbox.address,
    organization,
    today: writtenDay(today, language),
  }
}
