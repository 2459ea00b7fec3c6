// What a reminder says: values for its template. Pure.
import type { LetterDue } from '../campaign/letter-due.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Language, Unit } from '../config/configuration.ts'
import { contactLine } from './contact.ts'
import { titleBefore } from './matter.ts'
import { type OwedLine, owedLines, sharedDue } from './owed.ts'
import { shortMoment, writtenDay, writtenMoment, writtenTime } from './words.ts'

/** Names of what is asked for where it is due by itself, before the rest: else one would think that everything is due. */
function askedFor(asked: readonly OwedLine[], campaign: Campaign, language: Language): string {
  const ownDue = campaign.materials.filter(({ id, due }) => due !== null && asked.some(line => line.id === id))
  const isOwn = ownDue.length === asked.length && ownDue.length <= 2
  if (isOwn) return asked.map(({ name }) => name).join(language === 'en' ? ' and ' : '、')
  return language === 'en' ? 'material' : '材料'
}

/**
 * `owed`: what this stage asks for, by id. `asOf`: until when all that came is known. Null where nothing of it is owed any
 * more: then there is no letter.
 */
export function reminderValues(
  unit: Unit,
  campaign: Campaign,
  standing: UnitStanding,
  { owed: materials, last }: Pick<LetterDue, 'owed' | 'last'>,
  { now, asOf }: { now: Temporal.Instant; asOf: Temporal.Instant },
  configuration: Configuration,
): object | null {
  const { language, timezone, mailbox, organization } = configuration.office
  const telling = { timezone, language, now }
  const owed = owedLines(campaign, standing, now, configuration)
  if (!owed.some(line => materials.includes(line.id))) return null
  const asked = owed.filter(line => materials.includes(line.id) || line.passed)
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  const [next] = campaign.materials
    .filter(material => asked.some(line => line.id === material.id && !line.passed))
    .map(material => material.due ?? campaign.deadline)
    .sort(Temporal.Instant.compare)
  const days = next ? today.until(next.toZonedDateTimeISO(timezone).toPlainDate()).days : null
  const what = askedFor(asked, campaign, language)
  const isSoon = days === 0 || days === 1
  return {
    unit: unit.name,
    campaign: campaign.title,
    owed: asked,
    due: sharedDue(asked),
    about: titleBefore(campaign.title, what, language),
    what,
    overdue: asked.every(line => line.passed),
    day: days === 0 ? 'today' : days === 1 ? 'tomorrow' : '',
    time: next && isSoon ? writtenTime(next, telling) : '',
    last: last ?? '',
    // Who has handed something in has something to report: a nil return would not be believed.
    nilWelcome: Object.values(standing.materials).every(({ have }) => have === 0),
    now: shortMoment(asOf, telling),
    closes: writtenMoment(campaign.closes, telling),
    // Beside the date, which templates of the office's own may tell: a promise that nobody made is not made by us.
    closesNamed: campaign.closesNamed,
    mailbox: mailbox.address,
    contact: contactLine(campaign, configuration),
    organization,
    today: writtenDay(today, language),
  }
}
