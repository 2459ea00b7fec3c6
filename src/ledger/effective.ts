// What holds for a message: a person's word over the program's verdict. Pure.
import type { Decision, FileVerdict, Nature, Verdict } from '../attribution/verdict.ts'

/** Which file or link (by its position in the reading) is whose, and what it is. What is not listed is nobody's. */
export type Share = { position: number; unit: string; material: string | null }

/** A person's decision file by file: for one message with several units' material, or to correct what a file is. */
export type Split = { files: Share[]; links: Share[] }

/** A person's word that stands (not undone, the latest). */
export type PersonsWord =
  | { action: 'assign'; unit: string; campaign: string }
  | { action: 'split'; campaign: string; split: Split }
  | { action: 'dismiss' }

/** What holds for the message as a whole. */
export type Outcome = {
  nature: Nature
  decision: Decision
  unit: string | null
  campaign: string | null
  nil: boolean
  byPerson: boolean
}

/** What one unit has handed in with the message. */
export type Filing = {
  unit: string
  campaign: string
  files: { position: number; material: string | null; role: FileVerdict['role'] }[]
  links: { position: number; material: string | null }[]
}

/** The outcome, and what is filed for whom; nothing where nothing is accepted. Null: there is neither verdict nor word. */
export function effective(
  verdict: Verdict | null,
  word: PersonsWord | null,
): { outcome: Outcome; filings: Filing[] } | null {
  if (word === null) return verdict && ofVerdict(verdict)
  switch (word.action) {
    case 'assign':
      return assigned(verdict, word.unit, word.campaign)
    case 'split':
      return split(verdict, word.campaign, word.split)
    case 'dismiss':
      return { outcome: { ...base(verdict), decision: 'ignore', byPerson: true }, filings: [] }
  }
}

function ofVerdict(verdict: Verdict): { outcome: Outcome; filings: Filing[] } {
  const { decision, unit, campaign } = verdict
  const isFiled = decision === 'accept' && unit !== null && campaign !== null
  const filings = isFiled ? [wholeMessage(verdict, unit, campaign)] : []
  return { outcome: { ...base(verdict), decision, byPerson: false }, filings }
}

function assigned(verdict: Verdict | null, unit: string, campaign: string): { outcome: Outcome; filings: Filing[] } {
  const outcome: Outcome = {
    ...base(verdict),
    nature: spokenFor(verdict),
    unit,
    campaign,
    decision: 'accept',
    byPerson: true,
  }
  return { outcome, filings: [wholeMessage(verdict, unit, campaign)] }
}

function split(verdict: Verdict | null, campaign: string, shares: Split): { outcome: Outcome; filings: Filing[] } {
  const units = [...new Set([...shares.files, ...shares.links].map(share => share.unit))]
  const filings = units.map(unit => ({
    unit,
    campaign,
    files: shares.files
      .filter(share => share.unit === unit)
      .map(({ position, material }) => ({ position, material, role: verdict?.files[position]?.role ?? 'new' })),
    links: shares.links.filter(share => share.unit === unit).map(({ position, material }) => ({ position, material })),
  }))
  const main = units.find(unit => unit === verdict?.unit) ?? units[0] ?? null
  const outcome: Outcome = {
    ...base(verdict),
    nature: spokenFor(verdict),
    unit: main,
    campaign,
    nil: false,
    decision: 'accept',
    byPerson: true,
  }
  return { outcome, filings }
}

/** Everything in the message for one unit. Which material a file is was judged for one campaign only. */
function wholeMessage(verdict: Verdict | null, unit: string, campaign: string): Filing {
  const fits = verdict?.judgedFor === campaign
  return {
    unit,
    campaign,
    files: (verdict?.files ?? []).map(({ material, role }, position) => ({
      position,
      material: fits ? material : null,
      role,
    })),
    links: (verdict?.links ?? []).map(({ material }, position) => ({ position, material: fits ? material : null })),
  }
}

function base(verdict: Verdict | null): Omit<Outcome, 'decision' | 'byPerson'> {
  return {
    nature: verdict?.nature ?? 'submission',
    unit: verdict?.unit ?? null,
    campaign: verdict?.campaign ?? null,
    nil: verdict?.nil ?? false,
  }
}

/** Who gives a message to a unit says that it hands something in, unless the unit only asks or remarks something. */
function spokenFor(verdict: Verdict | null): Nature {
  return verdict?.nature === 'correspondence' ? 'correspondence' : 'submission'
}
