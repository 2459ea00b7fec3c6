// What a machine wrote, and what for. One rule a row, the first that fits tells; no rule: a person wrote it.
import type { Automatic, Body, Head } from '../../reading/reading.ts'
import type { Structure } from '../structure/read-structure.ts'
import { autoReply } from './auto-reply.ts'
import { bounce } from './bounce.ts'
import { bulk } from './bulk.ts'
import { calendar } from './calendar.ts'
import { type Facts, factsOf } from './facts.ts'
import { receipt } from './receipt.ts'
import { recall } from './recall.ts'

type Rule = (facts: Facts) => Automatic | null

/** Structure that leaves no doubt before headers that may stand on anything, words last inside each rule. */
const RULES: readonly Rule[] = [receipt, bounce, calendar, recall, autoReply, bulk]

/** The message's nature, where it is not a person's correspondence; null where it is. */
export function readNature(structure: Structure, head: Head, body: Body): Automatic | null {
  const facts = factsOf(structure, head, body)
  for (const rule of RULES) {
    const found = rule(facts)
    if (found) return found
  }
  return null
}
