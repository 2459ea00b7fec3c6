import type { Rule } from './rule.ts'

/** The office itself wrote the address down: nothing tells more, except that it may be forged or borrowed. */
const EXACT = 90
/** Any person of the house; a domain may be shared with a neighbour without the office knowing. */
const BY_DOMAIN = 80

export const listedAddress: Rule = {
  name: 'listed-address',
  check({ listed, address, nameOf }) {
    const [unit] = listed.units
    if (unit === undefined || listed.units.length > 1) return []
    const values = { address, unit: nameOf(unit) }
    return [
      listed.exact
        ? { code: 'address-listed', values, weight: EXACT }
        : { code: 'domain-listed', values, weight: BY_DOMAIN },
    ]
  },
}
