// Letters for people to look through: how many there are in each state, and a page of them, newest first.
import { fetchLetters, type LetterRecord } from './letter-record.ts'
import type { Ledger } from './ledger.ts'
import type { LetterState } from './tables/letters.ts'

/** How many letters are in each state; a state that none is in is left out. */
export function letterCounts(ledger: Ledger): Partial<Record<LetterState, number>> {
  const rows = ledger
    .statement<{ state: LetterState; letters: number }>('select state, count(*) as letters from letters group by state')
    .all()
  return Object.fromEntries(rows.map(({ state, letters }) => [state, letters]))
}

/** Up to `limit` letters in one of `states` (empty: any), newest first, those numbered below `before` (null: from the newest). */
export function lettersPage(
  ledger: Ledger,
  states: readonly LetterState[],
  before: number | null,
  limit: number,
): LetterRecord[] {
  let query = ledger.build.selectFrom('letters').select('id').orderBy('id', 'desc').limit(limit)
  if (states.length > 0) query = query.where('state', 'in', states)
  if (before !== null) query = query.where('id', '<', before)
  return fetchLetters(
    ledger,
    ledger.all(query).map(row => row.id),
  )
}
