// The command on real files, and its drafts before the configuration's own check.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { draft } from '../../src/commands/draft.ts'
import { commandLine } from '../../src/commands/command-line.ts'
import { BLANK } from '../../src/paperwork/notice/write-campaign.ts'
import { loadConfiguration } from '../../src/config/load.ts'
import { folderOf, SOUND } from '../config/folder.ts'
import { wordBytes } from './word-bytes.ts'

const FOLDER = join(import.meta.dirname, 'notices')
const NAMES = readdirSync(FOLDER).filter(name => name.endsWith('.txt'))
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const ALONE = '/nonexistent-configuration'

async function drafted(file: string, options: { config?: string; out?: string } = { config: ALONE }) {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    interactive: false,
    columns: 80,
    env: {},
  }
  const code = await draft(file, options, terminal)
  return { code, err, yaml: out.replace(/^.*\n/, '') }
}

/** Blanks in sources make no difference: a printed line ends anywhere. */
const tight = (yaml: string) => yaml.replace(/(# ← .*)/g, source => source.replace(/\s+/g, ''))

test.each(NAMES)('%s as a Word document and in GBK says the same', async name => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  const folder = folderOf({ 'n.docx': await wordBytes(text), 'n.txt': iconv.encode(text, 'gb18030') })
  const plain = (await drafted(join(FOLDER, name))).yaml
  expect(tight((await drafted(join(folder, 'n.docx'))).yaml)).toBe(tight(plain))
  expect((await drafted(join(folder, 'n.txt'))).yaml).toBe(plain)
})

test('printed to PDF: lines cut at the page’s width, signs of radicals', async () => {
  const printed = await drafted(join(FOLDER, '01-kepu.pdf'))
  expect(tight(printed.yaml)).toBe(tight((await drafted(join(FOLDER, '01-kepu.txt'))).yaml))
})

test.each(NAMES)('%s: baosong check objects to marked blanks alone', async name => {
  const folder = folderOf(SOUND)
  const out = join(folder, 'campaigns/drafted.yaml')
  const { code, err } = await drafted(join(FOLDER, name), { config: folder, out })
  expect(code).toBe(0)
  expect(err).toContain('已写入')
  const lines = readFileSync(out, 'utf8').split('\n')
  const faulty = async () => {
    const loaded = await loadConfiguration(folder, {})
    return loaded.ok
      ? []
      : loaded.faults.map(fault => (fault.file.endsWith('drafted.yaml') ? (lines[fault.line - 1] ?? '') : fault.file))
  }
  for (const line of await faulty()) expect(line).toContain(BLANK)
  // Filled in, it is a campaign.
  const filled = lines.map(line =>
    line.replace(
      /^(title|opens|deadline): .*【待填】.*/,
      (_, key: string) => `${key}: ${key === 'title' ? '活动' : key === 'opens' ? '2026-01-01' : '2027-12-31'}`,
    ),
  )
  writeFileSync(out, filled.join('\n'))
  expect(await faulty()).toEqual([])
})

test('the roster and the mailbox are taken into account', async () => {
  const units = '- id: library\n  name: 云溪市图书馆\n  aliases: [市图书馆]\n  addresses: [a@b.example]\n'
  const { yaml } = await drafted(join(FOLDER, '01-kepu.txt'), { config: folderOf({ ...SOUND, 'units.yaml': units }) })
  expect(yaml).toContain('#   市图书馆（library）\n')
  expect(yaml).not.toContain('name: 市图书馆 ')
  expect(yaml).toContain('通知里的报送邮箱不是 baosong.yaml 的 jyj@qinghe.example')
})

test('what cannot be drafted', async () => {
  const folder = folderOf({
    'a.png': PIXEL,
    'letter.txt': '你好，今天天气不错。\n',
    'empty.txt': '',
    'there.yaml': '# mine\n',
  })
  const failure = async (args: string[]) => {
    let said = ''
    const terminal = {
      out: () => {},
      err: (text: string) => void (said += text),
      interactive: false,
      columns: 80,
      env: {},
    }
    return [await commandLine(['node', 'baosong', 'draft', '--config', ALONE, ...args], terminal), said]
  }
  expect(await failure([join(folder, 'no.docx')])).toEqual([2, expect.stringContaining('找不到')])
  expect(await failure([folder])).toEqual([2, expect.stringContaining('找不到')])
  expect(await failure([join(folder, 'a.png')])).toEqual([2, expect.stringContaining('读不出文字')])
  expect(await failure([join(folder, 'letter.txt')])).toEqual([1, expect.stringContaining('不像报送通知')])
  expect(await failure([join(folder, 'empty.txt')])).toEqual([2, expect.stringContaining('读不出文字')])
  expect(await failure([join(FOLDER, '01-kepu.txt'), '--out', join(folder, 'there.yaml')])).toEqual([
    2,
    expect.stringContaining('已经存在'),
  ])
  expect(readFileSync(join(folder, 'there.yaml'), 'utf8')).toBe('# mine\n')
})
