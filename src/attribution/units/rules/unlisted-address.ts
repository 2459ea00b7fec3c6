import type { Rule } from './rule.ts'

/** Private accounts are the rule in many offices, so this is no suspicion; only the best evidence is missing. */
const UNLISTED = -20

export const unlistedAddress: Rule = {
  name: 'unlisted-address',
  check({ listed, address }) {
    return listed.units.length === 0 ? [{ code: 'address-unknown', values: { address }, weight: UNLISTED }] : []
  },
}
