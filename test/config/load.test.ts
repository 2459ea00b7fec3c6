import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatFault } from '../../src/config/fault.ts'
import { loadConfiguration } from '../../src/config/load.ts'
import { configurationOf, folderOf, load, SOUND, sound, told, toldOf } from './folder.ts'

const example = join(import.meta.dirname, '../../config')

describe('the example office', () => {
  test('is in order and free of warnings', async () => {
    const loaded = await loadConfiguration(example, {})
    expect(told(loaded)).toEqual([])
    const { office, units, campaigns } = configurationOf(loaded)
    expect(units).toHaveLength(16)
    expect(campaigns.map(campaign => campaign.id)).toEqual(['kepu-month-2026'])
    expect(office.mailbox.receive).toEqual({ kind: 'maildir', path: join(example, '../data/mailbox') })
    expect(office.mailbox.folders).toEqual(['INBOX', '\\Junk'])
    expect(office.digest.at.toString()).toBe('08:30:00')
  })
})

describe('defaults', () => {
  test('everything that the contract lets one leave out', async () => {
    const { office, units, campaigns } = configurationOf(await load())
    expect(office).toMatchObject({
      language: 'zh-CN',
      timezone: 'Asia/Shanghai',
      poll: '*/5 * * * *',
      board: { host: '127.0.0.1', port: 8025, users: [] },
      digest: { on: 'workdays' },
      authservIds: [],
      mailbox: { name: '青禾县教育局', user: 'jyj@qinghe.example', password: null, folders: ['INBOX', '\\Junk'] },
    })
    expect(office.workdays.size).toBe(0)
    expect(units[0]).toMatchObject({ notify: ['qhyz_demo@163.com'], domains: [], contact: null })
    expect(units[1]).toMatchObject({ addresses: [], domains: ['qhlib.example'], notify: ['bgs@qhlib.example'] })
    expect(campaigns[0]).toMatchObject({
      units: { kind: 'all' },
      materials: [{ min: 1, due: null }],
      reminders: { before: [7, 3, 1, 0], after: [1, 3], on: 'workdays' },
    })
    expect(campaigns[0]?.reminders.at.toString()).toBe('09:00:00')
  })

  test('written reminders have no stage besides what is written', async () => {
    const text = `${SOUND['campaigns/dushu-2026.yaml']}reminders: { before: [1d, 5d] }\n`
    const { campaigns } = configurationOf(await load({ 'campaigns/dushu-2026.yaml': text }))
    expect(campaigns[0]?.reminders).toMatchObject({ before: [5, 1], after: [] })
  })

  test('nobody can change a loaded configuration', async () => {
    const configuration = configurationOf(await load())
    expect(() => Object.assign(configuration.units[0] ?? {}, { name: 'x' })).toThrow(TypeError)
    expect(() => (configuration.units as unknown[]).push(1)).toThrow(TypeError)
  })
})

describe('all faults at once', () => {
  test('of every file, in order of file and place, even behind a syntax error', async () => {
    const loaded = await load({
      'baosong.yaml': sound('baosong.yaml', 'organization:', 'organisation:').replace('jyj@qinghe', 'jyj#qinghe'),
      'units.yaml': '- id: A B\n  name: [x]\n- id: library\n\tname: x\n',
      'campaigns/dushu-2026.yaml': sound('campaigns/dushu-2026.yaml', '2026-09-28 18:00', '2026年9月28日18时'),
      'campaigns/Zwei.yaml': 'opens: 2026-02-30\n',
    })
    expect(told(loaded).map(line => line.split(' | ')[0])).toEqual([
      'baosong.yaml:1:1 fault 没有“organisation”这个键',
      'baosong.yaml:3:12 fault “jyj#qinghe.example”不是邮箱地址',
      'units.yaml:4:2 fault 行首用了制表符（Tab）',
      'campaigns/Zwei.yaml:1:1 fault 文件名就是活动代号：代号“Zwei”含有不允许的字符',
      'campaigns/Zwei.yaml:1:1 fault 缺少 title',
      'campaigns/Zwei.yaml:1:1 fault 缺少 deadline',
      'campaigns/Zwei.yaml:1:1 fault 缺少 materials',
      'campaigns/Zwei.yaml:1:8 fault 没有“2026-02-30”这个日期或时间',
      'campaigns/dushu-2026.yaml:4:11 fault 日期“2026年9月28日18时”的写法不对',
    ])
  })

  test('one line each, in the office’s language, whatever else is broken', async () => {
    const broken = await load({ 'baosong.yaml': 'language: en\norganization: [\n' })
    expect(broken.language).toBe('en')
    const english = await load({ 'baosong.yaml': sound('baosong.yaml', 'mailbox:', 'language: en\nmailbx:') })
    if (english.ok) throw new Error('should have faults')
    expect(english.faults.map(fault => formatFault(fault, english.language))).toEqual([
      'baosong.yaml:3:1 There is no key "mailbx". Did you mean mailbox?',
    ])
    const chinese = await load({ 'baosong.yaml': sound('baosong.yaml', 'mailbox:', 'mailbx:') })
    if (chinese.ok) throw new Error('should have faults')
    expect(chinese.faults.map(fault => formatFault(fault, 'zh-CN', `config/${fault.file}`))).toEqual([
      'config/baosong.yaml:2:1 没有“mailbx”这个键。是不是想写 mailbox？',
    ])
  })
})

describe('files', () => {
  test('missing ones are told; a missing folder is told once', async () => {
    const { 'units.yaml': _, ...rest } = SOUND
    expect(told(await loadConfiguration(folderOf(rest), {}))).toEqual([
      expect.stringMatching(/^units.yaml:1:1 fault 没有这个文件/),
    ])
    expect(told(await loadConfiguration(join(folderOf({}), 'nowhere'), {}))).toEqual([
      expect.stringMatching(/^:1:1 fault 没有这个配置目录/),
    ])
  })

  test('an office without campaigns or units is only warned', async () => {
    const folder = folderOf({ 'baosong.yaml': SOUND['baosong.yaml'], 'units.yaml': '# none yet\n' })
    const loaded = await loadConfiguration(folder, {})
    expect(loaded.ok).toBe(true)
    expect(told(loaded).map(line => line.split(' | ')[0])).toEqual([
      'units.yaml:1:1 warning 名册里还没有单位',
      'campaigns:1:1 warning 还没有活动',
    ])
  })

  test('another encoding is told with the line (Notepad’s ANSI), a byte order mark is not minded', async () => {
    const gbk = Buffer.from([0x23, 0x0a, 0x2d, 0x20, 0xc7, 0xe0, 0xba, 0xcc, 0x0a])
    expect(await toldOf('units.yaml', gbk)).toEqual([
      expect.stringMatching(/^units.yaml:2:1 fault 文件不是 UTF-8 编码/),
    ])
    expect(await toldOf('units.yaml', `\uFEFF${SOUND['units.yaml']}`)).toEqual([])
    const utf16 = Buffer.from(SOUND['units.yaml'], 'utf16le')
    expect(await toldOf('units.yaml', utf16)).toEqual([expect.stringContaining('文件不是 UTF-8 编码')])
  })

  test('what editors leave behind is no campaign; .yml is told', async () => {
    const leftovers = {
      'campaigns/.x.yaml.swp': 'x',
      'campaigns/x.yaml~': 'x',
      'campaigns/x.yaml.bak': 'x',
      'campaigns/README.md': 'x',
    }
    expect(told(await load(leftovers))).toEqual([])
    expect(
      told(await load({ 'campaigns/zwei.yml': SOUND['campaigns/dushu-2026.yaml'].replaceAll('读书', '科普') })),
    ).toEqual(['campaigns/zwei.yml:1:1 fault 扩展名不对，不会被读取 | 文件名应为 zwei.yaml'])
  })
})
