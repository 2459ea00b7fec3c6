// When the demo's clock strikes: each message's arrival, each morning's digest and reminders. Pure.
import type { Campaign, Office } from '../config/configuration.ts'
import type { DemoMessage } from './messages.ts'

export type Moment = { at: Temporal.Instant; arriving: DemoMessage | null }

/** After a message came in the service polls: within this many seconds. */
const POLL_SECONDS = 60
/** The demo ends so many days after the deadline, when the last reminder is out. */
const DAYS_AFTER = 9

/** Everything in order of time, from the campaign's first morning on. */
export function momentsOf(campaign: Campaign, office: Office, messages: readonly DemoMessage[]): Moment[] {
  const { timezone, digest } = office
  const first = campaign.opens.toZonedDateTimeISO(timezone).toPlainDate()
  const last = campaign.deadline.toZonedDateTimeISO(timezone).toPlainDate().add({ days: DAYS_AFTER })
  const moments: Moment[] = messages.map(message => ({
    at: message.at.add({ seconds: POLL_SECONDS }),
    arriving: message,
  }))
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const time of [digest.at, campaign.reminders.at]) {
      moments.push({ at: day.toZonedDateTime({ timeZone: timezone, plainTime: time }).toInstant(), arriving: null })
    }
  }
  return moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}
