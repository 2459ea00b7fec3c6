// What to call a unit in a command that a person types: 县应急局 rather than xianyingjiguanliju. Pure.
import type { Unit } from '../config/configuration.ts'
import { folded } from '../config/folding.ts'

/** Ids up to here are quicker to type than a name. */
const SHORT_ID = 12

/** The id where it is short, else the shortest name or alias that no other unit has; it can be pasted as one word. */
export function briefUnit(id: string, units: readonly Unit[]): string {
  const unit = units.find(each => each.id === id)
  if (unit === undefined || id.length <= SHORT_ID) return id
  const others = new Set(units.filter(each => each !== unit).flatMap(each => [each.name, ...each.aliases].map(folded)))
  const [brief] = [unit.name, ...unit.aliases]
    .filter(name => name.length > 1 && /^[\p{L}\p{N}-]+$/u.test(name) && !others.has(folded(name)))
    .sort((a, b) => a.length - b.length)
  return brief ?? id
}
