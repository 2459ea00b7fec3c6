// A person decides whose a message is: on the command line and on the board alike. The decision holds at once and outlives
// re-reading; the message is attributed again, so that its files are judged for the decided unit and campaign.
import { RosterEditError } from '../../config/add-address.ts'
import { participation } from '../../config/campaign-units.ts'
import type { Campaign, Configuration, Language, Unit } from '../../config/configuration.ts'
import { nearest } from '../../config/nearest.ts'
import { rememberAddress } from '../../config/remember-address.ts'
import { FileChangedError } from '../../config/replace-file.ts'
import { decide } from '../../ledger/decisions.ts'
import { messageOf } from '../../ledger/messages.ts'
import { readingOf } from '../../ledger/readings.ts'
import { verdictOf } from '../../ledger/verdicts.ts'
import type { OpenOffice } from '../office.ts'
import { digestMail } from '../pass.ts'

/** Why nothing was decided, in both languages: message, unit or campaign are unknown or do not go together. */
export class AssignRefused extends Error {
  readonly #en: string

  constructor(zh: string, en: string) {
    super(zh)
    this.name = 'AssignRefused'
    this.#en = en
  }

  in(language: Language): string {
    return language === 'en' ? this.#en : this.message
  }
}

/** `unit`: id, name or alias. `campaign` null: the one that the verdict proposes. */
export type Assignment = {
  message: number
  unit: string
  campaign: string | null
  who: string
  remember: boolean
}

/** What came of "remember": the roster's new or known address, or why the file could not be written. */
export type Remembered = { address: string; added: boolean } | { failed: string } | null

export type Assigned = { unit: Unit; campaign: Campaign; remembered: Remembered }

/** Records the decision and what follows from it. Throws AssignRefused; then nothing was recorded. */
export async function assignMessage(
  office: OpenOffice,
  { message, unit: wanted, campaign: named, who, remember }: Assignment,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): Promise<Assigned> {
  const { ledger, configuration } = office
  refuseUnknownMessage(office, message)
  const unit = unitNamed(configuration, wanted)
  const campaign = campaignFor(configuration, named ?? verdictOf(ledger, message)?.verdict.campaign ?? null)
  if (participation(campaign, unit) === 'outside')
    throw new AssignRefused(
      `“${campaign.title}”没有要求${unit.name}报送。`,
      `"${campaign.title}" does not ask ${unit.name} for anything.`,
    )
  decide(ledger, message, { action: 'assign', unit: unit.id, campaign: campaign.id }, { who, at: now, remember })
  await digestMail(office, asOf)
  return { unit, campaign, remembered: remember ? await rememberSender(office, message, unit) : null }
}

/** Throws AssignRefused where the record has no such message. */
export function refuseUnknownMessage({ ledger }: OpenOffice, message: number): void {
  if (!Number.isInteger(message) || messageOf(ledger, message) === null)
    throw new AssignRefused(
      `没有${Number.isInteger(message) ? `第 ${message} 号` : '这个编号的'}邮件。编号见 baosong review。`,
      `There is no message ${message}; baosong review lists the numbers.`,
    )
}

/** The unit of this id, name or alias. Throws AssignRefused with the nearest name. */
export function unitNamed({ units }: Configuration, wanted: string): Unit {
  const unit =
    units.find(each => each.id === wanted || each.name === wanted) ?? units.find(each => each.aliases.includes(wanted))
  if (unit) return unit
  const near = nearest(
    wanted,
    units.flatMap(each => [each.id, each.name, ...each.aliases]),
  )
  throw new AssignRefused(
    `units.yaml 里没有“${wanted}”。${near ? `是不是“${near}”？` : ''}`,
    `units.yaml has no "${wanted}".${near ? ` Did you mean "${near}"?` : ''}`,
  )
}

/** The campaign of this id. Throws AssignRefused where there is none, or none was named. */
export function campaignFor({ campaigns }: Configuration, id: string | null): Campaign {
  const campaign = campaigns.find(each => each.id === id)
  if (campaign) return campaign
  const ids = campaigns.map(each => each.id).join('、')
  throw id === null
    ? new AssignRefused(`说不准是哪项活动，请指明。现有：${ids}。`, `Say for which campaign: ${ids}.`)
    : new AssignRefused(`没有“${id}”这项活动。现有：${ids}。`, `There is no campaign "${id}"; there are ${ids}.`)
}

/** The decision stands whatever becomes of the file; a file that somebody else has just written is left to them. */
async function rememberSender({ ledger, configuration }: OpenOffice, message: number, unit: Unit): Promise<Remembered> {
  const address = readingOf(ledger, message)?.head.from?.address
  if (!address) return { failed: '这封邮件没有可以记住的发件地址 (the message names no sender)' }
  try {
    return { address, ...(await rememberAddress(configuration.folder, unit.id, address)) }
  } catch (error) {
    if (error instanceof RosterEditError || error instanceof FileChangedError) return { failed: error.message }
    throw error
  }
}
