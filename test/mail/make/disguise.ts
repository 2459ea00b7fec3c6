// Names and subjects that only their bytes explain: raw GBK and Big5 among marks, cut UTF-8, forms of RFC 2231 gone wrong.
import {
  attachment,
  base64,
  big5,
  gbk,
  mail,
  message,
  mixed,
  part,
  parts,
  sample,
  utf8,
  word,
  type Mail,
} from './eml.ts'

const plain = part({ 'Content-Type': 'text/plain; charset=utf-8' }, utf8('见附件。'))
const named = (filename: string, seed: number, type = 'application/octet-stream') =>
  attachment(`attachment; filename=${filename}`, type, seed)
/** The head of a picture of 1,024 by 768 in three colours (PNG 3rd edition, 11.2.1). */
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x04\0\0\0\x03\0\x08\x02\0\0\0crc.'
/** A picture as large as a photo. */
const picture = (id: string, seed: number) =>
  part(
    { 'Content-Type': 'image/png', 'Content-ID': `<${id}>`, 'Content-Transfer-Encoding': 'base64' },
    base64(`${PNG}\0\0\x07\xd0IDAT${sample(seed).repeat(10)}crc.\0\0\0\0IEND\xaeB\x60\x82`),
  )
/** Bytes of a name without the last one before its ending. */
const cut = (name: string) => `${utf8(name).slice(0, -1)}.docx`

export const DISGUISE: Mail[] = [
  mixed(
    '250-raw-big5-marks',
    { Subject: big5('成功經驗活動總結報告與許可'), From: `"${big5('陳一功')}" <library@unit.example>` },
    plain,
    named(`"${big5('許可證明')}.docx"`, 1),
    named(`"${big5('總結與許可說明書')}.docx"`, 2),
  ),
  mixed(
    '251-raw-gbk-marks',
    { Subject: gbk('㐂先生讲座'), From: `"${gbk('丂誠')}" <library@unit.example>` },
    plain,
    named(`"${gbk('㐂𠮷䶮先生讲座')}.docx"`, 1),
    named(`"${gbk('𠮷野家活动')}.docx"`, 2),
    named(`"${gbk('誠信建设总结')}.docx"`, 3),
  ),
  mixed(
    '252-name-forms-gone-wrong',
    {},
    plain,
    named(`"UTF-8''%E6%B4%BB%E5%8A%A8.docx"`, 1),
    attachment("attachment; filename*=UTF-8'%E6%80%BB%E7%BB%93.docx", null, 2),
    named(`'${utf8('方案')}.docx'`, 3),
    named('"\\u6d3b\\u52a8\\u603b\\u7ed3.docx"', 4),
    named('"C:\\unit\\u2\\plan.docx"', 5),
  ),
  mixed('253-name-utf8-cut', {}, plain, named(`"${cut('云溪市图书馆活动总结')}"`, 1)),
  mixed(
    '254-name-without-ending',
    {},
    plain,
    named(`"${word(utf8('活动总'))}"`, 1, `application/octet-stream; name="${word(utf8('活动总结.docx'))}"`),
    named('"README"', 2, 'application/octet-stream; name="README"'),
  ),
  mail(
    '255-subject-folded-without-blank',
    message({ Subject: word(gbk('云溪市图书馆活动总结'), 'gb2312') }, 'Text.\r\n').replace(
      /(gb2312\?B\?.{12})/,
      '$1\r\n',
    ),
  ),
  mail(
    '256-field-name-damaged',
    message(
      {
        'Content-Type': 'application/octet-stream; name="a.bin"',
        'Content-Transfer-Encoding': 'base64',
        'X-Script/a \t!"': 'test',
      },
      base64('the content of a file'),
    ),
  ),
  mail(
    '257-header-cr-alone',
    message({ 'Content-Type': 'text/plain; charset=utf-8' }, utf8('正文。\r\n第二行。\r\n')).replace(
      /^[^]*?\r\n\r\n/,
      head => head.replaceAll('\r\n', '\r'),
    ),
  ),
  mail('258-charset-iso-2022-jp-2', message({ Subject: '=?ISO-2022-JP-2?B?GyRCSnM5cDlxGyhC?=' }, 'Text.\r\n')),
  mail(
    '259-charset-hz-tilde',
    message({ 'Content-Type': 'text/plain; charset=hz-gb-2312' }, '~{8=<~2DAO~} 2026~~\r\n'),
  ),
  mail(
    '260-picture-behind-text',
    message(
      { 'Content-Type': 'multipart/related; boundary="=_m"' },
      parts(
        '=_m',
        part(
          { 'Content-Type': 'text/html; charset=utf-8' },
          `<body background="cid:paper"><div style="background-image: url('cid:strip')">${utf8('现报送总结。')}</div></body>`,
        ),
        picture('paper', 1),
        picture('strip', 2),
      ),
    ),
  ),
  mail(
    '261-letter-in-signature',
    message(
      { 'Content-Type': 'text/html; charset=utf-8' },
      `<div class="gmail_signature">${utf8('<div>我馆开展了科普讲座和展览，参加市民近千人。</div>'.repeat(20))}</div>`,
    ),
  ),
  mixed(
    '262-name-encoded-twice',
    {},
    plain,
    named(`"${word(utf8(utf8('活动总结.docx')))}"`, 1),
    named('"____.docx"', 2, `application/octet-stream; name="${word(utf8('方案.docx'))}"`),
    named(`"${word(utf8('Français é.docx'))}"`, 3),
  ),
]
