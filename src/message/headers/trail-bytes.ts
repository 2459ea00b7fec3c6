// Raw GBK and Big5 in headers: the second byte of a character may be one of "@", "[", "\" and "]", which mean something
// there (RFC 5322 §3.2). Pure; strings hold a byte a character.
import { strictly } from '../../files/text/strictly.ts'

/** What a mark stands as while the header is taken apart: beyond every byte, so that nothing takes it for the mark. */
const GUARDED = 0xe000

/**
 * The value with marks that are the second half of a character out of the way; the same value where it is UTF-8, or has no
 * such byte. An "@" stays where no other one is left: without it there is no address.
 * Seen in practice: 功 and 許 of Big5, 誠 of GBK end in a backslash, 一 of Big5 in "@" (test mail 250, 251).
 */
export function guardTrailBytes(latin1: string): string {
  if (!/[\u0081-\u00fe][@[\\\]]/.test(latin1)) return latin1
  if (strictly(Buffer.from(latin1, 'latin1'), 'utf-8') !== null) return latin1
  const guarded = latin1.replace(/[\u0081-\u00fe]([\u0030-\u00fe])/g, (pair, trail: string) =>
    '@[\\]'.includes(trail) ? `${pair[0]}${String.fromCharCode(GUARDED + trail.charCodeAt(0))}` : pair,
  )
  return latin1.includes('@') && !guarded.includes('@') ? guarded.replaceAll('\ue040', '@') : guarded
}

/** The bytes as they were. */
export function bareTrailBytes(guarded: string): string {
  return guarded.replace(/[\ue040-\ue05d]/g, mark => String.fromCharCode(mark.charCodeAt(0) - GUARDED))
}
