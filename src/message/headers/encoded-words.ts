// RFC 2047 encoded words, and header text that should have been encoded and was not.
import { strictly } from '../../files/text/strictly.ts'
import { decode, normalLabel } from '../text/charset.ts'

/** A run of adjacent words of one charset: decoded together, since mailers cut in the middle of a character. */
type Run = { charset: string; words: { encoding: string; payload: string }[] }

const START = /=\?([^?\s=*]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?/g

/**
 * Decodes a header's value, given as latin1 (a byte a character, unfolded or not). Bytes beyond ASCII outside words are
 * decoded by evidence. Linear in its input.
 * Seen in practice: words torn mid-character or in the middle of a base64 group (test mail 013), blanks inside words
 * (014), ISO-2022-JP whose shift state runs over words (015), a last word without its end (016), raw GBK (001).
 */
export function decodeHeader(latin1: string): string {
  if (!latin1.includes('=?')) return rawText(latin1)
  let out = ''
  let at = 0
  let run: Run | null = null
  START.lastIndex = 0
  for (let match = START.exec(latin1); match; match = START.exec(latin1)) {
    const from = START.lastIndex
    const end = wordEnd(latin1, from, match[2] ?? 'B')
    if (end === null) break
    const between = latin1.slice(at, match.index)
    const charset = normalLabel(match[1]) ?? 'unknown'
    if (run && (/\S/.test(between) || run.charset !== charset)) {
      out += decodeRun(run)
      run = null
    }
    if (/\S/.test(between) || at === 0) out += rawText(between)
    run ??= { charset, words: [] }
    run.words.push({ encoding: (match[2] ?? 'B').toUpperCase(), payload: latin1.slice(from, end.at) })
    at = end.after
    START.lastIndex = at
  }
  if (run) out += decodeRun(run)
  return out + rawText(latin1.slice(at))
}

/** Where a word's payload ends; a word that was cut off reaches to the end of its run of payload characters. */
function wordEnd(source: string, from: number, encoding: string): { at: number; after: number } | null {
  // Never looked for beyond the next word's start, which keeps this linear: "=?=" is padding and end, not a start.
  const next = source.indexOf('=?', from)
  const end = source.slice(from, next < 0 ? source.length : next + 3).indexOf('?=')
  if (end >= 0) return { at: from + end, after: from + end + 2 }
  const payload = encoding.toUpperCase() === 'B' ? /[A-Za-z0-9+/=]*/y : /[^ \t\r\n?]*/y
  payload.lastIndex = from
  payload.exec(source)
  const at = payload.lastIndex
  if (at === from) return null
  return { at, after: source[at] === '?' ? at + 1 : at }
}

function decodeRun({ charset, words }: Run): string {
  const each = Buffer.concat(words.map(wordBytes))
  const groups = joinedGroups(words)
  if (groups.length === words.length) return decode(each, charset)
  // A base64 group goes on in the next word, or padding was left out: whichever gives whole characters.
  const joined = Buffer.concat(groups.map(wordBytes))
  return decode(strictly(joined, charset) === null && strictly(each, charset) !== null ? each : joined, charset)
}

/** Base64 words put together where one ends within a group of four. */
function joinedGroups(words: Run['words']): Run['words'] {
  const out: Run['words'] = []
  let open: string[] = []
  let letters = 0
  for (const { encoding, payload } of words) {
    if (encoding === 'B' && letters % 4 !== 0) open.push(payload)
    else {
      if (open.length > 0) out.push({ encoding: 'B', payload: open.join('') })
      open = encoding === 'B' ? [payload] : []
      letters = 0
      if (encoding !== 'B') out.push({ encoding, payload })
    }
    if (encoding === 'B') letters += payload.replace(/\s/g, '').length
  }
  if (open.length > 0) out.push({ encoding: 'B', payload: open.join('') })
  return out
}

function wordBytes({ encoding, payload }: Run['words'][number]): Buffer {
  if (encoding === 'B') return Buffer.from(payload, 'base64')
  const literal = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(literal, 'latin1')
}

/** Header text outside encoded words: ASCII as a rule; other bytes were never encoded and are read by evidence. */
export function rawText(latin1: string): string {
  return /[\u0080-\u00ff]|~\{/.test(latin1) ? decode(Buffer.from(latin1, 'latin1')) : latin1
}
