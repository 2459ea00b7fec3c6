import type { Rule } from './rule.ts'

/** What a person once decided about the same address is a witness; the roster alone is the source of truth. */
const BY_PERSON = 35
/** What the program accepted before, it accepted for reasons that this message has to bring again. */
const BY_PROGRAM = 10

export const history: Rule = {
  name: 'history',
  check({ history: earlier, listed, address, nameOf }) {
    if (listed.units.length > 0) return []
    return earlier.slice(0, 2).map(({ unit, messages, byPerson }) => ({
      code: byPerson > 0 ? 'history-by-person' : 'history',
      values: { address, unit: nameOf(unit), messages: String(messages) },
      weight: byPerson > 0 ? BY_PERSON : BY_PROGRAM,
    }))
  },
}
