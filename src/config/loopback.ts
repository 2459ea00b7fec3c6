// Whether a host is this machine itself, where an unencrypted connection harms nobody.
import { isIPv4 } from 'node:net'

/** True for localhost (RFC 6761 §6.3), 127.0.0.0/8 and ::1. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase()
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
