import type { Rule } from './rule.ts'

/** The first sender inside is often the real unit; the quoted header is text, though, and anybody can write text. */
const LISTED_INSIDE = 60
const UNLISTED_INSIDE = -30

export const forwardedFrom: Rule = {
  name: 'forwarded-from',
  check({ inner, nameOf }) {
    return inner.flatMap(({ address, units }) => {
      if (units.length === 0) return [{ code: 'forward-of-unlisted', values: { address }, weight: UNLISTED_INSIDE }]
      return units.map(unit => ({
        code: 'forwarded-from',
        values: { address, unit: nameOf(unit) },
        weight: LISTED_INSIDE,
      }))
    })
  },
}
