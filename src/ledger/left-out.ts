// Digests of quiet days: what comes in the afternoon is the next morning's news, and nobody looks for it at each pass.
import type { Ledger } from './ledger.ts'
import { recall, remember } from './passes.ts'

const NAME = 'digests_left_out'
/** A day's, for more coordinators than an office has. */
const KEPT = 20

/** A digest is left out for good: there was nothing to say at its hour. */
export function leaveOut(ledger: Ledger, key: string): void {
  remember(ledger, NAME, [...leftOut(ledger), key].slice(-KEPT))
}

export function isLeftOut(ledger: Ledger, key: string): boolean {
  return leftOut(ledger).includes(key)
}

function leftOut(ledger: Ledger): readonly string[] {
  return (recall(ledger, NAME) as readonly string[] | undefined) ?? []
}
