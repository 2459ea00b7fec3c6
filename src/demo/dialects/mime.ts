// The parts of a message, byte by byte (RFC 2045 to 2049), in the charsets that Chinese mail programs write.
import iconv from 'iconv-lite'

/** As the label stands in the mail. GB labels all mean GB18030 when Chinese programs write them. */
export type Charset = 'GBK' | 'GB2312' | 'gb18030' | 'utf-8'

/** Text in the bytes of a charset, with CRLF line ends. */
export function bytesOf(text: string, charset: Charset): Buffer {
  return iconv.encode(text.replaceAll('\n', '\r\n'), charset === 'utf-8' ? 'utf-8' : 'gb18030')
}

/** One encoded word (RFC 2047) for all of `text`, however long: QQ writes it so. */
export function word(text: string, charset: Charset): string {
  return `=?${charset}?B?${bytesOf(text, charset).toString('base64')}?=`
}

/** Encoded words of at most 75 characters each, no character torn. ASCII stays as it is. */
export function words(text: string, charset: Charset): string[] {
  if (isAscii(text)) return [text]
  const found: string[] = []
  let current = ''
  for (const character of text) {
    if (current !== '' && word(current + character, charset).length > 75) {
      found.push(word(current, charset))
      current = ''
    }
    current += character
  }
  return [...found, word(current, charset)]
}

/** `name*0*=utf-8''…` and its continuations (RFC 2231), as Apple's programs write them. */
export function continued(parameter: string, value: string): string[] {
  if (isAscii(value)) return [`${parameter}="${value}"`]
  const text = `utf-8''${encodeURIComponent(value).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)}`
  const pieces = text.match(/(?:%[0-9A-Fa-f]{2}|[^%]){1,16}/g) ?? []
  if (pieces.length === 1) return [`${parameter}*=${text}`]
  return pieces.map((piece, index) => `${parameter}*${index}*=${piece}`)
}

export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}

/** Base64 in lines of 76 characters. */
export function base64(data: Buffer): Buffer {
  const lines = data.toString('base64').match(/.{1,76}/g) ?? []
  return Buffer.from(lines.join('\r\n'))
}

/** A header block and, after the empty line, what stands below it. Header lines are folded by their makers. */
export function part(headers: readonly string[], content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), content])
}

/** The parts of a multipart between their boundaries (RFC 2046 §5.1.1). */
export function multipart(boundary: string, parts: readonly Buffer[], preamble = ''): Buffer {
  const pieces = parts.flatMap(content => [Buffer.from(`--${boundary}\r\n`), content, Buffer.from('\r\n')])
  return Buffer.concat([Buffer.from(preamble), ...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
