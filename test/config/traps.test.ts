import { describe, expect, test } from 'vitest'
import { knowsHolidaysOf } from '../../src/config/holiday-years.ts'
import { containments } from '../../src/config/name-containment.ts'
import { load, SOUND, sound, told, toldOf } from './folder.ts'

const FILE = 'campaigns/dushu-2026.yaml'
const unit = (id: string, name: string, more = '') =>
  `- id: ${id}\n  name: ${name}\n  addresses: [${id}_demo@163.com]\n${more}`

describe('of the roster', () => {
  test('an alias inside another unit’s name, told once with all of them', async () => {
    const roster = [
      unit('a', '青禾县图书馆', '  aliases: [县图, 图书馆]\n'),
      unit('b', '柳溪镇图书馆', '  aliases: [柳溪馆]\n'),
      unit('c', '白石镇图书馆'),
      unit('d', '少年儿童图书馆'),
      unit('e', '县图 书城'),
      unit('f', '城东图书馆'),
    ]
    expect(await toldOf('units.yaml', roster.join(''))).toEqual([
      'units.yaml:4:13 warning 别名“县图”包含在别家的名称里：县图 书城 | 请改用更具体的叫法，例如加上地名',
      'units.yaml:4:17 warning 别名“图书馆”包含在别家的名称里：柳溪镇图书馆、白石镇图书馆、少年儿童图书馆 等 4 家 | 请改用更具体的叫法，例如加上地名',
    ])
  })

  test('its own longer names do not count', async () => {
    expect(await toldOf('units.yaml', unit('a', '翠屏山旅游景区', '  aliases: [翠屏山, 翠屏山景区]\n'))).toEqual([])
  })

  test('the same name or alias, address or domain at two units', async () => {
    const roster = [
      unit('a', '第一小学', '  aliases: [一小]\n'),
      unit('b', '第１小学 ', '  aliases: [一 小, 二小]\n').replace(
        '[b_demo@163.com]',
        '[b_demo@163.com, A_demo@163.com]',
      ),
      unit('c', '二小').replace('[', '["*@qhxx.example", '),
      unit('d', '四小').replace('[', '["*@QHXX.example", '),
    ]
    expect((await toldOf('units.yaml', roster.join(''))).map(line => line.split(' | ')[0])).toEqual([
      'units.yaml:7:31 warning a_demo@163.com 也登记在第一小学名下',
      'units.yaml:8:13 warning “一 小”也是第一小学的名称或别名',
      'units.yaml:10:9 warning “二小”也是第１小学的名称或别名',
      'units.yaml:14:15 warning *@qhxx.example 也登记在二小名下',
    ])
  })

  test('nowhere to write to, nothing to recognise', async () => {
    const roster = `- id: a
  name: 甲校
- id: b
  name: 乙校
  addresses: ["*@yixiao.example"]
- id: c
  name: 丙校
  aliases: [丙, "丙校，丙中"]
  addresses: [jyj@qinghe.example]
`
    expect((await toldOf('units.yaml', roster)).map(line => line.split(' | ')[0])).toEqual([
      'units.yaml:1:3 warning 甲校没有报送邮箱，来信只能靠内容辨认，也收不到信',
      'units.yaml:5:3 warning 乙校只写了整个域名，不知道信发到哪里',
      'units.yaml:8:13 warning 别名“丙”只有一个字，太容易碰上',
      'units.yaml:8:16 warning 别名“丙校，丙中”像是几个写在了一起',
      'units.yaml:9:15 warning 这是报送邮箱自己的地址',
    ])
  })

  test('a whole public provider is a fault', async () => {
    const roster = '- id: a\n  name: 甲校\n  addresses: ["*@163.com"]\n'
    expect(await toldOf('units.yaml', roster)).toEqual([
      'units.yaml:3:15 fault 163.com 人人可用，"*@163.com" 会把别人的邮件也算作该单位的 | 应逐个写出该单位的邮箱地址',
    ])
  })

  test('an id twice', async () => {
    expect(
      (await toldOf('units.yaml', unit('a', '甲校') + unit('a', '乙校'))).map(line => line.split(' | ')[0]),
    ).toContain('units.yaml:4:7 fault 代号 a 与第 1 行的单位重复')
  })

  test('10,000 units are looked through in a moment', () => {
    const units = Array.from({ length: 10_000 }, (_, n) => ({
      id: `u${n}`,
      name: `第${n}号实验中心小学校`,
      aliases: [`${n}号小学`, `实验${n}小`],
      addresses: [],
      domains: [],
      contact: null,
      notify: [],
      supervisor: null,
    }))
    const short = { ...(units[0] as (typeof units)[0]), id: 'x', name: 'x', aliases: ['号实验中心'] }
    const start = performance.now()
    const found = containments([...units, short]).find(each => each.alias === '号实验中心')
    expect(performance.now() - start).toBeLessThan(10_000)
    expect(found?.others).toHaveLength(10_000)
  })
})

describe('of campaigns', () => {
  const problems = async (files: Record<string, string>) => told(await load(files)).map(line => line.split(' | ')[0])

  test('materials that nothing tells apart, and a campaign without keywords', async () => {
    const text = sound(FILE, 'keywords: [读书月]\n', '').replace(', keywords: [总结], kinds: [document]', '')
    expect(await problems({ [FILE]: text })).toEqual([
      `${FILE}:1:1 warning 没有写活动的关键词，只能凭标题辨认`,
      `${FILE}:5:5 warning “活动总结”既没有关键词也没有种类，分不出哪个文件是它`,
    ])
  })

  test('a keyword of two campaigns at the same time', async () => {
    const other = SOUND[FILE].replace('[读书月]', '[读书节, 读书月]')
    expect(await problems({ 'campaigns/zwei.yaml': other })).toEqual([
      'campaigns/zwei.yaml:2:17 warning 关键词“读书月”也是同期活动“2026年读书月”的，凭它分不清是哪项活动',
    ])
    const later = other.replace('2026-09-01', '2026-11-01').replace('2026-09-28', '2026-11-28')
    expect(await problems({ 'campaigns/zwei.yaml': later })).toEqual([])
  })

  test('a year whose holidays are not known, unless the office has listed its own', async () => {
    expect([2003, 2004, 2026, 2099].map(knowsHolidaysOf)).toEqual([false, true, true, false])
    const text = SOUND[FILE].replace('2026-09-28', '2098-12-20').replace('2026-09-01', '2098-12-01')
    const known = [...(await problems({ [FILE]: text }))]
    expect(known).toEqual([
      `${FILE}:3:8 warning 活动涉及 2098 年，但没有这一年的放假调休安排，工作日按周一至周五算`,
      `${FILE}:4:11 warning 没有写 closes，收件到截止后 30 天，已到 2099 年，但没有这一年的放假调休安排，工作日按周一至周五算`,
    ])
    const listed = `${SOUND['baosong.yaml']}workdays: { 2098-12-30: false, 2099-01-01: false }\n`
    expect(await problems({ [FILE]: text, 'baosong.yaml': listed })).toEqual([])
    expect(await problems({ [FILE]: `${text}reminders: { before: [1d], on: everyday }\n` })).toEqual([])
  })
})
