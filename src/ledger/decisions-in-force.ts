// The person's word that stands for a message: the latest decision that no undo has taken back.
import type { PersonsWord, Split } from './effective.ts'
import type { Ledger } from './ledger.ts'
import type { DecisionsTable } from './tables/verdicts.ts'

type Row = Pick<DecisionsTable, 'action' | 'unit' | 'campaign' | 'split'> & { id: number }

/** The decision that stands, with its number; null: none was made, or all were undone. */
export function standingWord(ledger: Ledger, message: number): { id: number; word: PersonsWord } | null {
  const row = ledger
    .statement<Row>(
      `select id, action, unit, campaign, split from decisions d
       where message = ? and action <> 'undo' and not exists (select 1 from decisions u where u.undoes = d.id)
       order by id desc limit 1`,
    )
    .get(message)
  return row ? { id: row.id, word: wordOf(row) } : null
}

function wordOf(row: Row): PersonsWord {
  const { unit, campaign } = row
  if (row.action === 'dismiss') return { action: 'dismiss' }
  if (row.action === 'assign' && unit !== null && campaign !== null) return { action: 'assign', unit, campaign }
  if (row.action === 'split' && campaign !== null && row.split !== null) {
    return { action: 'split', campaign, split: JSON.parse(row.split) as Split }
  }
  throw new Error(`decision ${row.id} in the ledger is not whole: ${JSON.stringify(row)}`)
}
