// Aliases that stand inside other units' names.
import type { Unit } from './configuration.ts'
import { folded } from './folding.ts'

/** `owner` is the index of the unit whose alias it is; `others` are the names (or aliases) that contain it. */
export type Containment = { owner: number; alias: string; others: string[] }

/**
 * Every alias that is part of another unit's name or alias, and shorter than it. Each name is cut into all its pieces
 * and these are looked up, so that the cost grows with the roster's length and not with its square (10,000 units).
 */
export function containments(units: readonly Unit[]): Containment[] {
  const aliases = new Map<string, { owner: number; alias: string; others: Map<number, string> }[]>()
  units.forEach((unit, owner) => {
    for (const alias of unit.aliases) {
      const same = aliases.get(folded(alias)) ?? []
      same.push({ owner, alias, others: new Map() })
      aliases.set(folded(alias), same)
    }
  })
  const longest = Math.max(0, ...[...aliases.keys()].map(alias => alias.length))
  units.forEach((unit, holder) => {
    const names = [unit.name, ...unit.aliases]
    const own = new Set(names.map(folded))
    for (const name of names) {
      for (const piece of pieces(folded(name), longest)) {
        // The same name at two units is another trap, and told as such.
        if (own.has(piece)) continue
        for (const found of aliases.get(piece) ?? []) {
          if (found.owner !== holder && !found.others.has(holder)) found.others.set(holder, name)
        }
      }
    }
  })
  return [...aliases.values()]
    .flat()
    .filter(found => found.others.size > 0)
    .map(({ owner, alias, others }) => ({ owner, alias, others: [...others.values()] }))
}

/** All proper parts of `name`, at most `longest` long. */
function pieces(name: string, longest: number): Set<string> {
  const all = new Set<string>()
  for (let start = 0; start < name.length; start++) {
    for (let end = start + 1; end <= Math.min(name.length, start + longest); end++) {
      if (end - start < name.length) all.add(name.slice(start, end))
    }
  }
  return all
}
