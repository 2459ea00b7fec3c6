// Trees: boundaries that are wrong or missing, texts that are files, messages inside messages, pictures in the text.
import {
  attachment,
  base64,
  mail,
  message,
  mixed,
  part,
  parts,
  plain,
  sample,
  utf8,
  word,
  type Fields,
  type Mail,
} from './eml.ts'

/** The head of a GIF of 600 × 400 pixels; what follows it is no picture, but nobody looks there. */
const GIF = 'GIF89a\x58\x02\x90\x01\x80\0\0'
const picture = (fields: Fields, seed: number) =>
  part(
    { 'Content-Type': 'image/gif', 'Content-Transfer-Encoding': 'base64', ...fields },
    base64(`${GIF}${sample(seed).repeat(30)}`),
  )
const type = (subtype: string, boundary: string) => `multipart/${subtype}; boundary="${boundary}"`
const FILE = attachment('attachment; filename="report.bin"', 'application/octet-stream', 1)

const INNER = message(
  {
    From: `${word(utf8('市博物馆'))} <museum@unit.example>`,
    Subject: word(utf8('博物馆总结')),
    'Content-Type': type('mixed', '=_i'),
    'Message-ID': '<inner@unit.example>',
  },
  parts('=_i', plain('里面的正文。'), attachment('attachment; filename="inner.bin"', 'application/octet-stream', 2)),
)

/** One attribute of TNEF: level, identifier, length, data, checksum ([MS-OXTNEF] 2.1.3.2). */
function tnefAttribute(id: number, data: string): string {
  const head = Buffer.alloc(9)
  head[0] = 2
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(Array.from(data, c => c.charCodeAt(0)).reduce((a, b) => (a + b) & 0xffff, 0))
  return `${head.toString('latin1')}${data}${sum.toString('latin1')}`
}

const WINMAIL = [
  '\x78\x9f\x3e\x22\x01\x00',
  tnefAttribute(0x00069002, '\x01\0'.padEnd(14, '\0')),
  tnefAttribute(0x00018010, 'report.bin\0'),
  tnefAttribute(0x0006800f, sample(7)),
].join('')

export const STRUCTURE: Mail[] = [
  mail(
    '038-boundary-wrong',
    message({ 'Content-Type': type('mixed', 'declared') }, parts('really-used', plain('见附件。'), FILE)),
  ),
  mixed(
    '042-text-attached',
    {},
    plain('正文。'),
    plain('清单一', 'text/plain; charset=utf-8; name="list.txt"').replace(
      'Content-Transfer',
      'Content-Disposition: inline\r\nContent-Transfer',
    ),
    plain('<p>页面</p>', 'text/html; charset=utf-8; name="page.htm"'),
    plain('附后的一段。'),
    plain('BEGIN:VCARD', 'text/x-vcard; name="card.vcf"'),
  ),
  mixed('043-text-named-first', {}, plain('既是正文也是文件。', 'text/plain; charset=utf-8; name="report.txt"'), FILE),
  mail(
    '047-boundary-never-closes',
    message({ 'Content-Type': type('mixed', '=_m') }, `--=_m\r\n${plain('见附件。')}\r\n--=_m\r\n${FILE}\r\n`),
  ),
  mixed(
    '051-message-inside',
    {},
    plain('转上博物馆的邮件。'),
    part({ 'Content-Type': 'message/rfc822' }, INNER),
    part(
      {
        'Content-Type': 'message/rfc822; name="second.eml"',
        'Content-Disposition': 'attachment; filename="second.eml"',
        'Content-Transfer-Encoding': 'base64',
      },
      base64(INNER),
    ),
  ),
  mixed(
    '052-message-as-file',
    {},
    plain('见附件邮件。'),
    part(
      { 'Content-Type': 'application/octet-stream; name="mail.eml"', 'Content-Transfer-Encoding': 'base64' },
      base64(INNER),
    ),
  ),
  mixed(
    '053-calendar-as-alternative',
    { 'Content-Type': type('alternative', '=_m') },
    plain('会议通知'),
    plain('BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR', 'text/calendar; charset=utf-8; method=REQUEST'),
  ),
  mixed(
    '054-boundary-shared',
    {},
    part(
      { 'Content-Type': type('alternative', '=_m') },
      `--=_m\r\n${plain('文本。')}\r\n--=_m\r\n${plain('<p>文本。</p>', 'text/html; charset=utf-8')}`,
    ),
    FILE,
  ),
  mail(
    '058-pictures-in-text',
    message(
      { 'Content-Type': type('related', '=_m') },
      parts(
        '=_m',
        plain(
          '<p>活动现场：<img src="cid:one@demo" width="600" height="400"></p><p>-- <br>云溪市图书馆<br><img src="cid:logo@demo"></p>' +
            '<div id="isReplyContent"><blockquote>------------------ 原始邮件 ------------------<br>发件人: desk &lt;desk@office.example&gt;<br>主题: 通知<br><img src="cid:old@demo"></blockquote></div>',
          'text/html; charset=utf-8',
        ),
        picture({ 'Content-ID': '<one@demo>', 'Content-Disposition': 'inline; filename="one.gif"' }, 1),
        picture({ 'Content-ID': '<logo@demo>', 'Content-Disposition': 'inline; filename="second.gif"' }, 2),
        picture({ 'Content-ID': '<old@demo>' }, 3),
        picture(
          { 'Content-ID': '<nowhere@demo>', 'Content-Disposition': 'attachment; filename="unreferenced.gif"' },
          4,
        ),
      ),
    ),
  ),
  mixed(
    '073-parts-of-other-systems',
    {},
    plain('正文。'),
    part(
      { 'Content-Type': type('appledouble', '=_a') },
      parts(
        '=_a',
        attachment(null, 'application/applefile; name="report.doc"', 3),
        attachment('attachment; filename="report.doc"', 'application/msword', 4),
      ),
    ),
    part(
      { 'Content-Type': 'message/external-body; access-type=URL; URL="https://files.example/a"' },
      'Content-Type: application/pdf\r\n\r\n',
    ),
    part({ 'Content-Type': 'message/partial; id="p@demo"; number=1; total=2' }, 'first half'),
    attachment('attachment; filename="smime.p7s"', 'application/pkcs7-signature', 5),
    part({ 'Content-Type': type('digest', '=_d') }, parts('=_d', part({}, INNER))),
  ),
  mail(
    '084-text-around-boundaries',
    `${message({ 'Content-Type': type('mixed', '=_m') }, `This is a multi-part message.\r\n${parts('=_m', plain('正文。'), FILE)}`)}footer of a list\r\n--=_m\r\n${plain('closed already')}\r\n`,
  ),
  mixed(
    '095-alternative-and-files',
    {},
    part(
      { 'Content-Type': type('alternative', '=_a') },
      parts(
        '=_a',
        plain('纯文本版。', 'text/plain; charset=utf-8; name="body.txt"'),
        plain('<p>网页版。</p>', 'text/html; charset=utf-8'),
      ),
    ),
    FILE,
    FILE,
  ),
  mail(
    '096-boundary-quote-never-closes',
    message({ 'Content-Type': 'multipart/mixed; boundary="=_m; charset=utf-8' }, parts('=_m', plain('见附件。'), FILE)),
  ),
  mail(
    '097-multipart-without-parts',
    message({ 'Content-Type': type('mixed', '=_m') }, utf8('没有分隔线，只有文字。\r\n')),
  ),
  mail(
    '098-multipart-without-boundary',
    message({ 'Content-Type': 'multipart/mixed' }, parts('=_m', plain('见附件。'), FILE)),
  ),
  mail(
    '099-only-a-file',
    message(
      { 'Content-Type': 'application/pdf; name="only.pdf"', 'Content-Transfer-Encoding': 'base64' },
      base64(sample(6)),
    ),
  ),
  mixed(
    '101-winmail',
    {},
    plain('见附件。'),
    part(
      { 'Content-Type': 'application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding': 'base64' },
      base64(WINMAIL),
    ),
  ),
]
