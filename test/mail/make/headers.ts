// Header blocks: raw bytes, words torn apart, addresses and dates as they are really written.
import { gbk, mail, message, plain, utf8, word, type Fields, type Mail } from './eml.ts'

/** A plain text mail with these fields. */
function headed(name: string, fields: Fields): Mail {
  return mail(name, message({ 'Content-Type': 'text/plain; charset=utf-8', ...fields }, utf8('您好，材料见下。\r\n')))
}

const SUBJECT = '关于报送科普活动总结的函'
const LIBRARY = '云溪市图书馆'
/** "日本語" in ISO-2022-JP, in two words; the second goes on in the first one's shift state. */
const SHIFTED = ['\x1b$BF|K\\', '8l\x1b(B']

export const HEADERS: Mail[] = [
  headed('001-header-raw-gbk', {
    From: `"${gbk(LIBRARY)}" <library@unit.example>`,
    Subject: gbk(SUBJECT),
    To: `${gbk('报送专用')} <desk@office.example>`,
  }),
  mail(
    '006-header-blank-before-colon',
    'From : Demo Library <library@unit.example>\r\nSubject :report\r\nDate\t: Wed, 23 Sep 2026 10:20:30 +0800\r\n' +
      `Content-Type : text/plain; charset=utf-8\r\n\r\n${utf8('您好。')}\r\n`,
  ),
  mail(
    '007-header-mbox-line',
    `From library@unit.example Wed Sep 23 10:20:30 2026\r\n${message({}, 'Text.\r\n>From here on quoted by mbox.\r\n')}`,
  ),
  headed('013-words-torn', {
    Subject: [
      // In the middle of a character, of a base64 group, and between B and Q.
      word(utf8(SUBJECT).slice(0, 7)),
      word(utf8(SUBJECT).slice(7, 15)),
      '=?utf-8?B?5rS7?=',
      '=?utf-8?B?5YqoMg?=',
      word(utf8('期').slice(0, 1)),
      word(utf8('期').slice(1), 'utf-8', 'Q'),
    ].join('\r\n '),
    // Base64 cut into pieces of 10, 7 and 7 letters.
    To: `=?utf-8?B?5oql6YCB5L?= =?utf-8?B?iT55So6?= =?utf-8?B?YKu566x?= <desk@office.example>`,
    From: `${word(gbk(LIBRARY).slice(0, 3), 'gb2312')} ${word(gbk(LIBRARY).slice(3), 'gb2312')} <library@unit.example>`,
  }),
  headed('014-words-with-blanks', {
    Subject: '=?utf-8?Q?spring report=2C two words?= plain =?utf-8?Q?_and_a_blank?=',
  }),
  headed('015-words-iso-2022-jp', {
    Subject: SHIFTED.map(bytes => word(bytes, 'iso-2022-jp')).join('\r\n '),
  }),
  headed('016-words-without-end', { Subject: word(utf8(SUBJECT)).slice(0, -2) }),
  // No two programs agree on a date; the last Date of a header is not looked at.
  headed('018-date-forms', { Date: 'Wed, 23 Sep 26 10.20.30 GMT+8' }),
  headed('019-from-unquoted-comma', {
    From: 'Yunxi Library, Reading Room <library@unit.example>',
    To: `${utf8('报送, 专用')} <desk@office.example>, second@office.example`,
  }),
  headed('020-from-word-around-all', {
    From: word(utf8(`${LIBRARY} <library@unit.example>`)),
  }),
  headed('025-from-brackets', {
    From: `${word(utf8(LIBRARY))} <<library@unit.example>>`,
    To: 'Desk <desk@office.example',
  }),
  headed('026-to-semicolons', {
    To: 'Desk <desk@office.example>; second@office.example; "Third" <third@office.example>',
  }),
  headed('027-from-mailto', { From: `${word(utf8(LIBRARY))} [mailto:library@unit.example]` }),
  headed('074-date-unreadable', { Date: 'yesterday afternoon' }),
  headed('075-date-missing', { Date: null, 'Message-ID': 'no-brackets@unit.example' }),
  headed('076-from-doubled', {
    From: 'library@unit.example (Demo Library)',
    'Reply-To': '"=?utf-8?B?5Zu+5Lmm6aaG?=" <other@unit.example>',
    Sender: 'Webmail <system@unit.example>',
  }),
  // A To of a whole province: longer than the 64 KB and 128 KB at which readers stop.
  headed('050-header-huge', {
    To: Array.from({ length: 4_000 }, (_, i) => `Unit ${i} <unit-${i}@province.example>`).join(',\r\n '),
  }),
  mail('077-header-nothing-else', 'From: library@unit.example\r\nSubject: only a header\r\n'),
  mail(
    '049-body-with-nul',
    message({ 'Content-Type': 'multipart/mixed; boundary="=_m"', 'Content-Transfer-Encoding': '8bit' }, '')
      .concat(`--=_m\r\n${plain('文字\0在此')}\r\n--=_m\r\n`)
      .concat('Content-Type: application/octet-stream; name="raw.bin"\r\nContent-Transfer-Encoding: binary\r\n\r\n')
      .concat('\0\x01\x02\r\n\xff\xfe\n\0\r\n--=_m--\r\n'),
  ),
]
