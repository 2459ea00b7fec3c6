// What people decided. Never derived, never changed: a row is only ever added, and an undo names what it takes back.
import { standingWord } from './decisions-in-force.ts'
import type { PersonsWord, Split } from './effective.ts'
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import { type OutcomeChange, refreshOutcome } from './outcomes.ts'
import type { DecisionAction } from './tables/verdicts.ts'

/** Who decides, when, and whether the sender's address is to be remembered in the roster (which flow then does). */
export type Signature = { who: string; at: Temporal.Instant; remember: boolean }

/** One line of the record. */
export type DecisionRecord = {
  id: number
  message: number
  action: DecisionAction
  unit: string | null
  campaign: string | null
  split: Split | null
  remember: boolean
  who: string
  at: Temporal.Instant
  /** For an undo: the decision that it takes back. */
  undoes: number | null
}

/**
 * Records a person's decision; it holds at once, over any verdict, also after re-reading. The message is then to
 * be attributed again, so that its files are judged for the decided unit and campaign. Fails where
 * there is no such message, and for a split that names nothing (that would be a dismissal).
 */
export function decide(ledger: Ledger, message: number, word: PersonsWord, signature: Signature): OutcomeChange {
  if (word.action === 'split' && word.split.files.length + word.split.links.length === 0) {
    throw new RangeError('a split names at least one file or link')
  }
  return ledger.atomically(() => {
    const unit = word.action === 'assign' ? word.unit : null
    const campaign = word.action === 'dismiss' ? null : word.campaign
    const split = word.action === 'split' ? JSON.stringify(word.split) : null
    insert(ledger, { message, action: word.action, unit, campaign, split, undoes: null }, signature)
    attributeAgain(ledger, message)
    return refreshOutcome(ledger, message, signature.at)
  })
}

/** Takes back the decision that stands; the one before it, or the verdict, holds again. Null: there was none. */
export function undoDecision(
  ledger: Ledger,
  message: number,
  signature: Omit<Signature, 'remember'>,
): OutcomeChange | null {
  return ledger.atomically(() => {
    const standing = standingWord(ledger, message)
    if (!standing) return null
    const undo = { message, action: 'undo' as const, unit: null, campaign: null, split: null, undoes: standing.id }
    insert(ledger, undo, { ...signature, remember: false })
    attributeAgain(ledger, message)
    return refreshOutcome(ledger, message, signature.at)
  })
}

function attributeAgain(ledger: Ledger, message: number): void {
  ledger.statement("update messages set attributed = '' where id = ? and attributed is not null").run(message)
}

type Row = Pick<DecisionRecord, 'message' | 'action' | 'unit' | 'campaign' | 'undoes'> & { split: string | null }

function insert(ledger: Ledger, row: Row, { who, at, remember }: Signature): void {
  ledger.write(ledger.build.insertInto('decisions').values({ ...row, who, at: toText(at), remember: remember ? 1 : 0 }))
}

/** Everything that people decided about a message, oldest first. */
export function decisionsOf(ledger: Ledger, message: number): DecisionRecord[] {
  const query = ledger.build.selectFrom('decisions').selectAll().where('message', '=', message).orderBy('id')
  return ledger.all(query).map(row => ({
    ...row,
    split: row.split === null ? null : (JSON.parse(row.split) as Split),
    remember: row.remember === 1,
    at: toInstant(row.at),
  }))
}
