// Seeded messages as somebody makes them who wants a reader to fail: bombs of headers, of depth and of parts.
import type { Mutation } from './mutations.ts'
import { oneOf, type Random } from './random.ts'

/** Header blocks that cost more than they hold; each gives latin1 lines, CRLF behind each. */
const HEADER_BOMBS: ((random: Random) => string)[] = [
  random => 'X-A: b\r\n'.repeat(1 + random(100_000)),
  random => `Subject: ${'a'.repeat(random(6_000_000))}\r\n`,
  random => `Subject: a\r\n${' b\r\n'.repeat(random(300_000))}`,
  random => `Subject: ${'=?utf-8?B?5Lit?= '.repeat(random(50_000))}\r\n`,
  random => `Subject: ${'=?utf-8?Q?=E4'.repeat(random(50_000))}\r\n`,
  random => `From: ${'a <b@c.example>, '.repeat(random(50_000))}\r\n`,
  random => `To: ${'('.repeat(random(300_000))}a@b.example\r\n`,
  random => `From: ${'"\\'.repeat(random(100_000))}\r\n`,
  random => `Cc: ${'g: a@b.example;'.repeat(random(30_000))}\r\n`,
  random => `From: ${'<'.repeat(random(200_000))}a@b.example${'>'.repeat(random(200_000))}\r\n`,
  random => `Content-Type: text/plain; ${'a=b; '.repeat(random(100_000))}\r\n`,
  random => `Content-Type: application/pdf; ${'name*0*=a; '.repeat(random(50_000))}\r\n`,
  random => `Content-Type: application/pdf; name="${'\\"'.repeat(random(200_000))}\r\n`,
  random => `Content-Disposition: attachment; filename=${'a;'.repeat(random(200_000))}\r\n`,
  random => `References: ${'<a@b.example> '.repeat(random(100_000))}\r\n`,
  random => `Received: from a by b; Tue, 1 Sep 2026 00:00:00 +0800\r\n`.repeat(random(30_000)),
  random => `Date: ${'Tue, '.repeat(random(100_000))}\r\n`,
  random => `Message-ID: ${'<'.repeat(random(200_000))}\r\n`,
  random => `Authentication-Results: a; ${'dkim=pass (b) header.d=c; '.repeat(random(50_000))}\r\n`,
]

/** The header block and the rest, as latin1; the blank line belongs to neither. */
function halves(bytes: Buffer): [head: string, body: string] {
  const text = bytes.toString('latin1')
  const blank = /\r?\n\r?\n/.exec(text)
  return blank ? [text.slice(0, blank.index), text.slice(blank.index + blank[0].length)] : [text, '']
}

/** The fields that say what a body is, and all others. */
function parted(head: string): { content: string; others: string } {
  const fields = head.split(/\r?\n(?![ \t])/)
  const isContent = (field: string) => /^content-/i.test(field)
  return {
    content: fields.filter(isContent).join('\r\n'),
    others: fields.filter(field => !isContent(field)).join('\r\n'),
  }
}

/** A message whose only part is put into `depth` multiparts, or messages, or both in turn. */
function nest(bytes: Buffer, random: Random): Buffer {
  const [head, body] = halves(bytes)
  const { content, others } = parted(head)
  const depth = 1 + random(oneOf([8, 40, 80, 300], random))
  const way = random(3)
  const closes = random(2) === 0
  const opening: string[] = []
  const closing: string[] = []
  for (let level = 0; level < depth; level += 1) {
    if (way === 0 || (way === 2 && level % 2 === 0)) opening.push('Content-Type: message/rfc822', '', 'Subject: inside')
    else {
      const boundary = random(4) === 0 ? '=_shared' : `=_${level}`
      opening.push(`Content-Type: multipart/${oneOf(['mixed', 'alternative', 'related', 'digest', 'report'], random)};`)
      opening.push(` boundary="${boundary}"`, '', `--${boundary}`)
      closing.unshift(`--${boundary}--`)
    }
  }
  const lines = [others, ...opening, content, '', body, ...(closes ? closing : [])]
  return Buffer.from(lines.filter((line, at) => at > 0 || line !== '').join('\r\n'), 'latin1')
}

/** Whole parts, once more and often; or as good as nothing, but more often than any cap allows. */
function multiply(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1')
  const boundary = /boundary="?([^"\s;]+)/i.exec(text)?.[1]
  if (boundary === undefined) return nest(bytes, random)
  const pieces = text.split(`--${boundary}`)
  if (random(8) === 0) pieces.splice(1, 0, ...Array<string>(oneOf([900, 9_000, 12_000], random)).fill('\r\n\r\na\r\n'))
  else {
    const piece = pieces[1 + random(Math.max(1, pieces.length - 2))] ?? '\r\n\r\na\r\n'
    const times = Math.min(1 + random(300), Math.ceil(6_000_000 / piece.length))
    pieces.splice(1, 0, ...Array<string>(times).fill(piece))
  }
  return Buffer.from(pieces.join(`--${boundary}`), 'latin1')
}

/** One kind a row. */
export const ATTACKS: Record<string, Mutation> = {
  'header bomb': (bytes, random) => {
    const bomb = oneOf(HEADER_BOMBS, random)(random)
    const [head, body] = halves(bytes)
    const { content, others } = parted(head)
    // In front it wins over the real field; behind it is what is left over.
    const whole = random(2) === 0 ? `${bomb}${others}\r\n${content}` : `${others}\r\n${content}\r\n${bomb.trimEnd()}`
    return Buffer.from(`${whole}\r\n\r\n${body}`, 'latin1')
  },
  'nest deeply': nest,
  'repeat parts': multiply,
}
