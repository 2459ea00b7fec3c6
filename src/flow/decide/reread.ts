// Stored messages read and attributed again: what changes by it, in earnest or as a trial. A person's word stands over
// either. Letters that become due by it go with the next pass.
import { attribute } from '../../attribution/attribute.ts'
import { standingWord } from '../../ledger/decisions-in-force.ts'
import { effective, type Outcome } from '../../ledger/effective.ts'
import { factsFor } from '../../ledger/facts.ts'
import { allMessages, type MessageRecord, readAgain } from '../../ledger/messages.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { outcomeOf } from '../../ledger/outcomes.ts'
import { verdictOf } from '../../ledger/verdicts.ts'
import type { Verdict } from '../../attribution/verdict.ts'
import { decidedFor } from './attribute.ts'
import type { OpenOffice } from '../office.ts'
import { digestMail } from '../pass.ts'
import { readOne } from '../arrive/read.ts'
import { prepareRoster } from './roster.ts'
import { officeScreening } from '../arrive/screening.ts'

/** A message that comes out differently. `after` null: it can no longer be read. */
export type Reread = {
  message: number
  before: Outcome | null
  after: Outcome | null
  /** Files of which the material changes. */
  materials: number
  /** Why it cannot be read; null: it can. */
  unreadable: string | null
}

/** How many were looked at, and what changed, in the order of receipt. */
export type RereadResult = { messages: number; changes: Reread[] }

export type RereadOptions = {
  /** Null: all. */
  ids: readonly number[] | null
  /** True: nothing is kept. */
  trial: boolean
  asOf: Temporal.Instant | null
  /** One more is done. */
  step: () => void
}

/** Reads again. Fails with nothing that a message holds: one that cannot be read is a change like another. */
export async function reread(office: OpenOffice, { ids, trial, asOf, step }: RereadOptions): Promise<RereadResult> {
  const messages = [...allMessages(office.ledger, asOf)].filter(({ id }) => ids === null || ids.includes(id))
  if (trial) return tried(messages, office, step)
  const before = new Map(messages.map(({ id }) => [id, judgementOf(office.ledger, id)]))
  readAgain(
    office.ledger,
    messages.map(({ id }) => id),
  )
  await digestMail(office, asOf)
  const changes = messages.flatMap(({ id }) => {
    step()
    const now = judgementOf(office.ledger, id)
    return changeOf(id, before.get(id) ?? NOTHING, now, null)
  })
  return { messages: messages.length, changes }
}

/** What holds for a message, and what the program itself says of it. */
export type Judgement = { outcome: Outcome | null; verdict: Verdict | null }
const NOTHING: Judgement = { outcome: null, verdict: null }

/** Both as they stand in the record now. */
export function judgementOf(ledger: Ledger, message: number): Judgement {
  return { outcome: outcomeOf(ledger, message), verdict: verdictOf(ledger, message)?.verdict ?? null }
}

async function tried(messages: readonly MessageRecord[], office: OpenOffice, step: () => void): Promise<RereadResult> {
  const { ledger, reader, store, configuration } = office
  const { roster } = prepareRoster(configuration)
  const tools = {
    ledger,
    reader,
    configuration,
    screening: officeScreening(office),
    pathOf: (sha256: string) => store.pathOf(sha256),
  }
  const changes: Reread[] = []
  for (const message of messages) {
    const { id } = message
    const read = await readOne(message, tools)
    step()
    const before = judgementOf(ledger, id)
    if (read.kind === 'unreadable') {
      changes.push(...changeOf(id, before, NOTHING, `${read.code}: ${read.detail}`))
      continue
    }
    const verdict = attribute(read.reading, factsFor(ledger, message), roster, decidedFor(ledger, id))
    const outcome = effective(verdict, standingWord(ledger, id)?.word ?? null)?.outcome ?? null
    changes.push(...changeOf(id, before, { outcome, verdict }, null))
  }
  return { messages: messages.length, changes }
}

function changeOf(message: number, before: Judgement, after: Judgement, unreadable: string | null): Reread[] {
  // What could not be read before, and cannot now, is no change.
  if (unreadable !== null && before.outcome === null) return []
  return differenceOf(message, before, after).map(each => ({ ...each, unreadable }))
}

/** The message where it comes out differently; nothing where it does not. */
export function differenceOf(message: number, before: Judgement, after: Judgement): Omit<Reread, 'unreadable'>[] {
  const former = before.verdict?.files ?? []
  const files = after.verdict?.files ?? []
  const materials =
    Math.abs(former.length - files.length) +
    files.filter((file, position) => {
      const known = former[position]
      return known !== undefined && known.material !== file.material
    }).length
  if (sameOutcome(before.outcome, after.outcome) && materials === 0) return []
  return [{ message, before: before.outcome, after: after.outcome, materials }]
}

function sameOutcome(a: Outcome | null, b: Outcome | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.nature === b.nature &&
    a.decision === b.decision &&
    a.unit === b.unit &&
    a.campaign === b.campaign &&
    a.nil === b.nil
  )
}
