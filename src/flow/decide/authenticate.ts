// A reading without Authentication-Results → the same with what DKIM says, where the office wants it asked.
import { resolve } from 'node:dns/promises'
import type { Configuration } from '../../config/configuration.ts'
import { type Resolver, verifySender } from '../../dkim/verify-sender.ts'
import type { Reading } from '../../reading/reading.ts'

/** TXT records as the DNS has them. */
export const dnsResolver: Resolver = async (name, type) => (await resolve(name, type)) as string[][]

/** `path`: the message's bytes. What nobody can check stays unknown, which is no failure. */
export async function authenticated(
  reading: Reading,
  path: string,
  { office }: Configuration,
  resolver: Resolver = dnsResolver,
): Promise<Reading> {
  const from = reading.head.from?.address
  if (!office.dkim || !from || reading.authentication.length > 0) return reading
  const dkim = await verifySender(path, from, resolver)
  if (dkim === 'unknown') return reading
  const server = office.authservIds[0] ?? office.mailbox.address.slice(office.mailbox.address.indexOf('@') + 1)
  return { ...reading, authentication: [{ server, spf: null, dkim, dmarc: null }] }
}
