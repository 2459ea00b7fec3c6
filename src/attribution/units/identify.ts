// Whose is it? The rules say what they find, the judgement what it comes to. Pure.
import type { Reading } from '../../reading/reading.ts'
import { contextOf } from './context.ts'
import type { Facts } from '../facts.ts'
import { judge } from './judge.ts'
import { reason } from '../reason.ts'
import type { Roster } from '../roster.ts'
import { RULES } from './rules/table.ts'
import type { Reason } from '../verdict.ts'

export type Identity = {
  unit: string | null
  certain: boolean
  /** True where the roster gives the sender's address to somebody. */
  isListed: boolean
  reasons: Reason[]
  /** Unit by file position, where files name units of their own; for a person to decide, also by a bare name. */
  byFile: ReadonlyMap<number, string>
}

export function identify(reading: Reading, facts: Facts, roster: Roster): Identity {
  const context = contextOf(reading, facts, roster)
  const { unit, certain, objections } = judge(context)
  const unnamed = unit === null && objections.length === 0 ? [reason('unit-unnamed', -40)] : []
  const reasons = [...objections, ...unnamed, ...RULES.flatMap(rule => rule.check(context))]
  const byFile = certain ? context.named.byFile : context.named.proposed
  return { unit, certain, isListed: context.listed.units.length > 0, reasons, byFile }
}
