// Trees of parts as list archives, signed mail, bounces and Apple's program send them, and as RFC 2046 allows them.
import { attachment, base64, mail, message, mixed, part, parts, plain, sample, utf8, word, type Mail } from './eml.ts'

const type = (subtype: string, boundary: string, more = '') => `multipart/${subtype}; boundary="${boundary}"${more}`
const tree = (subtype: string, boundary: string, ...inside: string[]) =>
  part({ 'Content-Type': type(subtype, boundary) }, parts(boundary, ...inside))
/** A multipart/mixed with a boundary of its own. */
const whole = (name: string, boundary: string, ...inside: string[]) =>
  mail(name, message({ 'Content-Type': type('mixed', boundary) }, parts(boundary, ...inside)))
const FILE = attachment('attachment; filename="report.bin"', 'application/octet-stream', 1)
const SECOND = attachment('attachment; filename="second.bin"', 'application/octet-stream', 2)
const INNER = message({ Subject: 'inside', 'Message-ID': '<inner@unit.example>' }, 'inner text\r\n')
const inlineText = (text: string, name: string) =>
  part({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': `inline; filename="${name}"` }, utf8(text))
const NOTICE =
  'Reporting-MTA: dns; mx.office.example\r\n\r\nFinal-Recipient: rfc822; gone@unit.example\r\nAction: failed\r\nStatus: 5.1.1\r\n'

export const TREES: Mail[] = [
  mixed(
    '138-list-footer-part',
    {},
    plain('正文。'),
    FILE,
    part(
      { 'Content-Type': 'text/plain; charset="us-ascii"', 'Content-Disposition': 'inline' },
      '_____\r\nlist@unit.example',
    ),
  ),
  // Apple's program puts files between the pieces of one version of the text.
  mixed(
    '139-alternative-holds-files',
    { 'Content-Type': type('alternative', '=_m') },
    plain('见附件。'),
    tree(
      'mixed',
      '=_a',
      plain('<p>见附件</p>', 'text/html; charset=utf-8'),
      FILE,
      inlineText('清单', 'list.txt'),
      plain('<p>完</p>', 'text/html; charset=utf-8'),
    ),
  ),
  mixed(
    '140-signed',
    { 'Content-Type': type('signed', '=_m', '; protocol="application/pkcs7-signature"; micalg=sha-256') },
    tree('mixed', '=_a', plain('正文。'), FILE),
    attachment('attachment; filename="smime.p7s"', 'application/pkcs7-signature; name="smime.p7s"', 5),
  ),
  mixed(
    '141-pgp',
    {},
    tree(
      'signed',
      '=_s',
      plain('signed'),
      part(
        { 'Content-Type': 'application/pgp-signature' },
        '-----BEGIN PGP SIGNATURE-----\r\n-----END PGP SIGNATURE-----\r\n',
      ),
    ),
    tree(
      'encrypted',
      '=_e',
      part({ 'Content-Type': 'application/pgp-encrypted' }, 'Version: 1\r\n'),
      part(
        { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'inline; filename="encrypted.asc"' },
        '-----BEGIN PGP MESSAGE-----\r\n-----END PGP MESSAGE-----\r\n',
      ),
    ),
  ),
  mixed(
    '142-bounce-headers-only',
    {
      From: 'MAILER-DAEMON (Mail Delivery System)',
      'Content-Type': type('report', '=_m', '; report-type=delivery-status'),
    },
    part({ 'Content-Description': 'Notification' }, 'Your message could not be delivered.'),
    part({ 'Content-Type': 'message/delivery-status' }, NOTICE),
    part(
      { 'Content-Type': 'text/rfc822-headers' },
      'From: desk@office.example\r\nSubject: reminder\r\nMessage-ID: <our@office.example>\r\n',
    ),
  ),
  // RFC 2046 §5.1.1: the inner boundary begins with the outer one; the outer one closes what the inner left open.
  whole(
    '143-boundary-begins-with-boundary',
    'outer',
    part(
      { 'Content-Type': type('alternative', 'outer-inner') },
      `preamble\r\n--outer-inner\r\n${plain('文本')}\r\n--outer-inner\r\n${plain('<p>文本</p>', 'text/html; charset=utf-8')}`,
    ),
    FILE,
  ),
  whole('144-boundary-inner-begins-outer', 'outer-long', tree('mixed', 'outer', plain('文本'), FILE), SECOND),
  mail(
    '145-boundary-blanks-behind',
    message(
      { 'Content-Type': 'Multipart/Mixed;\r\n\tBOUNDARY = "a b:c?d"' },
      `--a b:c?d  \t\r\n${plain('文本')}\r\n--a b:c?d \r\n${FILE}\r\n--a b:c?d--  \r\nepilogue\r\n`,
    ),
  ),
  mail(
    '146-boundary-unquoted-comment',
    message(
      { 'Content-Type': "multipart/mixed (list); boundary=a/b='c; charset=us-ascii" },
      parts("a/b='c", plain('文本'), FILE),
    ),
  ),
  mixed('147-digest', { 'Content-Type': type('digest', '=_m') }, `\r\n${INNER}`, `\r\n${INNER}`),
  mixed(
    '173-digest-of-a-page',
    { 'Content-Type': type('digest', '=_m') },
    part({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>Only a page.</p>'),
  ),
  mixed(
    '175-part-empty',
    {},
    plain('正文。'),
    part({ 'Content-Type': 'image/png; name="empty.png"' }, ''),
    part({ 'Content-Type': 'image/png; name="line.png"' }, '\r\n'),
  ),
  mixed(
    '148-type-unreadable',
    {},
    part({ 'Content-Type': 'text' }, 'text alone'),
    part({ 'Content-Type': 'html' }, '<p>no slash</p>'),
    part({ 'Content-Type': '; charset=us-ascii' }, 'no type'),
    part({ 'Content-Type': 'pdf', 'Content-Transfer-Encoding': 'base64' }, base64(sample(6))),
    part({ 'Content-Type': '"text/plain"; name=""' }, 'quoted'),
  ),
  mixed(
    '149-fields-doubled',
    {},
    plain('正文。'),
    'Content-Type: application/pdf; name="first.pdf"\r\nContent-Type: text/plain; name="second.txt"\r\n' +
      'Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 7bit\r\n' +
      'Content-Disposition: attachment; filename="first.pdf"\r\nContent-Disposition: inline\r\n\r\n' +
      base64(sample(3)),
  ),
  mail(
    '150-text-named-alone',
    message(
      {
        'Content-Type': 'text/plain; charset=utf-8; name="list.txt"',
        'Content-Disposition': 'inline; filename="list.txt"',
      },
      utf8('唯一的文件。\r\n'),
    ),
  ),
  mail(
    '151-text-attached-alone',
    message(
      { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'attachment; filename="list.txt"' },
      utf8('唯一的文件。\r\n'),
    ),
  ),
  mixed(
    '152-text-enriched',
    { 'Content-Type': type('alternative', '=_m') },
    plain('bold text'),
    part({ 'Content-Type': 'text/enriched; charset=us-ascii' }, '<bold>bold</bold> text'),
    part({ 'Content-Type': 'text/x-amp-html' }, '<!doctype html><html amp4email><body>text</body></html>'),
    plain('<b>bold</b> text', 'text/html; charset=utf-8'),
  ),
  mixed(
    '153-message-encoded-and-empty',
    {},
    plain('转发。'),
    part(
      { 'Content-Type': 'message/rfc822', 'Content-Transfer-Encoding': 'quoted-printable' },
      INNER.replaceAll('=', '=3D'),
    ),
    part({ 'Content-Type': 'message/rfc822', 'Content-Disposition': 'inline' }, ''),
    part(
      { 'Content-Type': 'message/rfc822' },
      message({ 'Content-Type': type('mixed', '=_i') }, parts('=_i', plain('里'), SECOND)),
    ),
  ),
  mixed(
    '154-names-of-lists',
    {},
    plain('正文。'),
    attachment("attachment; filename*=''%E6%80%BB%E7%BB%93.docx", 'application/msword', 1),
    attachment("attachment; filename*='zh'%D7%DC%BD%E1.docx", 'application/msword', 2),
    attachment('attachment; filename*=ISO-8859-1\'en\'%A3%20rates.txt; filename="rates.txt"', 'text/plain', 3),
    attachment(
      `attachment; filename="=?utf-8*zh?B?${Buffer.from('总结').toString('base64')}?=.doc"`,
      'application/msword',
      4,
    ),
    attachment(`ATTACHMENT; FILENAME = "a b.doc" ; size=3`, `application/msword; name=${word(utf8('甲'))}`, 5),
    attachment('attachment; filename=(old)new.doc', 'application/msword', 6),
  ),
  mixed(
    '161-encoding-not-uuencoded',
    {},
    plain('正文。'),
    part(
      { 'Content-Type': 'application/octet-stream; name="a.bin"', 'Content-Transfer-Encoding': 'x-uuencode' },
      sample(8),
    ),
  ),
  mixed(
    '170-type-made-up',
    {},
    plain('正文。'),
    part({ 'Content-Type': 'X-DEMO; 12' }, 'its own format\r\n'),
    part({ 'Content-Type': 'textual' }, 'text of no type\r\n'),
  ),
  mixed(
    '162-no-blank-line-below-header',
    {},
    plain('正文。').replace('\r\n\r\n', '\r\n'),
    FILE.replace('\r\n\r\n', '\r\n'),
  ),
]
