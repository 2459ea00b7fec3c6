import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { compose, dateHeader } from '../../src/post/compose.ts'
import { letter } from './letter.ts'

const headersOf = (raw: Buffer) => raw.toString('latin1').split('\r\n\r\n')[0] ?? ''

describe('a letter’s bytes', () => {
  it('say what the letter says', async () => {
    const parsed = await simpleParser(await compose(letter()))
    expect(parsed.messageId).toBe('<baosong.0001@yunxi.example>')
    expect(parsed.from?.value).toEqual([{ name: '云溪市科普日材料报送', address: 'kepu@yunxi.example' }])
    expect(parsed.subject).toBe('已收到：2026年全国科普日活动材料')
    expect(parsed.text?.trim()).toBe(letter().text.trim())
    expect(parsed.html).toBe(letter().html)
    expect(parsed.inReplyTo).toBe('<17@163.com>')
    expect(parsed.references).toEqual(['<16@163.com>', '<17@163.com>'])
    expect(parsed.headers.get('auto-submitted')).toBe('auto-replied')
    expect(parsed.headers.get('x-baosong-letter')).toBe('ack:library:1')
    expect(headersOf(await compose(letter()))).toContain('Date: Sun, 27 Sep 2026 07:04:05 +0000')
  })

  it('are the same at every attempt, and others for another letter', async () => {
    const attachments = [
      { name: '名单.txt', type: 'text/plain', content: { bytes: Buffer.from('x') }, contentId: null },
    ]
    const [first, second] = [await compose(letter({ attachments })), await compose(letter({ attachments }))]
    expect(first.equals(second)).toBe(true)
    expect(first.equals(await compose(letter({ attachments, messageId: '<2@yunxi.example>' })))).toBe(false)
  })

  it('are ASCII with CRLF and short lines, whatever is in the letter', async () => {
    const raw = (await compose(letter({ subject: '中'.repeat(300), text: '中'.repeat(5000) }))).toString('latin1')
    expect(raw).toMatch(/^[\r\n\t -~]*$/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
  })

  it('cannot be given another header or recipient by a name that came from outside', async () => {
    const evil = 'x\r\nBcc: victim@b.example\r\n\r\nbody'
    const raw = await compose(
      letter({
        subject: evil,
        to: [{ name: evil, address: 'yxlib@163.com' }],
        headers: { 'X-Baosong-Letter': evil },
        attachments: [{ name: evil, type: 'text/plain', content: { bytes: Buffer.from('x') }, contentId: null }],
      }),
    )
    expect(headersOf(raw)).not.toMatch(/^bcc:/im)
    const parsed = await simpleParser(raw)
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.text?.trim()).toBe(letter().text.trim())
  })

  it('carry files, and pictures shown in the text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baosong-compose-'))
    await writeFile(join(folder, 'stored'), 'roster')
    const raw = await compose(
      letter({
        html: '<img src="cid:progress">',
        attachments: [
          {
            name: '报送情况.xlsx',
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            content: { path: join(folder, 'stored') },
            contentId: null,
          },
          { name: 'progress.png', type: 'image/png', content: { bytes: Buffer.from('png') }, contentId: 'progress' },
        ],
      }),
    )
    await rm(folder, { recursive: true })
    const { attachments } = await simpleParser(raw, { skipImageLinks: true })
    expect(
      attachments.map(({ filename, content, related }) => [filename, content.toString(), related ?? false]),
    ).toEqual([
      ['progress.png', 'png', true],
      ['报送情况.xlsx', 'roster', false],
    ])
  })

  it('may be plain text alone', async () => {
    const parsed = await simpleParser(await compose(letter({ html: null, inReplyTo: null, references: [] })))
    expect(parsed.html).toBe(false)
    expect(parsed.headers.has('in-reply-to')).toBe(false)
  })
})

it('a date header is RFC 5322’s', () => {
  expect(dateHeader(Temporal.Instant.from('2026-01-01T00:00:00+08:00'))).toBe('Wed, 31 Dec 2025 16:00:00 +0000')
})
