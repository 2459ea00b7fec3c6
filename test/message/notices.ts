// Notices about letters that came back, put together for tests: in words, and after RFC 3464.
import { message, part, parts, plain, utf8, word, type Fields } from '../mail/make/eml.ts'

export const LETTER =
  'From: desk@office.example\r\nTo: library@unit.example\r\nMessage-ID: <letter@office.example>\r\nX-Baosong-Letter: reminder-7\r\nSubject: reminder\r\n\r\n'

/** A notice in words; subject and text in Chinese, both in UTF-8. */
export function notice(from: string, subject: string, text: string, fields: Fields = {}): string {
  const head = { From: from, Subject: word(utf8(subject)), 'Content-Type': 'text/plain; charset=utf-8' }
  return message({ ...head, ...fields }, `${utf8(text.replaceAll('\n', '\r\n'))}\r\n`)
}

/** multipart/report with one group of fields a recipient. */
export function dsn(groups: string[], text = '退信', from = 'Postmaster@163.com'): string {
  const status = part(
    { 'Content-Type': 'message/delivery-status' },
    `Reporting-MTA: dns; mx.example\r\n\r\n${groups.map(one => one.replaceAll('\n', '\r\n')).join('\r\n\r\n')}\r\n`,
  )
  return message(
    {
      From: from,
      Subject: word(utf8('系统退信')),
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="=_r"',
    },
    parts('=_r', plain(text), status, part({ 'Content-Type': 'message/rfc822' }, LETTER)),
  )
}

export type Row = [what: string, mail: string, failures: [address: string, permanent: boolean, status: string | null][]]
export const FULL: [string, boolean, string | null][] = [['library@unit.example', true, '5.2.2']]
