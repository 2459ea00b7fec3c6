// Which letters wait until a person lets them go.
import type { Configuration } from '../../config/configuration.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { wasReleasedElsewhere } from '../../ledger/releases.ts'

/**
 * True where a letter of `kind` waits. Without a word of the office's, reminders of its first campaign do: nobody knows yet
 * whether the roster is right. They go by themselves once a person has let reminders of an earlier campaign go. A rehearsal
 * writes to nobody, so nothing waits in it unless the office says so.
 */
export function waitsForRelease(
  kind: string,
  campaign: string | null,
  { office }: Configuration,
  ledger: Ledger,
  rehearsal: boolean,
): boolean {
  switch (office.letters.approve) {
    case 'none':
      return false
    case 'all':
      return kind !== 'digest'
    case 'reminders':
      return kind === 'reminder' || kind === 'announcement'
    case null:
      if (kind !== 'reminder' && kind !== 'announcement') return false
      if (rehearsal || office.mailbox.send.kind === 'maildir') return false
      return !wasReleasedElsewhere(ledger, 'reminder', campaign)
  }
}
