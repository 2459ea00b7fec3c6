// A body that passes by whole is the body that is read line by line, wherever the pieces of the message end.
import { compose } from 'node:stream'
import { type MimeNode, Splitter, type SplitterChunk } from '@zone-eu/mailsplit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bodyRun } from '../../src/message/structure/body-run.ts'
import { LenientSplitter } from '../../src/message/structure/lenient-splitter.ts'
import { LIMITS } from '../../src/reading/limits.ts'

class LineByLine extends LenientSplitter {
  override _transform(...given: Parameters<Splitter['_transform']>): void {
    Splitter.prototype._transform.apply(this, given)
  }
}

/** Every part's place and body. */
async function partsOf(splitter: LenientSplitter, pieces: readonly Buffer[]): Promise<string[]> {
  const bodies = new Map<MimeNode, string>()
  const source = compose(pieces, splitter) as AsyncIterable<SplitterChunk>
  for await (const chunk of source) {
    if (chunk.type === 'node') bodies.set(chunk, '')
    else if (chunk.type === 'body')
      bodies.set(chunk.node, `${bodies.get(chunk.node) ?? ''}${chunk.value.toString('latin1')}`)
  }
  return Array.from(bodies, ([node, body]) => `${node.parentNode ? 'part' : 'message'} ${body}`)
}

const HEAD = 'Subject: report\r\nContent-Type: multipart/mixed; boundary="=_m"\r\n\r\n'
// A CR of its own before a boundary is left out: line by line it depends on where the pieces end.
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('\r\n', '\n', 'a\rb', '--', '-', '=_m', ' ', 'text') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '--=_m\r\n\r\n',
      '\r\n--=_m\r\n\r\n',
      '\n--=_m\nX: 1\n\n',
      '\r\n--=_m--\r\n',
      '\r\n--=_',
      '\n-- \n',
    ),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 120 }).map(lines => `${'A'.repeat(76)}\r\n`.repeat(lines)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map(width => 'B'.repeat(width)) },
)

it('reads the same as line by line', async () => {
  const written = fc.record({
    isMultipart: fc.boolean(),
    // What is true ends a piece of the message; the rest is cut anywhere.
    body: fc.array(fc.tuple(fragment, fc.boolean()), { maxLength: 30 }),
    size: fc.integer({ min: 1, max: 6_000 }),
  })
  await fc.assert(
    fc.asyncProperty(written, async ({ isMultipart, body, size }) => {
      const pieces: Buffer[] = []
      let open = isMultipart ? HEAD : 'Subject: report\r\n\r\n'
      for (const [text, isEnd] of [...body, ['', true] as const]) {
        open += text
        for (; open.length > size; open = open.slice(size)) pieces.push(Buffer.from(open.slice(0, size), 'latin1'))
        if (isEnd) pieces.push(Buffer.from(open, 'latin1'))
        if (isEnd) open = ''
      }
      const slow = await partsOf(new LineByLine(LIMITS.message, new Map()), pieces)
      expect(await partsOf(new LenientSplitter(LIMITS.message, new Map()), pieces)).toEqual(slow)
    }),
    { numRuns: 2_000 },
  )
})

it('lets nothing pass that may be a boundary, or the line end before one', () => {
  const run = (pending: string, chunk: string) => bodyRun(Buffer.from(pending), Buffer.from(chunk))
  expect(run('', 'one\r\ntwo\r\nthree\r\nfo')).toBe('one\r\ntwo\r\n'.length)
  expect(run('', 'one\r\ntwo\r\n--=_m\r\nthree\r\n')).toBe('one\r\n'.length)
  expect(run('', '--=_m\r\none\r\ntwo\r\n')).toBe(0)
  expect(run('\r\n-', '-=_m\r\none\r\ntwo\r\n')).toBe(0)
  expect(run('\r\n', '--=_m\r\none\r\ntwo\r\n')).toBe(0)
  expect(run('on', 'e\r\ntwo\r\nthree\r\n')).toBe('e\r\ntwo\r\n'.length)
  expect(run('', 'no end')).toBe(0)
  expect(run('', '')).toBe(0)
})
