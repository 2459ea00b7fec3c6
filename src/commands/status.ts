// `baosong status [CAMPAIGN]`: who has submitted what.
import { assess } from '../campaign/assess.ts'
import { statusJson, statusRows, type StatusFacts } from '../flow/status-report.ts'
import type { OpenOffice } from '../flow/office.ts'
import { acceptedIn } from '../ledger/accepted.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import { reviewCounts } from '../ledger/review.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { CommandFailure } from './failure.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'
import type { Campaign } from '../config/configuration.ts'

/** Exit code 0; 2 for an unknown campaign. Without one: every campaign. */
export async function status(
  campaign: string | undefined,
  options: OfficeOptions & { json?: boolean },
  terminal: Terminal,
): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const chosen = campaignsNamed(campaign, office)
    const reports = chosen.map(each => reportOf(each, office, now))
    if (options.json) terminal.out(`${JSON.stringify({ campaigns: reports.map(report => report.json) })}\n`)
    else terminal.out(reports.length === 0 ? '没有活动。\n' : reports.map(report => report.text).join('\n'))
    return 0
  })
}

function campaignsNamed(id: string | undefined, { configuration }: OpenOffice): readonly Campaign[] {
  if (id === undefined) return configuration.campaigns
  const found = configuration.campaigns.filter(campaign => campaign.id === id)
  if (found.length > 0) return found
  const known = configuration.campaigns.map(campaign => campaign.id).join('、')
  throw new CommandFailure(2, `没有“${id}”这项活动。现有：${known || '（无）'}。`)
}

function reportOf(campaign: Campaign, office: OpenOffice, now: Temporal.Instant) {
  const { ledger, configuration } = office
  const standing = assess(campaign, configuration.units, acceptedIn(ledger, campaign.id, now), now)
  const facts: StatusFacts = {
    review: reviewCounts(ledger, now)
      .filter(count => count.campaign === campaign.id || count.campaign === null)
      .reduce((sum, count) => sum + count.messages, 0),
    undeliverable: undeliverable(office),
  }
  const { heading, rows } = statusRows(campaign, standing.units, configuration)
  return {
    json: statusJson(campaign, standing, facts, configuration),
    text: inWords(campaign, standing.counts, facts, office) + table(heading, rows),
  }
}

function undeliverable({ ledger, configuration }: OpenOffice): Map<string, readonly string[]> {
  const dead = undeliverableAddresses(ledger)
  return new Map(
    configuration.units.map(unit => [
      unit.id,
      [...new Set([...unit.notify, ...unit.addresses])].filter(address => dead.has(address)),
    ]),
  )
}

function inWords(
  campaign: Campaign,
  counts: Record<string, number>,
  facts: StatusFacts,
  { configuration }: OpenOffice,
): string {
  const { language, timezone } = configuration.office
  const deadline = campaign.deadline
    .toZonedDateTimeISO(timezone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
  const { complete = 0, partial = 0, missing = 0, exempt = 0, nil = 0 } = counts
  if (language === 'en')
    return `${campaign.title} (${campaign.id}), due ${deadline}\ncomplete ${complete}, nil ${nil}, partial ${partial}, missing ${missing}, exempt ${exempt}; to decide ${facts.review}\n\n`
  return `${campaign.title}（${campaign.id}），${deadline} 截止\n已齐 ${complete}，零报告 ${nil}，不全 ${partial}，未报 ${missing}，免报 ${exempt}；待人工确认 ${facts.review} 件\n\n`
}
