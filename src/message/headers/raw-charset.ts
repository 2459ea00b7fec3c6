// Header bytes that were never encoded, in the charset that the text of the same message names. Pure.
import { utf8Text } from '../../files/text/utf8.ts'
import { decodeAs, normalLabel } from '../text/charset.ts'
import type { Field } from './fields.ts'

/** Labels that say nothing of raw bytes: UTF-8 shows by itself, and Latin-1 is claimed for anything. */
const TELLS_NOTHING = /^(utf-8|unknown|windows-1252|iso-2022|hz-|utf-7|utf-16|utf-32|ucs-2)/

/**
 * Fields whose raw bytes are not UTF-8 and fit the charset `label` get them as UTF-8 (still latin1, a byte a character);
 * the others stay as they are, and are read by evidence later.
 * Seen in practice: Russian, Korean and Japanese subjects in the charset of the text (test mail 133 to 136).
 */
export function inCharsetOfText(fields: readonly Field[], label: string | null): readonly Field[] {
  const charset = normalLabel(label)
  if (charset === null || TELLS_NOTHING.test(charset)) return fields
  return fields.map(field => ({ ...field, value: reread(field.value, charset) }))
}

function reread(value: string, charset: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value
  const bytes = Buffer.from(value, 'latin1')
  if (utf8Text(bytes, charset === 'gb18030') !== null) return value
  const text = decodeAs(bytes, charset)
  return text === null ? value : Buffer.from(text, 'utf8').toString('latin1')
}
