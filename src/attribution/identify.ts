// Whose is it? The rules say what they find, the judgement what it comes to. Pure.
import type { Reading } from '../reading/reading.ts'
import { contextOf } from './context.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import type { Roster } from './roster.ts'
import { RULES } from './rules/table.ts'
import type { Reason } from './verdict.ts'

export type Identity = {
  unit: string | null
  certain: boolean
  reasons: Reason[]
  /** Unit by file position, where files name units of their own. */
  byFile: ReadonlyMap<number, string>
}

export function identify(reading: Reading, facts: Facts, roster: Roster): Identity {
  const context = contextOf(reading, facts, roster)
  const { unit, certain, objections } = judge(context)
  const reasons = [...objections, ...RULES.flatMap(rule => rule.check(context))]
  return { unit, certain, reasons, byFile: context.named.byFile }
}
