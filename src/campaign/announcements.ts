// Who is told that a campaign has opened. Pure.
import { participation } from '../config/campaign-units.ts'
import { type DueInput, letter, type LetterDue } from './letter-due.ts'
import { isOfficeHour, nextOfficeHour } from './office-hours.ts'

/** An announcement that was held up for longer than this is no news any more. */
const NEWS = Temporal.Duration.from({ hours: 24 * 5 })

/** One letter a unit and campaign, at the first office hour after it opens; none for campaigns that opened before the service ran. */
export function announcementsDue({ configuration, now, firstRunAt }: DueInput): LetterDue[] {
  const { office, campaigns, units } = configuration
  if (!office.letters.announce) return []
  return campaigns
    .filter(({ opens, deadline, reminders }) => {
      const isFresh =
        isBefore(now, opens.add(NEWS)) && isBefore(now, deadline) && !isBefore(opens.add(NEWS), firstRunAt)
      return !isBefore(now, opens) && isFresh && isOfficeHour(now, reminders, office)
    })
    .flatMap(campaign =>
      units
        .filter(unit => participation(campaign, unit) === 'takes-part')
        .map(unit =>
          letter({
            key: `announcement/${campaign.id}/${unit.id}/${campaign.opens.toString()}`,
            kind: 'announcement',
            dueAt: nextOfficeHour(campaign.opens, campaign.reminders, office),
            unit: unit.id,
            campaign: campaign.id,
            owed: campaign.materials.filter(({ min }) => min > 0).map(({ id }) => id),
          }),
        ),
    )
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
