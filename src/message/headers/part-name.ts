// A part's name as its sender saw it. Making it safe for disk is another room's work.
import { strictly } from '../../files/text/strictly.ts'
import { utf8Text } from '../../files/text/utf8.ts'
import { decode } from '../text/charset.ts'
import { looksEuropean, mostlyHan } from '../text/evidence.ts'
import { decodeHeader } from './encoded-words.ts'
import { percentBytes, type Structured } from './parameters.ts'

/**
 * The name that Content-Disposition and Content-Type give a part; null where neither does.
 * RFC 2231 form before plain, disposition before type, but a name that lost its characters ("??.docx") loses to one that
 * kept them (test mail 010).
 */
export function partName(disposition: Structured, type: Structured): string | null {
  const candidates = [
    extendedName(disposition, 'filename'),
    plainName(disposition, 'filename'),
    extendedName(disposition, 'name'),
    plainName(disposition, 'name'),
    extendedName(type, 'name'),
    plainName(type, 'name'),
    extendedName(type, 'filename'),
    plainName(type, 'filename'),
  ].filter((name): name is string => name !== null && name !== '')
  const whole = candidates.filter(name => !isSpoilt(name))
  const chosen = whole[0] ?? candidates[0] ?? null
  return whole.find(name => chosen !== null && !hasEnding(chosen) && hasEnding(name)) ?? chosen
}

/** A name without its ending was cut, where the other name has one (test mail 254). */
function hasEnding(name: string): boolean {
  return /\.[A-Za-z0-9]{1,5}$/.test(name)
}

/** Characters were lost on the way: replacement characters, or question marks or strokes where letters stood. */
function isSpoilt(name: string): boolean {
  return (
    name.includes('\uFFFD') ||
    /\?{2,}/.test(name) ||
    /^(\?+|_{2,})(\.|$)/.test(name) ||
    /^[^\p{L}\p{N}]*\?[^\p{L}\p{N}]*(\.|$)/u.test(name)
  )
}

function extendedName(header: Structured, key: string): string | null {
  const given = header.extended.get(key)
  if (!given) return null
  const latin1 = given.bytes.toString('latin1')
  // Seen in practice: encoded words inside RFC 2231 pieces (test mail 008).
  if (/=\?[^?\s]+\?[BbQq]\?/.test(latin1)) return tidy(decodeHeader(latin1))
  return tidy(decode(given.bytes, given.charset))
}

function plainName(header: Structured, key: string): string | null {
  const given = header.plain.get(key)
  if (given === undefined) return null
  // Seen in practice: the form of RFC 2231 without its "*" (test mail 252).
  const marked = /^([A-Za-z0-9_-]{3,20})'[^'%]{0,20}'(.*%[89A-Fa-f][0-9A-Fa-f].*)$/s.exec(given)
  if (marked) return tidy(decode(percentBytes(marked[2] ?? ''), marked[1]))
  return tidy(encodedOnce(withEscapes(withEntities(withPercents(decodeHeader(given))))))
}

/** Seen in practice: UTF-8 that was taken for Latin-1 and encoded once more (test mail 262). */
function encodedOnce(name: string): string {
  if (!/[\u00e4-\u00e9][\u0080-\u00bf]{2}/.test(name) || /[\u0100-\uffff]/.test(name)) return name
  const text = strictly(Buffer.from(name, 'latin1'), 'utf-8')
  return text !== null && mostlyHan(text) ? text : name
}

/**
 * Seen in practice: "%E6%80%BB%E7%BB%93.docx" in a plain parameter (test mail 005). Only where what comes out is text
 * beyond ASCII: "100%25.doc" may well be called so.
 */
function withPercents(name: string): string {
  if (!/%[89A-Fa-f][0-9A-Fa-f]/.test(name) || /[^\u0020-\u007e]/.test(name)) return name
  const bytes = percentBytes(name)
  const utf8 = utf8Text(bytes)
  if (utf8 !== null) return utf8
  const gb = looksEuropean(bytes) ? null : strictly(bytes, 'gb18030')
  return gb !== null && mostlyHan(gb) ? gb : name
}

/** Seen in practice: webmail that writes "&#31185;&#23398;.docx" (test mail 017). */
function withEntities(name: string): string {
  return name.replace(/&#(\d{2,7}|x[0-9a-f]{2,6});/gi, (whole, digits: string) => {
    const code = digits.toLowerCase().startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits)
    return code >= 0x80 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Seen in practice: names as JSON writes them, "\\u6d3b\\u52a8.docx" (test mail 252). A path of Windows has no such parts. */
function withEscapes(name: string): string {
  if (!/^(?:\\u[0-9A-Fa-f]{4}|[^\\])+$/.test(name) || !/\\u[4-9][0-9A-Fa-f]{3}/.test(name)) return name
  return name.replace(/\\u([0-9A-Fa-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** Folding leaves tabs and line ends behind; NUL is never a part of a name, nor half a character at its end (070, 253). */
function tidy(name: string): string {
  return name
    .replace(/[\r\n\t]+/g, ' ')
    .replaceAll('\0', '')
    .replace(/\uFFFD+(?=$|\.[A-Za-z0-9]{1,5}$)/, '')
    .trim()
}
