import { PLACE_WEIGHT } from '../named-units.ts'
import type { PlaceKind } from '../places.ts'
import type { Rule } from './rule.ts'

/** More units than these are not named to a person. */
const UNITS_TOLD = 4

/** The rule for names at one kind of place; its weight, and why, stands in PLACE_WEIGHT. */
export function namedAt(place: PlaceKind): Rule {
  return {
    name: `named-at-${place}`,
    check({ named, nameOf }) {
      return named.ranked.slice(0, UNITS_TOLD).flatMap(({ unit, found }) =>
        found
          .filter(({ kind }) => kind === place)
          .map(({ text }) => ({
            code: place === 'mention' ? 'mentioned' : 'named',
            values: { place, text, unit: nameOf(unit) },
            weight: PLACE_WEIGHT[place],
          })),
      )
    },
  }
}
