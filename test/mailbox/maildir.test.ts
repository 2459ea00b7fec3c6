import { mkdir, mkdtemp, readdir, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseName, folderOf } from '../../src/mailbox/maildir-names.ts'
import { MailboxError } from '../../src/mailbox/mailbox-error.ts'
import { openMailbox, watchMailbox } from '../../src/mailbox/open.ts'
import { newRecord, takeAll } from './take.ts'

const NOBODY = { user: '', password: null }
let path = ''
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'baosong-maildir-'))
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(path, part))
})
afterEach(() => rm(path, { recursive: true }))

const open = (folders = ['INBOX', '\\Junk']) => openMailbox({ kind: 'maildir', path }, NOBODY, folders)

async function put(file: string, text: string, seconds = 1_790_000_000): Promise<void> {
  await mkdir(join(path, file, '..'), { recursive: true })
  await writeFile(join(path, file), text)
  await utimes(join(path, file), seconds, seconds)
}

describe('a Maildir', () => {
  it('is read in both directories, byte for byte, oldest first', async () => {
    await put('cur/b.host:2,S', 'Subject: b\n\nLF stays\n', 1_790_000_000)
    await put('new/a.host', 'Subject: a\r\n', 1_790_000_060)
    const [first, second] = await takeAll(await open(), newRecord())
    expect(first).toMatchObject({
      place: { folder: '.', uidValidity: '', uid: 'b.host' },
      text: 'Subject: b\n\nLF stays\n',
      size: 21,
      junk: false,
    })
    expect(String(first?.internalDate)).toBe('2026-09-21T14:13:20Z')
    expect(second?.place.uid).toBe('a.host')
  })

  it('knows a message again after somebody read it', async () => {
    await put('new/a.host', 'Subject: a')
    const record = newRecord()
    expect(await takeAll(await open(), record)).toHaveLength(1)
    await rename(join(path, 'new/a.host'), join(path, 'cur/a.host:2,RS'))
    expect(await takeAll(await open(), record)).toHaveLength(0)
  })

  it('is left exactly as it was', async () => {
    await put('new/a.host', 'Subject: a')
    await put('cur/b.host:2,', 'Subject: b')
    const state = async () =>
      Promise.all(
        (await readdir(path, { recursive: true })).map(async name => [name, (await stat(join(path, name))).ctimeMs]),
      )
    const before = await state()
    await takeAll(await open(), newRecord())
    expect(await state()).toEqual(before)
  })

  it('may change while it is read', async () => {
    for (const name of ['1', '2', '3', '4'])
      await put(`new/${name}.host`, `Subject: ${name}`, 1_790_000_000 + Number(name))
    const session = await open()
    const seen: string[] = []
    for await (const { place, raw } of session.arrivals({ name: '.', junk: false }, null, () => false)) {
      if (place.uid === '1.host') {
        await unlink(join(path, 'new/2.host'))
        await rename(join(path, 'new/3.host'), join(path, 'cur/3.host:2,S'))
      }
      let text = ''
      for await (const chunk of raw) text += Buffer.from(chunk).toString()
      seen.push(text)
    }
    expect(seen).toEqual(['Subject: 1', 'Subject: 3', 'Subject: 4'])
  })

  it('has folders in the way of Maildir++, with Chinese names', async () => {
    await put('.Junk/new/a.host', 'Subject: a')
    await put('.&Xn9USpCuTvY-/new/b.host', 'Subject: b')
    await put('.2025.Reports/cur/c.host:2,', 'Subject: c')
    const session = await open(['INBOX', '\\Junk', '2025/Reports', 'none'])
    expect(await session.folders()).toEqual([
      { name: '.', junk: false },
      { name: '广告邮件', junk: true },
      { name: 'Junk', junk: true },
      { name: '2025/Reports', junk: false },
    ])
    expect(await session.missingFolders()).toEqual(['none'])
    const taken = await takeAll(session, newRecord())
    expect(taken.map(({ text, junk }) => [text, junk])).toEqual([
      ['Subject: b', true],
      ['Subject: a', true],
      ['Subject: c', false],
    ])
  })

  it('that is none is a fault of the configuration', async () => {
    for (const wrong of [join(path, 'none'), join(path, 'cur')]) {
      const failure = openMailbox({ kind: 'maildir', path: wrong }, NOBODY, ['INBOX'])
      await expect(failure).rejects.toBeInstanceOf(MailboxError)
      await expect(failure).rejects.toMatchObject({ kind: 'configuration', trouble: { code: 'no-maildir' } })
    }
  })

  it('tells of a delivery at once', async () => {
    let news = 0
    const watch = await watchMailbox({ kind: 'maildir', path }, NOBODY, 'INBOX', {
      onNews: () => (news += 1),
      onTrouble: () => undefined,
    })
    await put('tmp/a.host', 'Subject: a')
    await rename(join(path, 'tmp/a.host'), join(path, 'new/a.host'))
    await expect.poll(() => news).toBeGreaterThan(0)
    await watch?.close()
  })
})

describe('names in a Maildir', () => {
  it.each([
    ['1790000000.M1.host', '1790000000.M1.host'],
    ['1790000000.M1.host:2,', '1790000000.M1.host'],
    ['1790000000.M1.host,S=12,W=14:2,FRSa', '1790000000.M1.host,S=12,W=14'],
    ['1790000000.M1.host;2,S', '1790000000.M1.host'],
    ['1790000000.M1.host:1,x', '1790000000.M1.host:1,x'],
  ])('%s', (file, base) => expect(baseName(file)).toBe(base))

  it.each([
    ['', '.'],
    ['.Junk', 'Junk'],
    ['.&V4NXPpCuTvY-', '垃圾邮件'],
    ['.A&-B', 'A&B'],
    ['.a.b', 'a/b'],
    ['cur', null],
    ['..', null],
  ])('folder %s', (directory, name) => expect(folderOf(directory)).toBe(name))
})
