// RFC 2047 encoded words, and header text that should have been encoded and was not.
import { decode, normalLabel } from '../text/charset.ts'

/** A run of adjacent words of one charset: decoded together, since mailers cut in the middle of a character. */
type Run = { charset: string; encoding: string; payload: string; bytes: Buffer[] }

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
    run = extend(run, charset, (match[2] ?? 'B').toUpperCase(), latin1.slice(from, end.at))
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
  const payload = encoding.toUpperCase() === 'B' ? /[A-Za-z0-9+/=]*/y : /[^\s?]*/y
  payload.lastIndex = from
  payload.exec(source)
  const at = payload.lastIndex
  if (at === from) return null
  return { at, after: source[at] === '?' ? at + 1 : at }
}

function extend(run: Run | null, charset: string, encoding: string, payload: string): Run {
  if (!run) return { charset, encoding, payload, bytes: [] }
  // A base64 group may go on in the next word: unpadded payloads are joined as text.
  if (run.encoding === 'B' && encoding === 'B' && run.payload.replace(/\s/g, '').length % 4 !== 0) {
    return { ...run, payload: run.payload + payload }
  }
  run.bytes.push(wordBytes(run.encoding, run.payload))
  return { ...run, encoding, payload }
}

function decodeRun(run: Run): string {
  return decode(Buffer.concat([...run.bytes, wordBytes(run.encoding, run.payload)]), run.charset)
}

function wordBytes(encoding: string, payload: string): Buffer {
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
