import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messagesOfMbox } from '../../src/mailbox/mbox.ts'

/** The messages of `text`, handed over in pieces of `size` bytes. */
async function cut(text: string | Buffer, size = 64): Promise<{ raw: string; date: string | null }[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const messages: { raw: string; date: string | null }[] = []
  for await (const { raw, date } of messagesOfMbox(pieces())) {
    const chunks: Uint8Array[] = []
    for await (const chunk of raw) chunks.push(chunk)
    messages.push({ raw: Buffer.concat(chunks).toString('latin1'), date: date === null ? null : String(date) })
  }
  return messages
}

const POSTMARK = 'From yxlib@163.com Mon Sep 28 07:04:05 2026\n'

describe('an mbox', () => {
  it('is cut at its From_ lines, and the empty line before each is not the message’s', async () => {
    const text = `${POSTMARK}Subject: 1\n\nfirst\n\n${POSTMARK}Subject: 2\n\nsecond\n\n`
    expect(await cut(text)).toEqual([
      { raw: 'Subject: 1\n\nfirst\n', date: '2026-09-28T07:04:05Z' },
      { raw: 'Subject: 2\n\nsecond\n', date: '2026-09-28T07:04:05Z' },
    ])
  })

  it('may have CRLF line ends', async () => {
    const text = `${POSTMARK}Subject: 1\n\n>From us\n\n${POSTMARK}Subject: 2\n\n`.replaceAll('\n', '\r\n')
    expect((await cut(text)).map(({ raw }) => raw)).toEqual(['Subject: 1\r\n\r\nFrom us\r\n', 'Subject: 2\r\n'])
  })

  it('keeps a sentence that begins with From', async () => {
    const text = `${POSTMARK}Subject: 1\n\nDear all,\n\nFrom Monday 9:30 on the office is closed.\nFrom 2026 too.\n`
    expect(await cut(text)).toHaveLength(1)
  })

  it('takes one > off quoted From_ lines, and no more', async () => {
    const [message] = await cut(`${POSTMARK}Subject: 1\n\n>From a\n>>From b\n> From c\n>Fromage\n`)
    expect(message?.raw).toBe('Subject: 1\n\nFrom a\n>From b\n> From c\n>Fromage\n')
  })

  it('may come from Thunderbird or Google', async () => {
    const bare =
      'From \nSubject: 1\n\nx\n\nFrom - Mon Sep 28 15:04:05 2026\nSubject: 2\n\nx\n\nFrom -\nSubject: 3\n\nx\n\n'
    const google = 'From 1712345@xxx Mon Sep 28 15:04:05 +0800 2026\nSubject: 4\n\nx\n'
    const found = await cut(bare + google)
    expect(found.map(({ raw }) => raw.slice(0, 10))).toEqual(['Subject: 1', 'Subject: 2', 'Subject: 3', 'Subject: 4'])
    expect(found.map(({ date }) => date)).toEqual([null, '2026-09-28T15:04:05Z', null, '2026-09-28T07:04:05Z'])
  })

  it('without From_ lines is one message, an empty one none', async () => {
    expect(await cut('Subject: 1\n\nx\n\n')).toEqual([{ raw: 'Subject: 1\n\nx\n\n', date: null }])
    expect(await cut('')).toEqual([])
  })

  it('does not mind a date that no calendar has', async () => {
    expect(await cut('From a@b.example Mon Feb 31 07:04:05 2026\nSubject: 1\n\n')).toEqual([
      { raw: 'Subject: 1\n', date: null },
    ])
  })

  it('passes over what the reader leaves unread', async () => {
    const subjects: string[] = []
    async function* source() {
      yield Buffer.from(`${POSTMARK}Subject: 1\n\n${'x\n'.repeat(5000)}\n${POSTMARK}Subject: 2\n\ny\n`)
    }
    for await (const { raw } of messagesOfMbox(source())) {
      for await (const chunk of raw) {
        subjects.push(Buffer.from(chunk).toString().slice(0, 10))
        break
      }
    }
    expect(subjects).toEqual(['Subject: 1', 'Subject: 2'])
  })

  it('gives back every message as it was written, wherever the pieces end', async () => {
    const line = fc.oneof(
      fc.constantFrom('', '>', 'From', 'From ', '>From x', '>>From x', 'From here on', '\r', 'F'),
      fc.string({ maxLength: 20, unit: fc.constantFrom('F', 'r', '>', ' ', 'x', '\u0080') }),
      fc.constantFrom('x'.repeat(2000), `From ${'x'.repeat(2000)}`),
    )
    const message = fc
      .array(line, { maxLength: 8 })
      .map(lines => `Subject: x\n\n${lines.map(each => `${each}\n`).join('')}`)
    const quoted = (raw: string) => raw.replace(/^(>*From )/gm, '>$1')
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 900 }),
        async (messages, size) => {
          const text = messages.map(raw => `${POSTMARK}${quoted(raw)}\n`).join('')
          expect((await cut(text, size)).map(({ raw }) => raw)).toEqual(messages)
        },
      ),
      { numRuns: 300 },
    )
  })
})
