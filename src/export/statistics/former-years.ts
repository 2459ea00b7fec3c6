// Which campaigns are the same in other years. Pure.
import type { Campaign } from '../../config/configuration.ts'

/** Earlier campaigns that differ from this one in the year alone, by id or by title; the latest first. */
export function formerYears(campaign: Campaign, all: readonly Campaign[]): Campaign[] {
  return all
    .filter(
      each =>
        each.id !== campaign.id &&
        Temporal.Instant.compare(each.deadline, campaign.deadline) < 0 &&
        (withoutYear(each.id) === withoutYear(campaign.id) || withoutYear(each.title) === withoutYear(campaign.title)),
    )
    .sort((a, b) => Temporal.Instant.compare(b.deadline, a.deadline))
}

function withoutYear(text: string): string {
  return text.replaceAll(/(?:19|20)\d{2}/g, '')
}
