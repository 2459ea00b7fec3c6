// The coordinator's daily digest.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import { type DigestFacts, digestValues } from '../../letters/digest.ts'
import { composeLetter, type Letter } from '../../letters/letter.ts'
import { digestFacts } from './digest-facts.ts'
import type { FileAccount } from '../arrive/check-files.ts'
import type { OpenOffice } from '../office.ts'

/** Null where the coordinator is no longer in the configuration. */
export function composeDigest(
  due: LetterDue,
  { standings, inReview, now }: DueInput,
  office: OpenOffice,
  files: FileAccount | null,
): Letter | null {
  const { configuration } = office
  const coordinator = configuration.office.coordinators.find(({ address }) => address === due.coordinator)
  if (!coordinator) return null
  const facts = { ...digestFacts(due, { standings, inReview }, now, office), files }
  if (configuration.office.digest.quiet && saysNothing(facts, now, configuration.office.timezone)) return null
  const values = digestValues(facts, now, configuration)
  return composeLetter(
    { key: due.key, kind: 'digest', unit: null, campaign: null, answers: null, to: [coordinator] },
    values,
    null,
    configuration,
  )
}

/** Nothing new, nothing to decide, nobody to telephone, nothing due today: such a day's digest may be left out. */
function saysNothing(facts: DigestFacts, now: Temporal.Instant, timezone: string): boolean {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timezone).toPlainDate()
  const due = [
    ...facts.upcoming.map(({ at }) => at),
    ...facts.campaigns.flatMap(({ campaign }) => [
      campaign.deadline,
      ...campaign.materials.flatMap(material => material.due ?? []),
    ]),
  ]
  return !due.some(instant => day(instant).equals(day(now))) && hasNoNews(facts)
}

function hasNoNews({
  arrivals,
  reviews,
  quarantined,
  infected,
  unreachable,
  failed,
  expiring,
  waiting,
  held,
  files,
  silence,
  missingFolders,
}: DigestFacts): boolean {
  const lists = [arrivals, reviews, quarantined, infected, unreachable, failed, expiring, missingFolders]
  const broken = files === null ? 0 : files.missing + files.damaged
  return silence === null && lists.every(list => list.length === 0) && waiting + held + broken === 0
}
