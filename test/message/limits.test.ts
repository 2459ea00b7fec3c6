// Caps of a message: what lies under them is read whole, what lies over them is refused or noted, never half read in silence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UnreadableMessage } from '../../src/message/unreadable.ts'
import { LIMITS } from '../../src/reading/limits.ts'
import { attachment, message, part, parts, plain, utf8 } from '../mail/make/eml.ts'
import { openReader, type TestReader } from './read.ts'

const { message: limits } = LIMITS
let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const code = (mail: string) =>
  reader.parse(mail).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableMessage ? error.code : error),
  )
const long = (size: number) => ({
  'X-Long': 'a'
    .repeat(70)
    .concat('\r\n ')
    .repeat(Math.ceil(size / 73)),
})
const mixed = (...inside: string[]) =>
  message({ 'Content-Type': 'multipart/mixed; boundary="=_m"' }, parts('=_m', ...inside))

describe('headers', () => {
  it('of 1.5 MB are read', async () => {
    const { head, body } = await reader.parse(message({ ...long(1_500_000), Subject: 'behind' }, 'text'))
    expect([head.subject, body.text]).toEqual(['behind', 'text'])
  })
  it('over the cap are refused', async () => {
    expect(await code(message(long(limits.headBytes + 10_000), 'text'))).toBe('header-too-long')
  })
  it.each([
    ['an empty file', ''],
    ['blank lines', '\r\n\r\n\r\n'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a text', utf8('这不是一封邮件。\n')],
  ])('%s has none', async (_, bytes) => {
    expect(await code(bytes)).toBe('no-header')
  })
})

describe('parts', () => {
  const file = attachment('attachment; filename="a.bin"', 'application/octet-stream', 1)
  it('1,500 of them are read', async () => {
    expect((await reader.parse(mixed(...Array<string>(1_500).fill(file)))).parts).toHaveLength(1_500)
  })
  it('over the cap are refused', async () => {
    const tiny = 'Content-Type: image/gif\r\n\r\n'
    expect(await code(mixed(...Array<string>(limits.parts + 2).fill(tiny)))).toBe('too-many-parts')
  })
  it('deeper than the cap stay one file', async () => {
    let inner = plain('deepest')
    for (let depth = 0; depth < limits.depth + 20; depth += 1)
      inner = part({ 'Content-Type': `multipart/mixed; boundary="b${depth}"` }, parts(`b${depth}`, inner))
    const { parts: files, body } = await reader.parse(`From: a@b.example\r\n${inner}`)
    expect(files).toHaveLength(1)
    expect(body.text).toBe('')
  })
})

describe('texts', () => {
  it('over the cap are cut, and say so', async () => {
    const { body, notes } = await reader.parse(message({}, 'word '.repeat((limits.bodyBytes + 1_000_000) / 5)))
    expect(body.text.length).toBe(limits.textCharacters)
    expect(notes.map(note => note.code)).toEqual(['body-cut'])
  })
  it('uuencoded files over the cap stay text', async () => {
    const { parts: files } = await reader.parse(message({}, 'begin 644 a\n#86)C\nend\n'.repeat(limits.parts + 5)))
    expect(files).toHaveLength(limits.parts)
  })
})
