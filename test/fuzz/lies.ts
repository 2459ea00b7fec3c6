// Seeded lies: boundaries, charsets and encodings that are not what they say, and files that are broken inside.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutation } from './mutations.ts'
import { oneOf, type Random } from './random.ts'

const CHARSETS =
  'utf-8 us-ascii gb2312 gbk gb18030 big5 iso-8859-1 utf-16 utf-16le utf-7 utf-32 hz-gb-2312 iso-2022-jp iso-2022-kr iso-2022-cn euc-kr shift_jis koi8-r cp437 x-user-defined none ""'.split(
    ' ',
  )
const ENCODINGS = '7bit 8bit binary base64 quoted-printable x-uuencode uuencode x-unknown base64;'.split(' ')

/** What archives, Outlook files and documents look like whole; the tests of files know them one by one. */
const FIXTURES = join(import.meta.dirname, '../files/fixtures')
const containers = readdirSync(FIXTURES)
  .filter(name => /\.(zip|rar|7z|gz|xz)$/.test(name))
  .sort()

/** Bytes of a file changed where formats keep lengths, offsets and names: at its beginning, its end, or anywhere. */
function broken(file: Buffer, random: Random): Buffer {
  if (file.length === 0) return file
  const out = Buffer.from(file)
  const near = Math.min(out.length, 200)
  for (let i = 1 + random(12); i > 0; i -= 1) {
    const at = oneOf([random(out.length), random(near), out.length - 1 - random(near)], random)
    out[at] = oneOf([0, 0xff, 0x7f, random(256)], random)
  }
  const way = random(5)
  if (way === 0) return out.subarray(0, random(out.length))
  if (way === 1) return Buffer.concat([out, out])
  if (way === 2) return out.subarray(random(near))
  return out
}

const base64 = (bytes: Buffer) => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n')

/** Stretches that are base64: three long lines at least. */
const BASE64 = /(?:^[A-Za-z0-9+/]{60,76}\r?\n){3,}(?:^[A-Za-z0-9+/=]{1,76}\r?$\n?)?/gm

/** Some file inside, decoded, broken and encoded again. */
const breakFile: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1')
  const found = Array.from(text.matchAll(BASE64))
  if (found.length === 0) return attachArchive(bytes, random)
  const { 0: letters, index } = oneOf(found, random)
  const file = broken(Buffer.from(letters, 'base64'), random)
  return Buffer.from(`${text.slice(0, index)}${base64(file)}\r\n${text.slice(index + letters.length)}`, 'latin1')
}

/** A broken archive put in front of all other parts; where there are none, the archive is the mail. */
const attachArchive: Mutation = (bytes, random) => {
  const name = oneOf(containers, random)
  const archive = base64(broken(readFileSync(join(FIXTURES, name)), random))
  const part = `Content-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${archive}\r\n`
  const text = bytes.toString('latin1')
  const boundary = /boundary="?([^"\s;]+)/i.exec(text)?.[1]
  const first = boundary === undefined ? -1 : text.indexOf(`--${boundary}`)
  return Buffer.from(
    first < 0
      ? `Subject: archive\r\n${part}`
      : `${text.slice(0, first)}--${boundary}\r\n${part}\r\n${text.slice(first)}`,
    'latin1',
  )
}

/** Every boundary line, or what declares it, may be changed, doubled, closed early, or taken out. */
const damageBoundaries: Mutation = (bytes, random) => {
  const text = bytes
    .toString('latin1')
    .replace(/^--\S.*$/gm, line =>
      random(3) > 0
        ? line
        : (['', `${line}--`, `${line}\r\n${line}`, `-${line}`, line.slice(0, -1), ` ${line}`, `${line} `][random(7)] ??
          line),
    )
    .replace(/boundary=("?)([^"\s;]*)/gi, (whole, quote: string, name: string) =>
      random(3) > 0
        ? whole
        : ([`boundary=${quote}${name.slice(1)}`, 'boundary=', `boundary="${name}`, `boundary=${name}${name}`][
            random(4)
          ] ?? whole),
    )
  return Buffer.from(text, 'latin1')
}

/** One kind a row. */
export const LIES: Record<string, Mutation> = {
  'damage boundaries': damageBoundaries,
  'lie about charsets': (bytes, random) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/charset="?[^"\s;]*"?/gi, whole => (random(2) === 0 ? whole : `charset=${oneOf(CHARSETS, random)}`))
        .replace(/=\?[^?\s]+\?([bq])\?/gi, (whole, way: string) =>
          random(2) === 0 ? whole : `=?${oneOf(CHARSETS, random)}?${way}?`,
        ),
      'latin1',
    ),
  'lie about encodings': (bytes, random) =>
    Buffer.from(
      bytes
        .toString('latin1')
        .replace(/^(content-transfer-encoding:)[^\r\n]*/gim, (whole, field: string) =>
          random(2) === 0 ? whole : `${field} ${oneOf(ENCODINGS, random)}`,
        ),
      'latin1',
    ),
  'break a file inside': breakFile,
  'attach a broken archive': attachArchive,
}
