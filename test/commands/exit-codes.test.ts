// What every command answers, and how it ends: the contract's exit codes, in a process of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestOffice, testOffice } from '../flow/office.ts'
import { freePort } from '../servers/free-port.ts'
import { type Dovecot, dovecotAvailable, startDovecot } from '../servers/dovecot.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MAIL = join(ROOT, 'test/corpus/mail')
const NOTICE = join(ROOT, 'test/paperwork/notices/01-kepu.pdf')
const SYSTEM_NODE = '/usr/bin/node'
const systemMajor = existsSync(SYSTEM_NODE)
  ? Number(/^v(\d+)/.exec(execFileSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }))?.[1])
  : 0

describe('the command line', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await testOffice()
    expect((await office.baosong('import', MAIL)).code).toBe(0)
  }, 60_000)
  afterAll(() => office.remove())

  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['--help'], 0, /inspect/],
    [['check'], 0, /./],
    [['status'], 0, /2026年全国科普日活动/],
    [['status', 'kepu-2026'], 0, /云溪市图书馆/],
    [['review', '--now', '2026-09-27T09:30'], 0, /第 \d+ 号/],
    [['letters'], 0, /还没有信/],
    [['plan', '--now', '2026-09-20', '--days', '3'], 0, /09:00 催报/],
    [['inspect', join(MAIL, '001-library-summary.eml')], 0, /直接登记/],
  ])('%j ends with %i', async (args, code, out) => {
    const result = await office.baosong(...args)
    expect([result.code, result.err]).toEqual([code, ''])
    expect(result.out).toMatch(out)
  })

  it.each([
    ['run', 'inspect', 'status', 'plan', 'review', 'assign', 'letters', 'import', 'check', 'demo'].map(name => name),
  ])('has help for every command', async (...names) => {
    for (const name of names) {
      const { code, out } = await office.baosong(name, '--help')
      expect([name, code]).toEqual([name, 0])
      expect(out, name).toContain('--config')
    }
  })

  it.each([
    [['nonsense'], /没有“nonsense”这个命令。 \(error: unknown command 'nonsense'\)/],
    [['statsu'], /没有“statsu”这个命令，是不是“status”？/],
    [['status', '--jsn'], /没有“--jsn”这个选项，是不是“--json”？/],
    [['assign'], /还缺 MESSAGE。/],
    [['status', 'kepu-2026', 'q3-2026'], /写多了：kepu-2026, q3-2026。/],
    [['export', 'kepu-2026'], /还缺选项 --out <FILE\.zip>。/],
    [['units', 'fetch', 'x.csv'], /只能写 import, export。/],
    [['run', '--now', '2026-09-27'], /--once/],
    [['run', '--once', '--now', 'yesterday'], /不是时间/],
    [['plan', '--days', 'many'], /0 到 3660/],
    [['status', 'kepu-2025'], /没有“kepu-2025”这项活动。现有：kepu-2026、q3-2026/],
    [['assign', '9999', 'library'], /没有第 9999 号邮件/],
    [['assign', '1', 'libary'], /是不是“library”/],
    [['assign', '1', 'library', '--campaign', 'none'], /没有“none”这项活动/],
    [['inspect', '/nowhere/x.eml'], /\/nowhere\/x\.eml/],
    [['draft', '/nowhere/notice.docx'], /^找不到 \/nowhere\/notice\.docx。\n$/],
    [['draft', NOTICE, '--out', '/nowhere/x.yaml'], /^没有 \/nowhere 这个文件夹，x\.yaml 没有写成。\n$/],
    [['import', '/nowhere/x.eml'], /\/nowhere\/x\.eml/],
  ])('%j is a mistake of usage: 2, and a sentence says which', async (args, words) => {
    const { code, out, err } = await office.baosong(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(words)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('prints JSON alone where it is asked to', async () => {
    for (const args of [['status'], ['review'], ['letters'], ['plan']]) {
      const { out } = await office.baosong(...args, '--json')
      expect(() => JSON.parse(out) as unknown, args[0]).not.toThrow()
    }
    const { out } = await office.baosong('inspect', '--json', join(MAIL, '001-library-summary.eml'))
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(out)).toMatchObject({ nature: 'submission', unit: 'library', decision: 'accept' })
  })

  it('keeps a person’s decision, and the address where that is asked for, with the file’s comments', async () => {
    const now = '2026-09-27T09:30'
    const { messages } = await office.json<{ messages: { message: number; from: { address: string } | null }[] }>(
      'review',
      '--now',
      now,
    )
    const [first] = messages
    const address = first?.from?.address ?? ''
    const before = await readFile(join(office.config, 'units.yaml'), 'utf8')
    const assigned = await office.baosong(
      'assign',
      String(first?.message),
      'archaeology',
      '--campaign',
      'kepu-2026',
      '--remember',
      '--now',
      now,
    )
    expect([assigned.code, assigned.err]).toEqual([0, ''])
    const after = await readFile(join(office.config, 'units.yaml'), 'utf8')
    expect(after).toContain(address)
    expect(after.match(/#.*/g)).toEqual(before.match(/#.*/g))
    const again = await office.json<{ messages: { message: number }[] }>('review', '--now', now)
    expect(again.messages.map(each => each.message)).not.toContain(first?.message)
  })
})

describe('a configuration that cannot be used', () => {
  it('is refused with 2, every fault at its place', async () => {
    const office = await testOffice()
    await office.edit('units.yaml', '- id: museum', '- id: Museum!')
    await office.edit('campaigns/kepu-2026.yaml', 'deadline: 2026-09-28', 'deadline: 2026-09-31')
    const { code, err, out } = await office.baosong('check')
    expect(code).toBe(2)
    expect(err + out).toMatch(/units\.yaml:\d+:\d+/)
    expect(err + out).toMatch(/kepu-2026\.yaml:\d+:\d+/)
    await office.remove()
  })

  it('never lets a rehearsal write to real people', async () => {
    const office = await testOffice({ send: 'smtps://smtp.yunxi.example' })
    const { code, err } = await office.baosong('run', '--once', '--now', '2026-09-27T09:30')
    expect([code, /预演/.test(err)]).toEqual([2, true])
    await office.remove()
  })
})

describe('a mailbox that cannot be used', () => {
  it('that is not there is 3; a missing Maildir or a refused login is 2', async () => {
    const gone = await testOffice({ receive: `imap://127.0.0.1:${await freePort()}` })
    expect((await gone.baosong('run', '--once')).code).toBe(3)
    await gone.remove()
  })

  it.skipIf(!dovecotAvailable())('that refuses the login is 2, and the password stays unsaid', async () => {
    const dovecot: Dovecot = await startDovecot()
    const office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      password: 'wrong-secret-one',
    })
    const { code, err, out } = await office.baosong('run', '--once')
    expect(code).toBe(2)
    expect(err + out).not.toContain('wrong-secret-one')
    await office.remove()
    await dovecot.stop()
  })
})

describe('an older Node', () => {
  it.skipIf(systemMajor === 0 || systemMajor >= 26)('is told in one line what is needed, and ends with 2', () => {
    const { status, stderr } = spawnSync(SYSTEM_NODE, [join(ROOT, 'src/baosong.mjs'), '--version'], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^baosong 需要 Node 26.*\n$/)
  })
})
