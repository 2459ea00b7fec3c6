// S/MIME's envelopes (RFC 8551): a message inside a signature, or encrypted. Neither is opened here.
import type { Recognized } from './recognized.ts'

/** What an envelope is called; detached signatures (.p7s) and certificates (.p7b) have the same form. */
const NAMED = /^(p7m|)$/
/** ContentInfo with the types signedData, envelopedData and authEnvelopedData, in DER or BER (RFC 5652, 3; RFC 5083). */
const PKCS7 = '06092a864886f70d0107'
const AUTH_ENVELOPED = '060b2a864886f70d0109100117'

/** The envelope that begins in `head`; null for everything else. `extension`: lower case, no dot. */
export function smimeEnvelope(head: Buffer, extension: string): Recognized | null {
  if (head[0] !== 0x30 || !NAMED.test(extension)) return null
  const length = head[1] ?? 0
  const start = head.toString('hex', length > 0x80 ? 2 + (length & 0x0f) : 2, 24)
  const type = 'application/pkcs7-mime'
  if (start.startsWith(`${PKCS7}02`)) return { type, notes: [{ code: 'smime-signed', detail: null }] }
  const isEncrypted = start.startsWith(`${PKCS7}03`) || start.startsWith(AUTH_ENVELOPED)
  return isEncrypted ? { type, notes: [{ code: 'encrypted', detail: null }] } : null
}
