// Bytes → text by evidence. A label is a claim: it is believed where the bytes agree with it.
import iconv from 'iconv-lite'
import { strictly } from '../../files/text/strictly.ts'
import { utf8Text } from '../../files/text/utf8.ts'
import {
  commonness,
  isAscii,
  isChineseText,
  isUtf8CutOnce,
  looksEuropean,
  looksLikeHz,
  mostlyHan,
  withoutTornEnd,
} from './evidence.ts'

/** Labels that mean more, or less, than they say. Mailers in China write GB2312 for anything up to GB18030. */
const MEANT: Record<string, string> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'gb2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  'euc-cn': 'gb18030',
  hz: 'hz-gb-2312',
  'us-ascii': 'unknown',
  ascii: 'unknown',
  'ansi_x3.4-1968': 'unknown',
  utf8: 'utf-8',
  'utf-8-mac': 'utf-8',
  unicode: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'x-unknown': 'unknown',
  'unknown-8bit': 'unknown',
  '8bit': 'unknown',
  binary: 'unknown',
  default: 'unknown',
  default_charset: 'unknown',
  big5: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'x-sjis': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  uhc: 'euc-kr',
  cp949: 'euc-kr',
  'eucjp-ms': 'euc-jp',
  cp51932: 'euc-jp',
  'x-mac-ce': 'maccenteuro',
  'unicode-1-1-utf-7': 'utf-7',
  csunicode11utf7: 'utf-7',
}

/** What extends ISO-2022-JP (RFC 1468, RFC 1554) is read as it: the characters that offices use are the same. */
const JAPANESE = /^(iso-2022-jp-(1|2|3|2004|ms)|csiso2022jp2?|cp5022[0-2])$/

/** A charset label as {@link decode} works with it; null where there is none. */
export function normalLabel(label: string | null | undefined): string | null {
  const clean = label
    ?.slice(0, 100)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
    .toLowerCase()
  if (!clean) return null
  return JAPANESE.test(clean) ? 'iso-2022-jp' : (MEANT[clean] ?? clean)
}

/**
 * Decodes by label and evidence. What is strictly valid UTF-8 is UTF-8 whatever the label says (other encodings hardly
 * ever are by chance); else the label where the bytes fit it; else GB18030 or Big5, whichever fits better; else the label
 * with replacement characters.
 * Seen in practice: GBK labelled utf-8 or iso-8859-1 (test mail 021, 022), no label (023), labels nobody knows (024), GBK
 * that is UTF-8 by chance (176).
 */
export function decode(bytes: Uint8Array, label?: string | null): string {
  const charset = normalLabel(label)
  if (charset !== null && statefulOrWide(charset)) return byLabel(bytes, charset)
  const marked = byMark(bytes)
  if (marked !== null) return marked
  if (isAscii(bytes)) return looksLikeHz(bytes) ? byLabel(bytes, 'hz-gb-2312') : Buffer.from(bytes).toString('latin1')
  const utf8 = utf8Text(bytes, charset === 'gb18030')
  if (utf8 !== null) return utf8
  if (charset === null || charset === 'utf-8' || charset === 'unknown') return unlabelled(bytes)
  if (charset === 'windows-1252') return western(bytes)
  const labelled = byLabel(bytes, charset)
  if (!labelled.includes('\uFFFD')) return labelled
  const guessed = guess(bytes)
  // A byte lost on the way spoils no label; where the label lied, another reading makes far better sense.
  const isBetter = guessed !== null && mostlyHan(guessed) && commonness(guessed) > commonness(labelled) + 0.1
  return isBetter ? guessed : labelled
}

/** Decoding by label alone; null where the bytes do not fit, or nobody knows the label. */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  const charset = normalLabel(label)
  if (charset === null || !iconv.encodingExists(charset)) return null
  const text = byLabel(bytes, charset)
  return text.includes('\uFFFD') ? null : text
}

/** Encodings whose bytes look like ASCII, or two bytes a character: there the label is all there is to go by. */
function statefulOrWide(charset: string): boolean {
  return /^(iso-2022|hz-gb|utf-7|utf-16|utf-32|ucs-2)/.test(charset)
}

/** By a byte order mark of UTF-16, as text files saved by Notepad have; null without one. */
function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

/** No label, or one that says nothing, or a wrong claim of UTF-8. */
function unlabelled(bytes: Uint8Array): string {
  const whole = withoutTornEnd(bytes)
  // The torn character shows as one replacement character: something stood there.
  if (!isAscii(whole) && utf8Text(whole) !== null) return new TextDecoder('utf-8').decode(bytes)
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  if (isUtf8CutOnce(utf8)) return utf8
  const guessed = guess(bytes)
  // Seen in practice: Big5 whose second bytes are mostly letters (test mail 250).
  if (guessed !== null && isChineseText(guessed)) return guessed
  if (looksEuropean(bytes)) return mostlyUtf8(utf8) ?? new TextDecoder('windows-1252').decode(bytes)
  return guessed ?? mostlyUtf8(utf8) ?? new TextDecoder('gb18030').decode(bytes)
}

/** Latin-1 is what old mailers claim for whatever the user typed. */
function western(bytes: Uint8Array): string {
  const guessed = looksEuropean(bytes) ? null : guess(bytes)
  if (guessed !== null && mostlyHan(guessed) && commonness(guessed) > 0.1) return guessed
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * GB18030 or Big5, whichever fits without an error; where both fit, the one that makes Chinese of it (test mail 171), and of
 * two the one with clearly commoner characters.
 */
function guess(bytes: Uint8Array): string | null {
  const gb = strictly(bytes, 'gb18030')
  const big5 = strictly(bytes, 'big5')
  if (gb === null || big5 === null) return gb ?? big5
  if (mostlyHan(big5) !== mostlyHan(gb)) return mostlyHan(big5) ? big5 : gb
  return commonness(big5) > commonness(gb) + 0.2 ? big5 : gb
}

/** Damaged UTF-8, decoded, is still UTF-8 where most of it decodes; null where it does not. */
function mostlyUtf8(text: string): string | null {
  let broken = 0
  let beyond = 0
  for (const character of text) {
    if (character > '\u007f') beyond += 1
    if (character === '\uFFFD') broken += 1
  }
  return broken * 5 < beyond ? text : null
}

function byLabel(bytes: Uint8Array, charset: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (charset === 'hz-gb-2312') return decodeHz(buffer.toString('latin1'))
  try {
    return new TextDecoder(charset).decode(charset === 'iso-2022-jp' ? withoutEmptyShifts(buffer) : bytes)
  } catch {
    // TextDecoder knows the web's encodings only; mail has more (UTF-7, code pages).
    return iconv.encodingExists(charset) ? iconv.decode(buffer, charset) : unlabelled(bytes)
  }
}

/**
 * ISO-2022-JP (RFC 1468) without shifts that nothing follows but another one: words put together have them, and the web's
 * decoder takes them for an attack (test mail 165).
 */
function withoutEmptyShifts(bytes: Buffer): Buffer {
  const [before = '', ...shifted] = bytes.toString('latin1').split('\u001b')
  const filled = shifted.filter((piece, at) => at === shifted.length - 1 || !/^[($][@ABIJ]$/.test(piece))
  return Buffer.from([before, ...filled].join('\u001b'), 'latin1')
}

/** HZ (RFC 1843): GB2312 in seven bits between ~{ and ~}, in pairs of which the second may be a "~". */
function decodeHz(text: string): string {
  return text
    .replace(/~\{((?:[!-w][!-~])*)[ \t]*(?:~\}|$)/gm, (_, pairs: string) =>
      new TextDecoder('gb18030').decode(Uint8Array.from(pairs, character => character.charCodeAt(0) | 0x80)),
    )
    .replaceAll('~~', '~')
    .replaceAll('~\n', '')
}
