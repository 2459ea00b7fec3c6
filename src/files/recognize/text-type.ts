// Bytes that are text: which kind of text, by what stands in it.
import { decode, encodingOf } from '../text/decode.ts'

/** Fields of a message's header; three of them at the top of a text make it a message (RFC 5322). */
const FIELD =
  /^(from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|sender|content-type|content-transfer-encoding|x-[a-z-]+|dkim-signature|importance)[ \t]*:/i
/** Fields that mail programs write and people who quote a mail do not. */
const MACHINE_FIELD =
  /^(received|message-id|mime-version|return-path|delivered-to|dkim-signature|x-mailer|x-[a-z]+-[a-z-]+|content-type)[ \t]*:/im

/**
 * `head` as text, where it is text: no control characters that no text has, and UTF-8, UTF-16 with its mark, GB18030 or Big5
 * throughout. null: binary. A character cut in two at the end of `head` does not count.
 */
export function asText(head: Buffer): string | null {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return decode(head)
  for (const byte of head) {
    // Tab, LF, FF, CR, ESC (ISO-2022) and the old end-of-file mark occur in texts.
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b && byte !== 0x1a)
      return null
  }
  return encodingOf(head) !== null || mostlyAscii(head) ? decode(head) : null
}

/** A text with a few damaged characters is still one; compressed data has as many bytes above ASCII as below. */
function mostlyAscii(head: Buffer): boolean {
  let high = 0
  for (const byte of head) if (byte >= 0x80) high += 1
  return high * 10 < head.length
}

/** The media type of a text by its beginning; `extension` (lower case) only decides what the words leave open. */
export function textType(text: string, extension: string): string {
  const start = text.replace(/^[\uFEFF\s]+/, '')
  if (start.startsWith('{\\rtf')) return 'application/rtf'
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'text/calendar'
  if (/^BEGIN:VCARD/i.test(start)) return 'text/vcard'
  if (/^From \S+.*\d{4}\s*$/m.test(start.split('\n', 1)[0] ?? '') && /^[A-Za-z-]+:/m.test(start))
    return 'application/mbox'
  const message = messageType(start, extension)
  if (message) return message
  const markup = markupType(start)
  if (markup) return markup
  if (extension === 'tsv') return 'text/tab-separated-values'
  if (extension === 'csv' || isTable(text, extension)) return 'text/csv'
  return 'text/plain'
}

/** What Word and a browser write for a page with its pictures: two fields, and no others. */
const SAVED_PAGE = /^mime-version:[^\n]*\ncontent-type:\s*multipart\/related/i

function messageType(start: string, extension: string): string | null {
  if (/^(mht|mhtml|doc|xls)$/.test(extension) && SAVED_PAGE.test(start)) return 'multipart/related'
  const end = start.search(/\r?\n\r?\n/)
  const lines = (end < 0 ? start : start.slice(0, end)).split(/\r?\n/)
  const header = lines.every(line => /^[ \t]/.test(line) || /^[!-9;-~]+[ \t]*:/.test(line) || line === '')
  const fields = lines.filter(line => FIELD.test(line)).length
  const named = extension === 'eml' || extension === 'mht' || extension === 'mhtml'
  if (!(named ? fields >= 1 : header && fields >= 3 && MACHINE_FIELD.test(lines.join('\n')))) return null
  const saved = /^(from:\s*<?(saved by|由.*保存)|snapshot-content-location:)/im.test(lines.join('\n'))
  const page = /^content-type:\s*multipart\/related/im.test(start) && /^(mht|mhtml|doc|xls)$/.test(extension)
  return saved || page ? 'multipart/related' : 'message/rfc822'
}

function markupType(start: string): string | null {
  const opening = start.replace(/^(<\?xml[^>]*\?>|<!--[^]*?-->|<!DOCTYPE(?!\s+html)[^>]*>|\s)+/i, '')
  if (/^<svg[\s>:]/i.test(opening)) return 'image/svg+xml'
  if (
    /^<(!doctype\s+html|html|head|body|table|div|p|span|meta|title|style|script|font|center|h[1-6]|br|img|a)[\s>/]/i.test(
      opening,
    )
  )
    return 'text/html'
  if (/^<\?xml/i.test(start)) return 'application/xml'
  return null
}

/** Lines with equally many commas or tabs: a table that was saved under another name. */
function isTable(text: string, extension: string): boolean {
  if (extension !== '' && extension !== 'xls' && extension !== 'xlsx' && extension !== 'et') return false
  const lines = text
    .split(/\r?\n/)
    .slice(0, 20)
    .filter(line => line.trim() !== '')
  const counts = lines.map(line => line.split(/[,\t]/).length - 1)
  return lines.length >= 3 && (counts[0] ?? 0) >= 1 && counts.slice(0, -1).every(count => count === counts[0])
}
