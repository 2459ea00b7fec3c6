// Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2183, RFC 2231), read as leniently as mail programs write them.
import { trimBlanks } from './blanks.ts'
import { bareTrailBytes, guardTrailBytes } from './trail-bytes.ts'

/** A structured header: its value in lower case, its parameters as latin1, and RFC 2231 pieces put together. */
export type Structured = {
  /** "text/plain", "attachment"; null where missing. */
  value: string | null
  /** Plain parameters, first one wins; latin1, quotes removed. */
  plain: Map<string, string>
  /** Parameters given in RFC 2231 form, as bytes with their charset (null where none was named). */
  extended: Map<string, { charset: string | null; bytes: Buffer }>
}

/** Parameters that are names: there blanks and parentheses of an unquoted value belong to it. */
const NAMES = new Set(['name', 'filename'])

/** No structured header of a real mail comes near; beyond it, reading would only cost time. */
const MOST_CHARACTERS = 16_384

/** A header of more parameters is a bomb. */
const MOST_PARAMETERS = 500

/**
 * Parses a structured header given as unfolded latin1; null reads as empty.
 * Seen in practice: no ";" before a parameter (test mail 011), no value at all (012), quotes inside quotes (009), a quote
 * that never closes (034), unquoted names with blanks, parentheses and semicolons (004).
 */
export function parseStructured(source: string | null): Structured {
  const plain = new Map<string, string>()
  const pieces = new Map<string, Piece[]>()
  const { value, rest } = splitValue(guardTrailBytes((source ?? '').slice(0, MOST_CHARACTERS)))
  let count = 0
  for (const [key, guarded] of parameters(rest)) {
    const given = bareTrailBytes(guarded)
    count += 1
    if (count > MOST_PARAMETERS) break
    const form = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(key)
    if (!form) {
      if (!plain.has(key)) plain.set(key, given)
      continue
    }
    const name = form[1] ?? key
    const encoded = form[2] === undefined || form[3] === '*'
    const list = pieces.get(name) ?? []
    list.push({ order: form[2] === undefined ? -1 : Number(form[2]), encoded, value: given })
    pieces.set(name, list)
  }
  const extended = new Map<string, { charset: string | null; bytes: Buffer }>()
  for (const [name, list] of pieces) {
    // Continuations without any encoding are a long plain value (RFC 2231 §3); it may hold encoded words.
    if (list.some(piece => piece.encoded)) extended.set(name, joinPieces(list))
    else if (!plain.has(name))
      plain.set(
        name,
        inOrder(list)
          .map(piece => piece.value)
          .join(''),
      )
  }
  return { value, plain, extended }
}

type Piece = { order: number; encoded: boolean; value: string }

function inOrder(list: Piece[]): Piece[] {
  return [...list].sort((a, b) => a.order - b.order)
}

/**
 * RFC 2231 §4: charset'language'text in the first piece; the rest is only percent-encoded. Torn characters are joined.
 * Seen in practice: one apostrophe instead of two (test mail 252).
 */
function joinPieces(list: Piece[]): { charset: string | null; bytes: Buffer } {
  const whole = list.find(piece => piece.order === -1)
  const runs = whole ? [whole] : joinedRuns(inOrder(list))
  let charset: string | null = null
  const bytes = runs.map(({ encoded, value }, position) => {
    if (!encoded) return Buffer.from(value, 'latin1')
    const marked = position === 0 ? /^([^'%]*)'(?:[^'%]*'|(?=%[89A-F][0-9A-F]))(.*)$/is.exec(value) : null
    if (marked) charset = marked[1] || null
    return percentBytes(marked ? (marked[2] ?? '') : value)
  })
  return { charset, bytes: Buffer.concat(bytes) }
}

/**
 * Encoded pieces that follow one another as one, decoded only then. Seen in practice: names cut after so many characters,
 * in the middle of "%E6", the second half at times without the "*" of an encoded piece (test mail 177).
 */
function joinedRuns(ordered: readonly Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of ordered) {
    const last = runs.at(-1)
    const isRest = last?.encoded === true && /%[0-9A-Fa-f]?$/.test(last.value) && /^[0-9A-Fa-f]/.test(piece.value)
    if (last && (last.encoded === piece.encoded || isRest)) last.value += piece.value
    else runs.push({ ...piece })
  }
  return runs
}

/** %XX → bytes; anything else stays as it is. */
export function percentBytes(value: string): Buffer {
  const literal = value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(literal, 'latin1')
}

function splitValue(source: string): { value: string | null; rest: string } {
  const clean = source.replace(/^(?:\s|\([^)]*\))+/, '')
  const token = /^[^\s;,"=(]+/.exec(clean)?.[0] ?? ''
  const after = clean.slice(token.length)
  if (token === '' || /^\s*=/.test(after)) {
    const quoted = /^"([^"]*)"/.exec(clean)
    if (quoted) return { value: quoted[1]?.trim().toLowerCase() || null, rest: clean.slice(quoted[0].length) }
    return { value: null, rest: clean }
  }
  return { value: token.toLowerCase(), rest: after }
}

const KEY = /[\s;,]*(?:\([^)]{0,200}\)[\s;,]*)?([A-Za-z0-9_.-]+(?:\*\d{0,4}\*?)?)\s*=\s*/y

const BETWEEN = /[\s;,]*/y

function* parameters(source: string): Generator<[key: string, value: string]> {
  let at = 0
  while (at < source.length) {
    KEY.lastIndex = at
    const key = KEY.exec(source)
    if (!key) {
      BETWEEN.lastIndex = at
      BETWEEN.exec(source)
      const next = source.indexOf(';', BETWEEN.lastIndex)
      if (next < 0) return
      at = next + 1
      continue
    }
    const name = (key[1] ?? '').toLowerCase()
    const from = KEY.lastIndex
    const { value, end } = source[from] === '"' ? quotedValue(source, from) : bareValue(source, from, name)
    yield [name, value]
    at = end
  }
}

/** The closing quote is the first one that a ";", another parameter or the end follows. */
function quotedValue(source: string, from: number): { value: string; end: number } {
  const closing = /"(?=\s*(?:;|$|\([^)]{0,200}\)\s*(?:;|$)|[A-Za-z-]+\*?\d*\*?=))/g
  closing.lastIndex = from + 1
  for (let match = closing.exec(source); match; match = closing.exec(source)) {
    if (source[match.index - 1] === '\\' && source[match.index - 2] !== '\\' && match.index + 1 < source.length)
      continue
    return { value: unescape(source.slice(from + 1, match.index)), end: match.index + 1 }
  }
  // The quote never closes: up to the next parameter, or the end.
  const next = source.slice(from).search(/;\s*[A-Za-z-]+\*?\d*\*?=/)
  const end = next < 0 ? source.length : from + next
  return {
    value: trimBlanks(unescape(source.slice(from + 1, end)).replace(/"$/, '')),
    end,
  }
}

/** Only quotes and backslashes are unescaped: a Windows path keeps its backslashes. */
function unescape(value: string): string {
  return value.replace(/\\(["\\])/g, '$1')
}

function bareValue(source: string, from: number, name: string): { value: string; end: number } {
  const base = name.replace(/\*.*$/, '')
  if (!NAMES.has(base)) {
    const token = /[^ \t\r\n;,(]*/y
    token.lastIndex = from
    const value = token.exec(source)?.[0] ?? ''
    return { value: value.replace(/^["']|["']$/g, ''), end: from + value.length }
  }
  // A name runs to the next ";" that a parameter follows, or to the end.
  const stop =
    /;\s*(?=[A-Za-z-]+\*?\d*\*?\s*=|$)|[ \t\r\n]+(?=(?:charset|boundary|size|name|filename|creation-date|modification-date|x-[a-z-]+)\*?\d*\*?=)/gi
  stop.lastIndex = from
  const end = stop.exec(source)?.index ?? source.length
  const value = trimBlanks(source.slice(from, end)).replace(/;$/, '')
  // Seen in practice: apostrophes for quotes (test mail 252).
  return { value: /^'[^']+'$/.test(value) ? value.slice(1, -1) : value, end }
}
