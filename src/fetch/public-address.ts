// Which addresses are the public internet's. Everything else could be a machine of the office. Pure.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates), multicast, and the reserved rest. */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/**
 * Of 2000::/3, the only global unicast space that is given out (RFC 3513, IANA IPv6 Special-Purpose Address Registry):
 * IETF protocol assignments with Teredo and ORCHID, documentation, and 6to4, which wraps IPv4 addresses.
 */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const

const special = new BlockList()
for (const [net, prefix] of SPECIAL_V4) special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of SPECIAL_V6) special.addSubnet(net, prefix, 'ipv6')
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/**
 * True for an address that anybody on the internet reaches. False for loopback, private, link-local, shared, multicast,
 * documentation and reserved ones, for every IPv6 address that wraps an IPv4 one (mapped, NAT64, 6to4, Teredo), and for
 * what is no address, such as one with a zone.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return given.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
