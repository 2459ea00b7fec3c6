// Seeded damage to a message's bytes, as transport and careless programs do it: the same bytes for the same seed.
import type { Random } from './random.ts'

/** Makes other bytes of a message; what it draws from the second decides how. */
export type Mutation = (bytes: Buffer, random: Random) => Buffer

/** Characters on which parsers of mail decide something. */
const MARKS = [
  '"',
  ';',
  '=',
  '?',
  '<',
  '>',
  '(',
  ')',
  ':',
  ',',
  '\\',
  '\0',
  '\r',
  '\n',
  '-',
  '\xff',
  '%',
  "'",
  '*',
  '~{',
]

/** One kind of damage a row. Real damage sits in headers and boundaries more than in the middle of a file. */
export const MUTATIONS: Record<string, Mutation> = {
  'flip bytes': (bytes, random) => {
    const out = Buffer.from(bytes)
    for (let i = 0; i < 20; i += 1) out[random(out.length)] = random(256)
    return out
  },
  'flip bytes of a header': (bytes, random) => {
    const out = Buffer.from(bytes)
    for (let i = 0; i < 10; i += 1) out[random(Math.min(out.length, 2_000))] = random(256)
    return out
  },
  'put in marks': (bytes, random) => {
    let text = bytes.toString('latin1')
    for (let i = 0; i < 10; i += 1) {
      const at = random(Math.min(text.length, 4_000))
      text = text.slice(0, at) + (MARKS[random(MARKS.length)] ?? '') + text.slice(at)
    }
    return Buffer.from(text, 'latin1')
  },
  'delete lines': (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    for (let i = 0; i < 5; i += 1) lines.splice(random(Math.min(lines.length, 120)), 1)
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  'swap lines': (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    for (let i = 0; i < 5; i += 1) {
      const [a, b] = [random(lines.length), random(Math.min(lines.length, 120))]
      ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    }
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  'cut off': (bytes, random) => bytes.subarray(0, random(bytes.length)),
  'cut off the beginning': (bytes, random) => bytes.subarray(random(Math.min(bytes.length, 3_000))),
  'repeat boundaries': (bytes, random) => {
    const text = bytes.toString('latin1')
    const boundaries = text.match(/^--\S.*$/gm) ?? ['--none']
    const lines = text.split('\n')
    for (let i = 0; i < 10; i += 1)
      lines.splice(random(lines.length), 0, boundaries[random(boundaries.length)] ?? '', 'Content-Type: text/plain', '')
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  'repeat a stretch': (bytes, random) => {
    const from = random(bytes.length)
    const stretch = bytes.subarray(from, from + random(4_000))
    return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(20).fill(stretch), bytes.subarray(from)])
  },
  'repeat a character': (bytes, random) => {
    const at = random(Math.min(bytes.length, 4_000))
    const mark = Buffer.from((MARKS[random(MARKS.length)] ?? '"').repeat(50_000), 'latin1')
    return Buffer.concat([bytes.subarray(0, at), mark, bytes.subarray(at)])
  },
  'line ends': (bytes, random) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\r?\n/g, ['\r', '\n', '\r\r\n', '\n\r'][random(4)] ?? '\n'),
      'latin1',
    ),
}
