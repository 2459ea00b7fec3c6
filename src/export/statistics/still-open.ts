// Whether figures are the last word. Pure.
import type { Figures } from './count.ts'

/** What to say beside figures that will change: nobody is missing before the deadline. Null: they are final. */
export function stillOpen({ campaign, asOf }: Pick<Figures, 'campaign' | 'asOf'>, timezone: string): string | null {
  const isBefore = (end: Temporal.Instant) => Temporal.Instant.compare(asOf, end) < 0
  const said = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timezone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
  if (isBefore(campaign.deadline))
    return `统计到 ${said(asOf)}，还没到截止时间（${said(campaign.deadline)}），数字还会变`
  if (isBefore(campaign.closes))
    return `统计到 ${said(asOf)}，已过截止时间，迟报收到 ${said(campaign.closes)}，数字还会变`
  return null
}
