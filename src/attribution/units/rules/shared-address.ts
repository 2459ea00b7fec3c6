import type { Rule } from './rule.ts'

/** One of few: narrows it down and decides nothing. */
const ONE_OF_SEVERAL = 40

export const sharedAddress: Rule = {
  name: 'shared-address',
  check({ listed, address, nameOf }) {
    if (listed.units.length < 2) return []
    const values = { address, units: listed.units.map(nameOf).join('、') }
    return [{ code: 'address-shared', values, weight: ONE_OF_SEVERAL }]
  },
}
