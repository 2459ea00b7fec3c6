import type { Rule } from './rule.ts'

/** Reports do end up there, so an authenticated one is as good as any; of the rest nobody knows who sent it. */
const UNAUTHENTICATED_JUNK = -60

export const junkFolder: Rule = {
  name: 'junk-folder',
  check({ facts, authenticity }) {
    const isDoubtful = facts.junk && authenticity !== 'pass'
    return isDoubtful ? [{ code: 'junk-folder', values: {}, weight: UNAUTHENTICATED_JUNK }] : []
  },
}
