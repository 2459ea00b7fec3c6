// What speaks against a campaign that a message names: its window, its units, another edition, another subject. Pure.
import { participation } from '../../config/campaign-units.ts'
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { type Candidate, standingOf } from './evidence.ts'
import { otherEdition } from './editions.ts'
import type { Facts } from '../facts.ts'
import { otherSubject } from './other-subject.ts'
import { reason } from '../reason.ts'
import type { Roster } from '../roster.ts'
import type { Reason } from '../verdict.ts'

/** A stretch of time, and the words that any report has. */
const STRETCH =
  /^(?:20\d\d年?)?(?:第?[一二三四1-4]季度|[上下]?半年|年度|年终|全年|\d{1,2}月份?)(?:的?(?:工作|总结|小结|计划|报告))*$/

/** What speaks against taking the message for the campaign without a person; null: nothing. `named`: its words found. */
export function objection(
  campaign: Campaign,
  named: Candidate['named'],
  reading: Reading,
  facts: Facts,
  unit: string | null,
  roster: Roster,
): Reason | null {
  const values = { campaign: campaign.title }
  const standing = standingOf(campaign, facts.receivedAt)
  if (standing === 'early') return reason('not-yet-open', -60, values)
  if (standing === 'closed') return reason('closed', -60, values)
  const member = unit === null ? undefined : roster.units.get(unit)
  if (member && participation(campaign, member) === 'outside') return reason('unit-not-asked', -50, values)
  const edition = otherEdition(reading, campaign, roster.source.timezone)
  if (edition !== null) return reason(edition.code, -50, { ...values, written: edition.written })
  // Named by a stretch of time alone (上半年), which reports of every kind are about.
  if (named.length > 0 && named.every(({ word }) => STRETCH.test(word))) {
    const subject = otherSubject(reading, campaign, unit, roster)
    if (subject !== null && subject.length > 2) return reason('other-subject', -40, { ...values, subject })
  }
  return null
}
