// Everything that pages show of one message, looked up once.
import type { Verdict } from '../../attribution/verdict.ts'
import type { Campaign, Unit } from '../../config/configuration.ts'
import { type DecisionRecord, decisionsOf } from '../../ledger/decisions.ts'
import { type FileRecord, filesOf, type LinkRecord, linksOf, readingOf } from '../../ledger/readings.ts'
import { type MessageSummary, summaryOf } from '../../ledger/review.ts'
import { verdictOf } from '../../ledger/verdicts.ts'
import type { Reading } from '../../reading/reading.ts'
import type { View } from '../board.ts'

export type MessageFacts = {
  summary: MessageSummary
  reading: Reading | null
  verdict: Verdict | null
  files: readonly FileRecord[]
  links: readonly LinkRecord[]
  decisions: readonly DecisionRecord[]
  /** Of what holds now, else of the proposal. */
  unit: Unit | null
  campaign: Campaign | null
}

/** Null where there is no such message. */
export function messageFacts({ board }: View, id: number): MessageFacts | null {
  const { ledger, configuration } = board.office
  const summary = summaryOf(ledger, id)
  if (summary === null) return null
  const verdict = verdictOf(ledger, id)?.verdict ?? null
  const unitId = summary.outcome?.unit ?? verdict?.unit ?? null
  const campaignId = summary.outcome?.campaign ?? verdict?.campaign ?? null
  return {
    summary,
    reading: readingOf(ledger, id),
    verdict,
    files: filesOf(ledger, id),
    links: linksOf(ledger, id),
    decisions: decisionsOf(ledger, id),
    unit: configuration.units.find(each => each.id === unitId) ?? null,
    campaign: configuration.campaigns.find(each => each.id === campaignId) ?? null,
  }
}

/** Number of the latest decision, for the form: what was decided meanwhile is not overruled unseen. */
export function latestDecision({ decisions }: Pick<MessageFacts, 'decisions'>): number {
  return decisions.at(-1)?.id ?? 0
}
