// Whether the sender is who he says, by the office's own server alone (RFC 8601 §5: a sender may write any header). Pure.
import type { AuthenticationResult, Reading } from '../../reading/reading.ts'
import type { Roster } from '../roster.ts'

/** unknown: nobody has checked, which is no failure. */
export type Authenticity = 'pass' | 'fail' | 'unknown'

/** What the office's server says: DMARC where it says anything of it, else DKIM and SPF. */
export function authenticity(reading: Reading, roster: Roster): Authenticity {
  const { authservIds } = roster.source
  const own = reading.authentication.filter(({ server }) =>
    authservIds.length > 0
      ? authservIds.includes(server)
      : server === roster.domain || server.endsWith(`.${roster.domain}`),
  )
  // Where nothing tells which server is ours, the topmost header is the one that was added last.
  const top = own[0] ?? (authservIds.length === 0 ? reading.authentication[0] : undefined)
  return top ? judged(top) : 'unknown'
}

function judged({ dmarc, dkim, spf }: AuthenticationResult): Authenticity {
  if (dmarc === 'fail' || dmarc === 'permerror') return 'fail'
  if (dmarc === 'pass' || dkim === 'pass' || spf === 'pass') return 'pass'
  if (spf === 'fail' || spf === 'softfail' || dkim === 'fail') return 'fail'
  return 'unknown'
}
