// Every numbered test mail is read as its golden says. After a change that is meant:
// UPDATE=1 vitest run test/message/golden.test.ts — and read the difference before committing it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Reading } from '../../src/reading/reading.ts'
import { MAILS } from '../mail/make/all.ts'
import { MAIL, openReader, type TestReader } from './read.ts'

const names = readdirSync(MAIL)
  .filter(file => file.endsWith('.eml'))
  .map(file => file.slice(0, -4))
const update = process.env.UPDATE === '1'
let reader: TestReader

beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

describe('numbered test mails', () => {
  it('are the bytes that test/mail/make writes, each number once', () => {
    expect(names.toSorted()).toEqual(MAILS.map(({ name }) => name))
    expect(new Set(names.map(name => name.slice(0, 3))).size).toBe(names.length)
    for (const { name, bytes } of MAILS) expect(readFileSync(join(MAIL, `${name}.eml`)).equals(bytes), name).toBe(true)
  })

  it.each(names)('%s', async name => {
    const seen = golden(await reader.read(join(MAIL, `${name}.eml`)))
    const path = join(MAIL, `${name}.json`)
    if (update) writeFileSync(path, `${JSON.stringify(seen, null, 2)}\n`)
    expect(seen).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })

  it('are cited by the source under numbers that exist', () => {
    const source = join(import.meta.dirname, '../../src/message')
    const text = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(join(source, file), 'utf8'))
    const cited = text.flatMap(code => Array.from(code.matchAll(/test mail (\d{3})|\((\d{3})\)/g), m => m[1] ?? m[2]))
    expect(cited.length).toBeGreaterThan(30)
    const numbers = new Set(names.map(name => name.slice(0, 3)))
    expect(cited.filter(number => !numbers.has(number ?? ''))).toEqual([])
  })
})

/** What of a reading a person would check by eye: long values are told by their hash or beginning. */
function golden(reading: Reading): unknown {
  const { head, automatic, body, inner, files, links, notes } = reading
  return {
    from: head.from,
    to: head.to.length > 5 ? `${head.to.length} addresses` : head.to,
    subject: head.subject,
    sentAt: head.sentAt,
    messageId: head.messageId,
    nature: automatic?.nature ?? null,
    text: lines(body),
    files: files.map(({ path, originalName, size, sha256, decoration, isBody, notes }) => ({
      path,
      ...(originalName === path ? {} : { originalName }),
      size,
      sha256,
      ...(decoration ? { decoration } : {}),
      ...(isBody ? { isBody } : {}),
      notes: notes.map(({ code }) => code),
    })),
    inner: inner.map(({ how, path, from, subject, sentAt, body }) => ({
      how,
      path,
      from,
      subject,
      sentAt,
      text: lines(body),
    })),
    links,
    notes,
  }
}

function lines({ text, signature, quoted }: Body): Record<string, string[]> {
  const cut = (part: string) => (part === '' ? [] : part.split('\n').map(line => line.slice(0, 200)))
  return { own: cut(text), signature: cut(signature), quoted: cut(quoted) }
}
