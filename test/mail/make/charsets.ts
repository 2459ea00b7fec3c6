// Bodies whose label lies, is missing, or is known to nobody; and line ends as systems convert them.
import { base64, big5, gbk, mail, message, part, parts, utf8, type Mail } from './eml.ts'

const TEXT = '您好，现报送科普活动总结，请查收。\r\n'
const RARE = '参加人：朱镕、李㐂、王𠮷。\r\n'

/** A message of one text part. */
function text(name: string, type: string | null, body: string, encoding = '8bit'): Mail {
  return mail(name, message({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding }, body))
}

/** One letter of HZ: GB2312 without the high bits, between ~{ and ~}. */
const hz = (chinese: string) =>
  `~{${gbk(chinese).replace(/[\x80-\xff]/g, c => String.fromCharCode(c.charCodeAt(0) & 0x7f))}~}`

export const CHARSETS: Mail[] = [
  text('003-charset-gb2312-means-gb18030', 'text/plain; charset=gb2312', gbk(RARE)),
  text('021-charset-gbk-as-utf8', 'text/plain; charset=utf-8', gbk(TEXT)),
  text('022-charset-gbk-as-latin1', 'text/plain; charset=iso-8859-1', base64(gbk(TEXT)), 'base64'),
  text(
    '023-charset-meta-only',
    'text/html',
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><p>${big5('您好，現報送總結。')}</p></body></html>\r\n`,
  ),
  text('024-charset-unknown', 'text/plain; charset=x-demo-42', gbk(TEXT)),
  text('044-charset-big5', 'text/plain; charset=big5', big5('您好，現報送活動總結，請查收。\r\n')),
  text('045-charset-ascii-holds-utf8', 'text/plain; charset=us-ascii', utf8(TEXT), '7bit'),
  text('046-charset-hz', 'text/plain; charset=hz-gb-2312', `${hz('现报送总结')} 2026~~\r\n`, '7bit'),
  text('060-charset-none-gbk', 'text/plain', gbk(TEXT)),
  text('079-charset-no-type', null, utf8(TEXT)),
  text('088-charset-european', 'text/plain; charset=iso-8859-1', 'Caf\xe9, Stra\xdfe, na\xefve\r\n'),
  text(
    '089-charset-utf16',
    'text/plain; charset=utf-16le',
    base64(Buffer.from(TEXT, 'utf16le').toString('latin1')),
    'base64',
  ),
  text(
    '090-body-quoted-printable',
    'text/plain; charset=utf-8',
    'a=E6=80=BB=E7=\r\n=BB=93 =3D 100%=\r\n!\r\ntrailing blanks   \r\nbroken =ZZ and = here\r\n',
    'quoted-printable',
  ),
  text(
    '091-body-flowed',
    'text/plain; charset=utf-8; format=flowed; delsp=yes',
    utf8('第一行写到这里 \r\n接着写完。\r\n第二段。\r\n-- \r\n云溪市图书馆\r\n'),
  ),
]

const SMALL = message({ 'Content-Type': 'multipart/mixed; boundary="=_m"' }, '').concat(
  parts(
    '=_m',
    part({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' }, utf8('两行\r\n文字')),
    part(
      {
        'Content-Type': 'application/octet-stream; name="a.bin"',
        'Content-Transfer-Encoding': 'base64',
      },
      base64('the content of a file'),
    ),
  ),
)

export const LINE_ENDS: Mail[] = [
  mail('028-lines-cr', SMALL.replaceAll('\r\n', '\r')),
  mail('029-lines-crcrlf', SMALL.replaceAll('\r\n', '\r\r\n')),
  mail('030-lines-blank-before', `\r\n \r\n\r\n${SMALL}`),
  mail('031-lines-byte-order-mark', `\xef\xbb\xbf${SMALL}`),
  mail('078-lines-lf', SMALL.replaceAll('\r\n', '\n')),
  mail(
    '092-lines-mixed',
    SMALL.replace(/\r\n/g, (_, at: number) => (at % 2 === 0 ? '\n' : '\r\n')),
  ),
]
