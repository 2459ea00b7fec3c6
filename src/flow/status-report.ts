// `status`: who has submitted what, as the contract's JSON and as a table for people. Pure.
import { stateName } from '../campaign/state-name.ts'
import type { Campaign, Configuration, Language } from '../config/configuration.ts'
import type { CampaignStanding, UnitStanding } from '../campaign/standing.ts'
import { inZone } from './decide/inspection.ts'

/** What the ledger adds to the standing. */
export type StatusFacts = {
  /** Messages in review that are (or may be) for the campaign. */
  review: number
  /** Dead addresses by unit id. */
  undeliverable: ReadonlyMap<string, readonly string[]>
}

/** One campaign as `status --json` shows it. */
export function statusJson(
  campaign: Campaign,
  standing: CampaignStanding,
  facts: StatusFacts,
  configuration: Configuration,
) {
  const zone = configuration.office.timezone
  const names = new Map(configuration.units.map(unit => [unit.id, unit.name]))
  return {
    id: campaign.id,
    title: campaign.title,
    deadline: inZone(campaign.deadline.toString(), zone),
    counts: standing.counts,
    review: facts.review,
    units: standing.units.map(unit => ({
      id: unit.unit,
      name: names.get(unit.unit) ?? unit.unit,
      state: unit.state,
      late: unit.late,
      lastSubmissionAt: inZone(unit.lastSubmissionAt?.toString() ?? null, zone),
      materials: unit.materials,
      undeliverable: facts.undeliverable.get(unit.unit) ?? [],
    })),
  }
}

/** One line a unit: name, state, have/need of each material, last submission. For {@link table}. */
export function statusRows(
  campaign: Campaign,
  units: readonly UnitStanding[],
  configuration: Configuration,
): { heading: string[]; rows: string[][] } {
  const { language, timezone } = configuration.office
  const zh = language === 'zh-CN'
  const names = new Map(configuration.units.map(unit => [unit.id, unit.name]))
  const heading = [
    zh ? '单位' : 'Unit',
    zh ? '状态' : 'State',
    ...campaign.materials.map(material => material.name),
    zh ? '最近报送' : 'Last submission',
  ]
  const rows = units.map(unit => [
    names.get(unit.unit) ?? unit.unit,
    stateName(unit.state, language) + (unit.late ? (zh ? '（迟报）' : ' (late)') : ''),
    ...campaign.materials.map(material => haveNeed(unit, material.id)),
    unit.lastSubmissionAt ? shortTime(unit.lastSubmissionAt, timezone, language) : '',
  ])
  return { heading, rows }
}

/** "2/3", "1" where nothing is required, "" where nothing is there and nothing required. */
function haveNeed(unit: UnitStanding, material: string): string {
  const count = unit.materials[material]
  if (!count || unit.state === 'exempt') return ''
  if (count.need === 0) return count.have === 0 ? '' : String(count.have)
  return `${count.have}/${count.need}`
}

/** 9月24日16:32, or 24 Sep 16:32. */
export function shortTime(instant: Temporal.Instant, zone: string, language: Language): string {
  const local = instant.toZonedDateTimeISO(zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  if (language === 'zh-CN') return `${local.month}月${local.day}日${time}`
  return `${local.day} ${local.toLocaleString('en', { month: 'short' })} ${time}`
}
