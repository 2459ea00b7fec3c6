// Figures of a campaign, and of the same one in former years, out of the record.
import type { Campaign, Configuration } from '../../config/configuration.ts'
import { acceptedIn } from '../../ledger/accepted.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { remindersSent } from '../../ledger/reminders-sent.ts'
import { type Figures, figuresOf } from './count.ts'
import { formerYears } from './former-years.ts'

/** Figures as they stood at `now`; of former years only those that the record knows anything of, the latest first. */
export function gatherFigures(
  ledger: Ledger,
  configuration: Configuration,
  campaign: Campaign,
  now: Temporal.Instant,
): { figures: Figures; former: Figures[] } {
  const { units, campaigns, office } = configuration
  const of = (each: Campaign) =>
    figuresOf(
      each,
      units,
      { accepted: acceptedIn(ledger, each.id, now), reminders: remindersSent(ledger, each.id, now) },
      office.timezone,
      now,
    )
  return ledger.reading(() => ({
    figures: of(campaign),
    former: formerYears(campaign, campaigns)
      .map(of)
      .filter(({ messages, reminders }) => messages + reminders > 0),
  }))
}
