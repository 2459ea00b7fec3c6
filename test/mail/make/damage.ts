// Mail that was damaged on its way, or disguised, in ways that other parsers read otherwise.
import { attachment, base64, mail, message, mixed, part, parts, sample, utf8, word, type Mail } from './eml.ts'

const plain = (text: string) => part({ 'Content-Type': 'text/plain; charset=utf-8' }, utf8(text))
const FILE = attachment('attachment; filename="report.bin"', 'application/octet-stream', 1)
const PDF = `%PDF-1.4\n${sample(7).repeat(3)}\n%%EOF`
const CODED = { 'Content-Type': 'application/pdf; name="report.pdf"', 'Content-Transfer-Encoding': 'base64' }

export const DAMAGE: Mail[] = [
  mail(
    '192-cut-behind-boundary',
    message(
      { 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      parts('=_m', plain('见附件。'), FILE).replace(/--\r\n$/, ''),
    ),
  ),
  mail(
    '193-subject-lookalikes',
    // Greek and Cyrillic letters in place of Latin ones; as GBK they would be 违, 选 and 械.
    message(
      { Subject: word(utf8('\u03a5our \u0461allet has b\u0435en frozen')), From: '"Demo" <Demo.Box@Unit.Example>' },
      'Text.\r\n',
    ),
  ),
  mixed(
    '194-disposition-nonsense',
    {},
    part(
      { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'quoted-printable' },
      utf8('唯一的正文。\r\n'),
    ),
    part({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'file' }, utf8('后面的文件。\r\n')),
  ),
  // Both files' first bytes are a PDF's; the third only looks so: text follows.
  mixed(
    '240-base64-undeclared',
    {},
    plain('见附件。'),
    part({ 'Content-Type': 'application/pdf; name="report.pdf"' }, `${base64(PDF)}\r\n`),
    part(
      { 'Content-Type': 'application/octet-stream; name="second.pdf"', 'Content-Transfer-Encoding': '7bit' },
      `\r\n${base64(PDF)}`,
    ),
    part({ 'Content-Type': 'application/octet-stream; name="note.txt"' }, `${base64(PDF)}\r\nthat was base64.\r\n`),
  ),
  mail(
    '241-cut-in-base64',
    message(
      { 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      parts('=_m', plain('见附件。'), FILE, part(CODED, base64(PDF))).replace(/.{30}\r\n--=_m--\r\n$/, ''),
    ),
  ),
  mail('195-type-made-up-alone', message({ 'Content-Type': 'X-DEMO; 12' }, 'its own format\r\n')),
]
