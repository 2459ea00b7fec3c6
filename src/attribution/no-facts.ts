// Facts of a record that remembers nothing: for `inspect`, which has no ledger, and for tests.
import type { Facts } from './facts.ts'

/** Knows only when the message was received. */
export function noFacts(receivedAt: Temporal.Instant): Facts {
  return {
    receivedAt,
    junk: false,
    letter: () => null,
    earlier: () => null,
    accepted: () => [],
    history: () => [],
    repeated: () => false,
  }
}
