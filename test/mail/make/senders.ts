// Who wrote, and about what, as list archives, bounces and spam have it; addresses after RFC 5322 appendix A and RFC 2047 §8.
import iconv from 'iconv-lite'
import { attachment, big5, gbk, mail, message, parts, plain, utf8, word, type Fields, type Mail } from './eml.ts'

function headed(name: string, fields: Fields, text = '您好，材料见下。'): Mail {
  const head = { 'Content-Type': 'text/plain; charset=utf-8', ...fields }
  return mail(name, message(head, `${utf8(text)}\r\n`))
}

/** The same under another charset, which the text is in too. */
function inCharset(name: string, charset: string, fields: Fields, text: string): Mail {
  const head = { 'Content-Type': `text/plain; charset=${charset}`, ...fields }
  return mail(name, message(head, `${iconv.encode(text, charset).toString('latin1')}\r\n`))
}
const bytes = (text: string, charset: string) => iconv.encode(text, charset).toString('latin1')

export const SENDERS: Mail[] = [
  headed('107-from-group', { From: 'Readers: "Reading Room" <room@unit.example>, second@unit.example;' }),
  headed('108-from-comments', {
    From: 'Reading (the old one) Room <(here) room@unit.example (at work)>',
    To: 'desk@office.example (Desk (of reports))',
  }),
  headed('109-from-quoted-word', { From: `"${word(utf8('云溪市图书馆'))}" <library@unit.example>` }),
  headed('110-from-missing-sender', { From: null, Sender: '"Front desk" <front@unit.example>' }),
  headed('111-from-several', {
    From: 'First Author <first@unit.example>, second@unit.example',
    Sender: 'second@unit.example',
  }),
  headed('112-from-local-name', { From: 'root (Cron Daemon)', 'Return-Path': '<>' }),
  headed('113-from-null-path', { From: 'Mail Delivery Subsystem <>' }, 'Text.'),
  headed('114-from-quoted-at', { From: '"library@unit.example" <other@unit.example>' }),
  headed('115-from-behind-address', { From: '<library@unit.example> Demo Library' }),
  headed('116-from-name-and-bare-address', { From: '"Demo Library" library@unit.example' }),
  headed('117-from-quoted-local', { From: 'Demo <"demo library"@unit.example>' }),
  headed('118-from-route', { From: 'Demo <@relay.example,@second.example:library@unit.example>' }),
  headed('119-from-escapes', { From: '"Demo \\"Books\\" Library, Room \\\\ 1" <library@unit.example>' }),
  headed('120-from-folded', { From: 'Demo\r\n Library\r\n\t<library@unit.example>' }),
  headed('121-from-list-archive', { From: 'library at unit.example (Demo Library)' }),
  headed('155-from-blanks-inside', { From: '"Demo Library" < library @ unit.example >' }),
  // RFC 6532: an address in raw UTF-8.
  headed('156-from-beyond-ascii', {
    From: utf8('图书馆 <图书馆@单位.example>'),
    To: utf8('Desk <DÉSK@office.example>'),
  }),
  headed('157-from-local-name-alone', { From: 'MAILER-DAEMON' }),
  headed('158-from-comma-in-word', {
    From: '=?utf-8?Q?Library,_Room_(1?= <library@unit.example>, second@unit.example',
    To: '=?utf-8?Q?Desk:_reports?= <desk@office.example>',
  }),
  // A character was lost at the end of each; the labels are true all the same.
  headed('159-words-torn-at-end', {
    Subject: word(big5('關於報送活動總結的通知').slice(0, -1), 'big5'),
    From: `${word(bytes('활동 보고서', 'euc-kr').slice(0, -1), 'euc-kr')} <library@unit.example>`,
  }),
  headed('160-from-marks-inside', { From: 'Demo Library <library:@unit.example>' }),
  headed('163-from-apostrophes', {
    From: "O'Demo <o'demo@unit.example>",
    To: "'desk@office.example' <'desk@office.example'>, o'second@office.example, 'third@office.example'",
  }),
  // Each of the last characters ends with the byte A0.
  mail(
    '164-header-bytes-a0',
    message(
      {
        Subject: utf8('报送科普展品制造'),
        From: utf8('王惠 <desk@università.example>'),
        'Content-Type': 'multipart/mixed; boundary="=_m"',
      },
      parts('=_m', plain('您好，材料见附件。'), attachment(utf8('attachment; filename=展品制造'), null, 164)),
    ),
  ),
  // Every word shifts back to ASCII at its end, as RFC 1468 has it.
  headed('165-words-iso-2022-jp-shifts', {
    Subject: `${word('\x1b$B%F%9%H\x1b(B', 'ISO-2022-JP')}\r\n ${word('\x1b$B%F%9%H\x1b(B', 'ISO-2022-JP')}`,
  }),
  headed('166-subject-raw-portuguese', { Subject: 'Forma\xe7\xe3o: Programa\xe7\xe3o de Ver\xe3o' }),
  // RFC 5322 appendix A.5.
  headed('167-from-comments-inside', {
    From: 'Demo(A wonderful \\) place) <library(its account)@unit(of old) . example(its host)>',
  }),
  headed('168-from-no-comma', { From: 'Demo Library <library@unit.example> Reading Room <room@unit.example>' }),
  headed('171-subject-raw-big5-marks', { Subject: big5('改善環境，預防災害的最佳選擇') }, 'Text.'),
  mail(
    '172-subject-raw-charset-in-page',
    message(
      { Subject: bytes('활동 보고서를 보냅니다', 'euc-kr'), 'Content-Type': 'text/html' },
      `<html><head><meta charset="euc-kr"></head><body><p>${bytes('안녕하세요', 'euc-kr')}</p></body></html>\r\n`,
    ),
  ),
  mail(
    '174-from-behind-blank',
    ` ${message({ 'Content-Type': 'text/plain; charset=utf-8' }, `${utf8('您好，材料见下。')}\r\n`)}`,
  ),
  headed('122-words-language', {
    Subject: '=?US-ASCII*EN?Q?Keith_Moore?= =?utf-8*zh-CN?B?5oC757uT?=',
    From: '=?ISO-8859-1*da?Q?Keld_J=F8rn_Simonsen?= <keld@unit.example>',
  }),
  // RFC 2047 §8: blanks between words vanish, those beside text stay.
  headed('123-words-side-by-side', {
    Subject:
      '(=?ISO-8859-1?Q?a?= b) =?ISO-8859-1?Q?c?=\r\n\t=?ISO-8859-2?Q?_d?= =?utf-8?Q?e?==?utf-8?Q?f?= x=?utf-8?Q?g?=y',
  }),
  headed('124-words-none', { Subject: '=?utf-8?Q??= =?utf-8?B??= left =?x? =?utf-8?X?YQ==?= ?=' }),
  headed('125-subject-folded-tabs', { Subject: 'one\r\n\ttwo\r\n \t three\r\n  four' }),
  headed('126-subject-folded-first', { Subject: '\r\n only in the second line' }),
  headed('127-subject-twice', { Subject: 'first', subject: 'second', SUBJECT: 'third' }),
  headed('128-subject-blank', { Subject: '   ' }),
  headed('129-subject-none', { Subject: null }),
  headed('130-subject-raw-latin1', { Subject: 'R\xe9ponse \xe0 la r\xe9union', From: 'Ren\xe9e <renee@unit.example>' }),
  headed('131-subject-raw-big5', { Subject: big5('關於報送科普活動總結的通知') }),
  headed('132-subject-raw-and-words', { Subject: `${gbk('转发：')}${word(gbk('总结'), 'gb2312')} ${utf8('完')}` }),
  inCharset('133-subject-raw-koi8-r', 'koi8-r', { Subject: bytes('Отчёт о работе', 'koi8-r') }, 'Добрый день!'),
  inCharset('134-subject-raw-euc-kr', 'euc-kr', { Subject: bytes('활동 보고서', 'euc-kr') }, '안녕하세요.'),
  inCharset(
    '135-subject-raw-shift-jis',
    'shift_jis',
    { Subject: bytes('報告の件', 'shift_jis') },
    'お世話になります。',
  ),
  mail(
    '136-subject-raw-charset-in-part',
    message(
      { 'Content-Type': 'multipart/alternative; boundary="=_m"', Subject: bytes('Отчёт о работе', 'windows-1251') },
      `--=_m\r\n${plain('-', 'text/plain; charset=windows-1251')}\r\n--=_m--\r\n`,
    ),
  ),
  mail(
    '137-header-line-without-colon',
    message(
      {
        Received:
          'from a.example by b.example; Wed, 23 Sep 2026 10:20:31 +0800\r\n>From library@unit.example Wed Sep 23 10:20:30 2026',
      },
      'Text.\r\n',
    ),
  ),
]
