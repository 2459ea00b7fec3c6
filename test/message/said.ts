// A mail of one text, for tables of what people and machines say.
import { message, utf8, word, type Fields } from '../mail/make/eml.ts'

/** A text mail whose subject is given in Chinese; other fields are bytes. */
export function said(subject: string, text: string, fields: Fields = {}): string {
  const head = { Subject: word(utf8(subject)), 'Content-Type': 'text/plain; charset=utf-8' }
  return message({ ...head, ...fields }, `${utf8(text.replaceAll('\n', '\r\n'))}\r\n`)
}
