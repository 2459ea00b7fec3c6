// Whether a message may be answered at all (RFC 3834, and what vacation responders agreed upon). Pure.
import type { Configuration } from '../config/configuration.ts'
import type { Reading } from '../reading/reading.ts'

/** Null: it may. Else why not, as a code. The sender's own address is answered, never a Reply-To of another domain. */
export function isAnswerable(reading: Reading, configuration: Configuration): string | null {
  const from = reading.head.from?.address
  if (!from) return 'no-sender'
  if (from === configuration.office.mailbox.address) return 'own'
  if (reading.automatic !== null) return 'automatic'
  return reading.unanswerable[0] ?? null
}
