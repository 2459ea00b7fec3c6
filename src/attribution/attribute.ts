// One reading → one verdict. Pure: joins who it is from, what it is, which campaign, and which material each file is.
import type { ReadFile, Reading } from '../reading/reading.ts'
import type { Campaign } from '../config/configuration.ts'
import { namedIn } from './campaigns/words.ts'
import { reason } from './reason.ts'
import type { CampaignChoice } from './campaigns/evidence.ts'
import { chooseCampaign } from './campaigns/choose.ts'
import type { Facts } from './facts.ts'
import { identify } from './units/identify.ts'
import { fileVerdicts, linkVerdicts } from './materials/materials.ts'
import { natureOf } from './natures/nature.ts'
import { reservations } from './natures/reservations.ts'
import type { Roster } from './roster.ts'
import { UNUSABLE } from './unusable.ts'
import type { Decision, Reason, Verdict } from './verdict.ts'

/** Notes that no program should accept over: what came is not what it calls itself, or cannot be looked at. */
const NEVER_ACCEPT = new Set([...UNUSABLE, 'name-type-disagrees', 'archive-part'])

/** What a person has decided: files are then judged for that unit and campaign. `unit` null: several units. */
export type Decided = { unit: string | null; campaign: string }

/** Attributes one message. The same arguments give the same verdict. */
export function attribute(reading: Reading, facts: Facts, roster: Roster, decided: Decided | null = null): Verdict {
  const identity = identify(reading, facts, roster)
  const { nature, nil, reasons: natureReasons } = natureOf(reading, facts, roster)
  const choice = chooseCampaign(reading, facts, identity.unit, roster)
  const judgedFor = decided?.campaign ?? choice.campaign
  const campaign = roster.source.campaigns.find(({ id }) => id === judgedFor) ?? null
  const carriesMaterial = decided !== null || nature === 'submission'
  const material = carriesMaterial ? campaign : null
  // Papers of several campaigns in one mail: each is judged for the campaign that it names itself. That there is nothing
  // to report is no report.
  const campaignOf = (file: ReadFile) => {
    if (nil && (file.isBody || decided === null)) return null
    return material ?? (judgedFor === null && carriesMaterial ? campaignNamedBy(file, roster) : null)
  }
  const files = fileVerdicts(reading, campaignOf, decided?.unit ?? identity.unit, facts, identity.byFile)
  const links = linkVerdicts(reading.links, material, reading)
  const against =
    nature === 'submission'
      ? [...reservations(reading, identity.unit, identity.isListed, roster), ...problems(reading)]
      : []
  const carries = nil || [...files, ...links].some(({ material }) => material !== null)
  if (nature === 'submission' && !carries && against.length === 0) against.push(reason('no-material', -30))
  const certain = identity.certain && choice.certain && against.length === 0 && carries
  const reasons = [...identity.reasons, ...natureReasons, ...choice.reasons, ...against]
  return Object.freeze({
    nature,
    decision: isSharedByService(reading, identity.unit, choice) ? 'review' : decide(nature, certain),
    unit: identity.unit,
    campaign: choice.campaign,
    nil,
    judgedFor,
    files,
    links,
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  })
}

/** Files that no program should accept over. */
function problems({ files }: Reading): Reason[] {
  return files.flatMap(({ name, notes }) =>
    notes
      .filter(note => NEVER_ACCEPT.has(note.code))
      .map(note => ({ code: 'file-problem', values: { file: name, problem: note.code }, weight: -60 })),
  )
}

/**
 * A clerk's document by way of a service that writes from noreply@ (WPS 云文档, 腾讯文档): the mail is automatic, what it
 * tells of is not.
 */
function isSharedByService({ automatic, links }: Reading, unit: string | null, choice: CampaignChoice): boolean {
  return (
    automatic?.because === 'no-reply-sender' &&
    unit !== null &&
    choice.reasons.some(({ code }) => code === 'campaign-named') &&
    links.some(({ kind }) => kind === 'cloud')
  )
}

function campaignNamedBy({ name, document }: ReadFile, roster: Roster): Campaign | null {
  const { campaigns } = roster.source
  const text = `${name}\n${document?.title ?? ''}\n${document?.head.slice(0, 3).join('\n') ?? ''}`
  return campaigns.find(({ id }) => id === namedIn(text, campaigns)) ?? null
}

function decide(nature: Verdict['nature'], certain: boolean): Decision {
  switch (nature) {
    case 'submission':
      return certain ? 'accept' : 'review'
    case 'correspondence':
    case 'recall':
      return 'review'
    case 'auto-reply':
    case 'bounce':
    case 'receipt':
    case 'calendar':
    case 'bulk':
    case 'own':
      return 'ignore'
  }
}
