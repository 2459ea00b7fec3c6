// DKIM (RFC 6376) checked by ourselves, for mailboxes whose server writes no Authentication-Results. Only a signature of the
// domain that stands in From says anything of the sender (RFC 7489 §3.1, relaxed alignment).
// Does: reads the message as a stream, asks the resolver for keys. Fails with nothing: what cannot be known is unknown.
import { createReadStream } from 'node:fs'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { getDomain } from 'tldts'

/** Looks a name up in the DNS; the service gives node:dns/promises, tests give tables, others none. */
export type Resolver = (name: string, type: string) => Promise<string[][]>

/** pass: the From domain signed it. fail: it signed something else. unknown: no signature of its, or no answer. */
export type DkimResult = 'pass' | 'fail' | 'unknown'

/** Verifies the message at `path`. `from`: the sender's address. */
export async function verifySender(path: string, from: string, resolver: Resolver): Promise<DkimResult> {
  const domain = organizational(from.slice(from.lastIndexOf('@') + 1))
  if (domain === '') return 'unknown'
  const { results } = await dkimVerify(createReadStream(path), {
    // The library asks by its own order of arguments, and takes a rejection for a temporary error.
    resolver: async (name: string, type: string) => resolver(name, type),
  })
  const aligned = results.filter(({ signingDomain }) => organizational(signingDomain ?? '') === domain)
  // A body that is not the one that was signed is told as neutral.
  const verdicts = aligned.map(({ status }) => (/body hash/.test(status.comment ?? '') ? 'fail' : status.result))
  if (verdicts.includes('pass')) return 'pass'
  return verdicts.includes('fail') ? 'fail' : 'unknown'
}

/** mail.qinghe.example → qinghe.example, by the public suffix list. */
function organizational(domain: string): string {
  const lower = domain.toLowerCase()
  return getDomain(lower, { allowPrivateDomains: true }) ?? lower
}
