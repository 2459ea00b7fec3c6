// Mail put together byte by byte, so that a test mail can be exactly as wrong as the program that wrote it.
// All strings here hold one byte a character (latin1): what is not ASCII goes through utf8(), gbk() or big5() first.
import iconv from 'iconv-lite'

/** A numbered test mail: `name` is its file's name without .eml. */
export type Mail = { name: string; bytes: Buffer }

/** Header fields in order; null leaves out one that every mail has otherwise. */
export type Fields = Record<string, string | null>

export const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
export const gbk = (text: string): string => iconv.encode(text, 'gb18030').toString('latin1')
export const big5 = (text: string): string => iconv.encode(text, 'big5').toString('latin1')

/** Bytes as base64 in lines of 76. */
export function base64(bytes: string, width = 76): string {
  const letters = Buffer.from(bytes, 'latin1').toString('base64')
  return (letters.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\r\n')
}

/** One encoded word (RFC 2047) around bytes that are in `charset` already. */
export function word(bytes: string, charset = 'utf-8', encoding: 'B' | 'Q' = 'B'): string {
  const payload =
    encoding === 'B'
      ? Buffer.from(bytes, 'latin1').toString('base64')
      : bytes.replace(/[^A-Za-z0-9.]/g, c => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return `=?${charset}?${encoding}?${payload}?=`
}

/** Every byte as %XX. */
export function percent(bytes: string): string {
  return bytes.replace(/[^A-Za-z0-9.]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** A file's content: 200 bytes without NUL that depend on `seed` alone and are of no known type. */
export function sample(seed: number): string {
  return Buffer.from(Array.from({ length: 200 }, (_, i) => 1 + ((seed * 37 + i * i * 11) % 255))).toString('latin1')
}

/** A body part or an attached message: fields, an empty line, content. */
export function part(fields: Fields, body: string): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** An attachment in base64; `disposition` and `type` are whole header values. */
export function attachment(disposition: string | null, type: string | null, seed: number): string {
  return part(
    { 'Content-Type': type, 'Content-Disposition': disposition, 'Content-Transfer-Encoding': 'base64' },
    base64(sample(seed)),
  )
}

/** A text part in UTF-8, 8bit. */
export function plain(text: string, type = 'text/plain; charset=utf-8'): string {
  return part({ 'Content-Type': type, 'Content-Transfer-Encoding': '8bit' }, utf8(text.replaceAll('\n', '\r\n')))
}

/** The body of a multipart, its closing boundary included. */
export function parts(boundary: string, ...inside: string[]): string {
  return `${inside.map(one => `--${boundary}\r\n${one}\r\n`).join('')}--${boundary}--\r\n`
}

/** A whole message; `fields` add to the usual ones or replace them. */
export function message(fields: Fields, body: string): string {
  const usual: Fields = {
    From: 'Demo Library <library@unit.example>',
    To: 'desk@office.example',
    Subject: 'report',
    Date: 'Wed, 23 Sep 2026 10:20:30 +0800',
    'Message-ID': '<demo@unit.example>',
    'MIME-Version': '1.0',
  }
  return part({ ...usual, ...fields }, body)
}

/** A numbered mail from a whole message. */
export function mail(name: string, whole: string): Mail {
  return { name, bytes: Buffer.from(whole, 'latin1') }
}

/** A numbered multipart/mixed. */
export function mixed(name: string, fields: Fields, ...inside: string[]): Mail {
  return mail(name, message({ 'Content-Type': 'multipart/mixed; boundary="=_m"', ...fields }, parts('=_m', ...inside)))
}
