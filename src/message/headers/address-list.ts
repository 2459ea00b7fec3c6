// Address lists of header fields (RFC 5322 §3.4 and §4.4), read as leniently as they are written. Linear. Pure.
import type { Address } from '../address.ts'
import { trimBlanks } from './blanks.ts'
import { decodeHeader, rawText } from './encoded-words.ts'
import { bareTrailBytes, guardTrailBytes } from './trail-bytes.ts'

/** A To header of a whole province has hundreds; more are not shown anywhere. */
const MOST_ADDRESSES = 1_000

/** A piece longer than this is judged by its end, where the address stands. */
const LONGEST_PIECE = 2_000

/** Commas that a name may hold unquoted; more pieces without an address are no name. */
const MOST_NAME_PIECES = 20

/** What may stand for an address inside angle brackets or on its own. */
const SPEC =
  /[^ \t\r\n<>()[\]",;:@\u3000-\u303f\uff00-\uffef]{1,256}@[^ \t\r\n<>()",;:@\u3000-\u303f\uff00-\uffef]{1,256}/u

/**
 * All mailboxes of a header's value (latin1). Groups are opened, comments serve as names where no other is given. A piece
 * without an address is a part of the next one's name ("Name, more <a@b>"), or, where nothing follows, a name alone with
 * an empty address.
 * Seen in practice: unquoted commas (test mail 019), one encoded word around name and address (020), unclosed or doubled
 * brackets (025), ";" or nothing between addresses (026, 168), "Name [mailto:a@b]" (027).
 */
export function parseAddresses(latin1: string | null): Address[] {
  return spelledAddresses(latin1).map(({ name, address }) => ({ name, address: address.toLowerCase() }))
}

/** The same, every address as it is spelled: a local part's case is its server's matter (RFC 5321 §2.4). */
export function spelledAddresses(latin1: string | null): Address[] {
  if (!latin1) return []
  const found: Address[] = []
  let pending = ''
  let waiting = 0
  for (const piece of pieces(guardTrailBytes(latin1))) {
    if (piece.trim() === '') continue
    const joins = pending !== '' && waiting < MOST_NAME_PIECES
    waiting = joins ? waiting + 1 : 0
    const whole = (joins ? `${pending}, ${piece}` : piece).slice(-LONGEST_PIECE)
    const address = mailbox(whole)
    if (address === null) {
      pending = whole
      continue
    }
    pending = ''
    found.push(address)
    if (found.length >= MOST_ADDRESSES) return found
  }
  const alone = found.length === 0 ? withoutDomain(pending) : null
  return alone ? [alone] : found
}

/**
 * What holds no "@": a local name as cron and mail servers sign with, its comment its name (test mail 112, 142, 157), or a
 * name alone, behind which the null path may stand (113). Null where nothing is left.
 */
function withoutDomain(piece: string): Address | null {
  const local = /^\s*([\w.+-]{1,64})\s*(?:\(|$)/.exec(piece)?.[1]
  if (local) return { name: displayName(commentIn(piece) ?? local), address: tidyAddress(local) }
  const name = displayName(piece.replace(/<\s*>?\s*$/, ''))
  return name === '' ? null : { name, address: '' }
}

/** Cuts at commas and semicolons outside quotes, brackets and comments; a group's name and colon are dropped. */
function* pieces(source: string): Generator<string> {
  const closesQuote = source.lastIndexOf('"')
  let from = 0
  let quoted = false
  let comment = 0
  let angle = false
  for (let i = 0; i < source.length; i += 1) {
    const c = source[i]
    if (quoted) {
      if (c === '\\') i += 1
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = i < closesQuote
    else if (c === '(') comment += 1
    else if (c === ')') comment = Math.max(0, comment - 1)
    else if (c === '<') angle = true
    else if (c === '>') {
      if (angle && comment === 0 && isNextBehind(source, from, i)) {
        yield source.slice(from, i + 1)
        from = i + 1
      }
      angle = false
    } else if (c === '\\' && comment > 0) i += 1
    else if (c === ':' && comment === 0 && !angle && i - from < 200 && isGroupName(source.slice(from, i))) from = i + 1
    else if ((c === ',' || c === ';') && comment === 0 && (!angle || /^[^<>]*</.test(source.slice(i + 1, i + 200)))) {
      yield source.slice(from, i)
      from = i + 1
      angle = false
    }
  }
  yield source.slice(from)
}

/** A mailbox ends here, and the words and address of another one follow without a comma. */
function isNextBehind(source: string, from: number, close: number): boolean {
  if (!/<[^<>@]+@[^<>@]+$/.test(source.slice(Math.max(from, close - 600), close))) return false
  return /^[ \t\r\n]+[^\s<>,;:"(@][^<>,;:"(@]{0,200}<[^<>@]+@[^<>@]+>/.test(source.slice(close + 1, close + 800))
}

function isGroupName(before: string): boolean {
  return before.trim() !== '' && !before.includes('@') && !/mailto$/i.test(before) && !before.includes('=?')
}

/** One mailbox; null where the piece holds no address. */
function mailbox(piece: string): Address | null {
  const raw = split(piece)
  if (raw) return raw
  // An encoded word around the whole mailbox hides the brackets until it is decoded.
  const decoded = decodeHeader(bareTrailBytes(piece))
  return decoded === piece ? null : split(decoded.replaceAll('\u00a0', ' '), true)
}

function split(piece: string, isDecoded = false): Address | null {
  const read = (text: string) => (isDecoded ? plainName(text) : displayName(text))
  const open = angleStart(piece)
  if (open >= 0) {
    const close = piece.indexOf('>', open)
    const inside = trimBlanks(piece.slice(open + 1, close < 0 ? piece.length : close))
    const address = addressOf(inside, isDecoded)
    if (address !== null) {
      const after = close < 0 ? '' : piece.slice(close + 1).replace(/^>+/, '')
      const name = read(piece.slice(0, open).replace(/<+\s*$/, '')) || read(commentIn(after) ?? '')
      return { name, address }
    }
  }
  const quotedLocal = /^\s*("(?:[^"\\]|\\.)*"@[^ \t\r\n@,;<>]+)\s*$/.exec(piece)
  if (quotedLocal?.[1]) return { name: '', address: tidyAddress(quotedLocal[1]) }
  const bare = SPEC.exec(withoutComments(piece))
  if (!bare) return null
  const around = withoutComments(piece)
    .replace(bare[0], ' ')
    .replace(/\[?mailto:|[[\]<>]/gi, ' ')
  const name = read(around) || read(commentIn(piece) ?? '')
  return { name, address: tidyAddress(bare[0]) }
}

/** The bracket that opens the address: the last one with an "@" behind it. */
function angleStart(piece: string): number {
  const last = piece.lastIndexOf('<')
  if (last < 0) return -1
  if (piece.includes('@', last)) return last
  const earlier = piece.lastIndexOf('<', last - 1)
  return earlier >= 0 && last > 0 && piece.slice(earlier, last).includes('@') ? earlier : last
}

function addressOf(inside: string, isDecoded: boolean): string | null {
  // Blanks and comments around "@" and "." (test mail 155, 167), which RFC 5322 §4.4 lets stand.
  const clean = (inside.startsWith('"') ? inside : withoutComments(inside))
    .replace(/^mailto:/i, '')
    .replace(/^@[^:]*:/, '')
    .replace(/[ \t]*([@.])[ \t]*/g, '$1')
  if (/^"(?:[^"\\]|\\.)*"@[^ \t\r\n@]+$/.test(clean)) return tidyAddress(clean)
  const spec = SPEC.exec(clean)
  if (spec) return tidyAddress(/[ \t\r\n]/.test(clean) ? spec[0] : clean.replace(/^'+|'+$|"/g, ''))
  if (!isDecoded && clean.includes('=?')) return addressOf(decodeHeader(bareTrailBytes(clean)), true)
  // Seen in practice: marks that no address may hold (test mail 160); brackets and one "@" say what is meant.
  if (/^[^ \t\r\n<>@]{1,256}@[^ \t\r\n<>@]{1,256}$/.test(clean)) return tidyAddress(clean)
  // A local name without a domain (cron, MAILER-DAEMON) is an address all the same.
  return /^[\w.+-]+$/.test(clean) ? tidyAddress(clean) : null
}

function tidyAddress(address: string): string {
  const bare = bareTrailBytes(address).replace(/^[<']+|[>'.,;]+$/g, '')
  // The bracket of "[mailto:a@b]" is no part of the address; that of a domain literal (RFC 5322 §3.4.1) is.
  const whole = bare.includes('[') ? bare : bare.replace(/\]+$/, '')
  // An address may be in UTF-8 (RFC 6532 §3.2), and then still stands here a byte a character.
  return /[\u0100-\uffff]/.test(whole) ? whole : rawText(whole)
}

function commentIn(piece: string): string | null {
  return /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(piece)?.[1] ?? null
}

function withoutComments(piece: string): string {
  // Twice, for a comment in a comment.
  return piece.replace(/\([^()]*\)/g, ' ').replace(/\([^()]*\)/g, ' ')
}

/** A display name as latin1 → as it is read: quotes off, encoded words decoded, blanks single. */
function displayName(source: string): string {
  const text = trimBlanks(source)
  const unquoted = text.startsWith('"') ? text.replace(/^"|"$/g, '').replace(/\\(.)/gs, '$1') : text
  return plainName(decodeHeader(bareTrailBytes(unquoted)))
}

function plainName(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/^[,;\s]+|[,;\s]+$/g, '')
    .trim()
}
