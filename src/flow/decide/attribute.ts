// Readings → verdicts, in the order of receipt, since what a message is depends on what came before it. Runs for new
// messages, and for all of them when the roster, a campaign or the rules change. People's decisions stand over verdicts.
import { attribute, type Decided } from '../../attribution/attribute.ts'
import type { Clock } from '../../clock.ts'
import { standingWord } from '../../ledger/decisions-in-force.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { MessageRecord } from '../../ledger/messages.ts'
import type { OutcomeChange } from '../../ledger/outcomes.ts'
import { messagesToAttribute, saveVerdict } from '../../ledger/verdicts.ts'
import type { Reading } from '../../reading/reading.ts'
import type { Tell } from '../events.ts'
import { factsFor } from '../../ledger/facts.ts'
import type { PreparedRoster } from './roster.ts'

export type AttributeTools = { ledger: Ledger; prepared: PreparedRoster; clock: Clock; tell: Tell }

/** Attributes what needs it; `asOf` hides messages received after it. Returns how many outcomes changed. */
export function attributeStored(tools: AttributeTools, asOf: Temporal.Instant | null): number {
  const { ledger, prepared, tell } = tools
  let changed = 0
  for (const { message, reading } of messagesToAttribute(ledger, prepared.fingerprint, asOf)) {
    const change = attributeOne(tools, message, reading)
    if (!change.changed) continue
    changed += 1
    tellChange(change, reading, tell)
  }
  return changed
}

/** Attributes one message and keeps the verdict. */
export function attributeOne(
  { ledger, prepared, clock }: Omit<AttributeTools, 'tell'>,
  message: MessageRecord,
  reading: Reading,
): OutcomeChange {
  const verdict = attribute(reading, factsFor(ledger, message), prepared.roster, decidedFor(ledger, message.id))
  return saveVerdict(ledger, message.id, verdict, prepared.fingerprint, clock.now())
}

/** What a person's standing word says of unit and campaign. */
export function decidedFor(ledger: Ledger, message: number): Decided | null {
  const word = standingWord(ledger, message)?.word
  if (!word || word.action === 'dismiss') return null
  return { unit: word.action === 'assign' ? word.unit : null, campaign: word.campaign }
}

function tellChange(change: OutcomeChange, reading: Reading, tell: Tell): void {
  const { after } = change
  if (!after) return
  const { nature, decision, unit, campaign, nil } = after
  const files = reading.files.filter(file => !file.decoration && file.kind !== 'archive').map(file => file.name)
  tell({ kind: 'decided', message: change.message, nature, decision, unit, campaign, nil, files })
}
