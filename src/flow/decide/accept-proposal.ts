// One message with several units' material: a person accepts, in one action, what is proposed file by file.
import type { Campaign, Unit } from '../../config/configuration.ts'
import type { Share, Split } from '../../ledger/effective.ts'
import { decide } from '../../ledger/decisions.ts'
import { verdictOf } from '../../ledger/verdicts.ts'
import { AssignRefused, campaignFor, refuseUnknownMessage, unitNamed } from './assign.ts'
import type { OpenOffice } from '../office.ts'
import { digestMail } from '../pass.ts'

export type Proposed = { campaign: Campaign; shares: { unit: Unit; files: number }[] }

/** The proposal of the message's verdict; files that name no unit go to the message's own. Null: there is none. */
export function proposedSplit(office: OpenOffice, message: number): Split | null {
  const verdict = verdictOf(office.ledger, message)?.verdict
  if (!verdict?.files.some(({ unit }) => unit !== null)) return null
  const files = verdict.files.flatMap(({ unit, material, because }, position): Share[] => {
    const owner = unit ?? verdict.unit
    return owner === null || because === 'container' ? [] : [{ position, unit: owner, material }]
  })
  return { files, links: [] }
}

/** Records the proposal as the person's decision. Throws AssignRefused where there is none. */
export async function acceptProposal(
  office: OpenOffice,
  { message, campaign: named, who }: { message: number; campaign: string | null; who: string },
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): Promise<Proposed> {
  const { ledger, configuration } = office
  refuseUnknownMessage(office, message)
  const split = proposedSplit(office, message)
  if (split === null)
    throw new AssignRefused(
      `第 ${message} 号邮件没有按文件分开的建议，请写明单位。`,
      `Message ${message} has no proposal file by file; name a unit.`,
    )
  const campaign = campaignFor(configuration, named ?? verdictOf(ledger, message)?.verdict.campaign ?? null)
  decide(ledger, message, { action: 'split', campaign: campaign.id, split }, { who, at: now, remember: false })
  await digestMail(office, asOf)
  const shares = [...Map.groupBy(split.files, ({ unit }) => unit)].map(([unit, files]) => ({
    unit: unitNamed(configuration, unit),
    files: files.length,
  }))
  return { campaign, shares }
}
