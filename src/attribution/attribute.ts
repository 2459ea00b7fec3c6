// One reading → one verdict. Pure: joins who it is from, what it is, which campaign, and which material each file is.
import type { ReadFile, Reading } from '../reading/reading.ts'
import type { Campaign } from '../config/configuration.ts'
import { namedIn } from './campaign-evidence.ts'
import { chooseCampaign } from './choose-campaign.ts'
import type { Facts } from './facts.ts'
import { identify } from './identify.ts'
import { fileVerdicts, linkVerdicts } from './materials.ts'
import { natureOf } from './nature.ts'
import type { Roster } from './roster.ts'
import type { Decision, Reason, Verdict } from './verdict.ts'

/** Notes that no program should accept over: what came is not what it calls itself, or cannot be looked at. */
const NEVER_ACCEPT = new Set([
  'executable',
  'executable-in-disguise',
  'encrypted',
  'unreadable',
  'truncated',
  'infected',
])

/** What a person has decided: files are then judged for that unit and campaign. `unit` null: several units. */
export type Decided = { unit: string | null; campaign: string }

/** Attributes one message. The same arguments give the same verdict. */
export function attribute(reading: Reading, facts: Facts, roster: Roster, decided: Decided | null = null): Verdict {
  const identity = identify(reading, facts, roster)
  const { nature, nil, reasons: natureReasons } = natureOf(reading, facts, roster)
  const choice = chooseCampaign(reading, facts, identity.unit, roster)
  const judgedFor = decided?.campaign ?? choice.campaign
  const campaign = roster.source.campaigns.find(({ id }) => id === judgedFor) ?? null
  const carriesMaterial = decided !== null || nature === 'submission' || nature === 'correspondence'
  const material = carriesMaterial ? campaign : null
  // Papers of several campaigns in one mail: each is judged for the campaign that it names itself.
  const campaignOf = (file: ReadFile) =>
    material ?? (judgedFor === null && carriesMaterial ? campaignNamedBy(file, roster) : null)
  const files = fileVerdicts(reading, campaignOf, decided?.unit ?? identity.unit, facts, identity.byFile)
  const links = linkVerdicts(reading.links, material, reading)
  const blocked = reading.files.flatMap(file =>
    file.notes.filter(note => NEVER_ACCEPT.has(note.code)).map(note => ({ file, note })),
  )
  const reasons: Reason[] = [
    ...identity.reasons,
    ...natureReasons,
    ...choice.reasons,
    ...blocked.map(({ file, note }) => ({
      code: 'file-problem',
      values: { file: file.name, problem: note.code },
      weight: -60,
    })),
  ]
  const carries = files.some(file => file.material !== null) || links.some(link => link.material !== null) || nil
  if (nature === 'submission' && !carries) reasons.push({ code: 'no-material', values: {}, weight: -30 })
  const certain = identity.certain && choice.certain && blocked.length === 0 && carries && nature === 'submission'
  return Object.freeze({
    nature,
    decision: decide(nature, certain),
    unit: identity.unit,
    campaign: choice.campaign,
    nil,
    judgedFor,
    files,
    links,
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  })
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
