// Transfer encodings: mislabelled, damaged, followed by a footer, cut off; and uuencode, which has no MIME at all.
import { base64, mail, message, mixed, part, plain, sample, utf8, word, gbk, type Mail } from './eml.ts'

/** A part named report.bin whose encoding is declared as `encoding`. */
function encoded(encoding: string, body: string, name = 'report.bin'): string {
  return part(
    {
      'Content-Type': `application/octet-stream; name="${name}"`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Transfer-Encoding': encoding,
    },
    body,
  )
}

/** POSIX uuencode. */
export function uuencode(bytes: string, name: string): string {
  const lines: string[] = []
  const letter = (six: number) => (six === 0 ? '`' : String.fromCharCode(six + 0x20))
  for (let at = 0; at < bytes.length; at += 45) {
    const line = bytes.slice(at, at + 45)
    let out = letter(line.length)
    for (let i = 0; i < line.length; i += 3) {
      const [a = 0, b = 0, c = 0] = [0, 1, 2].map(j => line.charCodeAt(i + j) || 0)
      out += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(letter).join('')
    }
    lines.push(out)
  }
  return `begin 644 ${name}\r\n${lines.join('\r\n')}\r\n\`\r\nend\r\n`
}

const FOOTER = '_______________________________________________\r\nDemo mailing list\r\nlist@office.example\r\n'
const lines = base64(sample(5)).split('\r\n')

export const ENCODINGS: Mail[] = [
  mixed('032-encoding-base64-semicolon', {}, plain('见附件。'), encoded('base64; x', base64(sample(1)))),
  mixed('169-encoding-not-base64', {}, plain('见附件。'), encoded('base64', 'This is a report,\r\nin two lines.')),
  mixed('033-encoding-quoted-word', {}, plain('见附件。'), encoded('"base64"', base64(sample(1)))),
  mixed('035-encoding-footer-behind', {}, plain('见附件。'), encoded('base64', `${base64(sample(2))}\r\n${FOOTER}`)),
  mixed(
    '036-encoding-padded-pieces',
    {},
    plain('见附件。'),
    encoded('base64', [sample(3).slice(0, 100), sample(3).slice(100)].map(piece => base64(piece)).join('\r\n')),
  ),
  mixed(
    '037-encoding-junk-inside',
    {},
    plain('见附件。'),
    encoded(
      'base64',
      [lines[0], `!!${lines[1]}`, '', ` ${lines[2]}\t`, `${lines[3]?.slice(0, 8)}*${lines[3]?.slice(8)}`].join('\r\n'),
    ),
  ),
  mail(
    '039-uuencode-prose',
    message({}, 'Please\r\nbegin 644 things at once\r\nand do not wait for us.\r\nbegin 2026\r\nend\r\n'),
  ),
  mail(
    '040-uuencode-in-body',
    message(
      { 'Content-Type': 'text/plain; charset=gb2312' },
      `${gbk('材料如下')}\r\n${uuencode(sample(6), 'report.doc')}${gbk('图书馆')}\r\n${uuencode(sample(7), gbk('总结.doc'))}`,
    ),
  ),
  mixed(
    '041-uuencode-as-encoding',
    {},
    plain('见附件。'),
    encoded('x-uuencode', uuencode(sample(8), 'inner.doc'), 'outer.doc'),
    encoded('uuencode', uuencode('', 'empty.txt'), 'empty.txt'),
  ),
  mail(
    '048-encoding-cut',
    message(
      { 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      `--=_m\r\n${plain('见附件。')}\r\n--=_m\r\n${encoded('base64', base64(sample(9)).slice(0, 151))}`,
    ),
  ),
  mixed(
    '093-encoding-unknown',
    {},
    plain('见附件。'),
    encoded('x-demo', 'as it stands'),
    encoded('7-bit', 'seven bits'),
    encoded('utf-8', utf8('字符集写错了地方')),
    encoded('BASE64 (comment)', base64(sample(10))),
    encoded('base64', base64(sample(10), 10_000)),
    encoded('quoted-printable', 'a=\r\nb=00=FF'),
  ),
  mixed(
    '094-encoding-on-multipart',
    { 'Content-Transfer-Encoding': 'base64' },
    plain('见附件。'),
    encoded('base64', base64(sample(11)), word(utf8('总结.doc'))),
  ),
]
