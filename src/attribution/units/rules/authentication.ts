import type { Rule } from './rule.ts'

/** The domain's owner says that this did not come from there: the address proves nothing any more. */
const FORGED = -95

export const authentication: Rule = {
  name: 'authentication',
  check({ authenticity, address }) {
    return authenticity === 'fail' ? [{ code: 'authentication-failed', values: { address }, weight: FORGED }] : []
  },
}
