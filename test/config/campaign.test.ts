import { describe, expect, test } from 'vitest'
import { participation } from '../../src/config/campaign-units.ts'
import { configurationOf, load, SOUND, sound, toldOf } from './folder.ts'

const FILE = 'campaigns/dushu-2026.yaml'
const problems = async (text: string) =>
  (await toldOf(FILE, text)).map(line => line.replace(`${FILE}:`, '').split(' | ')[0])

describe('what only several keys together show', () => {
  test('order of the dates', async () => {
    expect(await problems(sound(FILE, '2026-09-28 18:00', '2026-08-28'))).toEqual(['4:11 fault 截止时间早于开始时间'])
    const contact = sound(FILE, 'materials:', 'contact: { name: 张伟, phone: 0000-7700101 }\nmaterials:')
    expect(await problems(contact)).toEqual([])
    expect(await problems(contact.replace('phone', 'fone'))).toHaveLength(1)
    const closes = sound(FILE, 'materials:', 'closes: 2026-09-20\nmaterials:')
    expect(await problems(closes)).toEqual(['5:9 fault 收件结束早于截止时间'])
    expect(await problems(closes.replace('09-20', '09-28'))).toEqual([])
  })

  test('a material’s own due', async () => {
    const due = (date: string) => problems(sound(FILE, 'kinds: [document]', `kinds: [document], due: ${date}`))
    expect(await due('2026-09-10')).toEqual([])
    expect(await due('2026-08-31')).toEqual(['6:72 fault 材料的截止时间早于活动开始'])
    expect(await due('2026-12-31')).toEqual(['6:72 fault 材料的截止时间晚于收件结束'])
    expect(await due('2026-09-30')).toEqual(['6:72 warning 材料的截止时间晚于整个活动的截止时间'])
  })

  test('a warning does not cost the campaign', async () => {
    const loaded = await load({ [FILE]: sound(FILE, 'kinds: [document]', 'due: 2026-09-30, kinds: [document]') })
    expect(configurationOf(loaded).campaigns).toHaveLength(1)
  })

  test('they are seen although other keys are broken', async () => {
    const text = `title: [x]
opens: 2026-09-10
deadline: 2026-09-01
materials:
  - { id: plan, name: 方案, min: viele, due: 2026-09-05 }
  - { id: plan, name: 方案, kinds: [pdf] }
  - 总结
`
    expect(await problems(text)).toEqual([
      '1:8 fault 这里写成了列表，例如 [甲, 乙]',
      '3:11 fault 截止时间早于开始时间',
      '5:32 fault “viele”不是数目',
      '6:11 fault 材料代号 plan 与第 5 行的重复',
      '6:35 fault “pdf”不在可选的值里',
      '7:5 fault 这里写成了一个值',
    ])
  })

  test('the file’s name is the id', async () => {
    expect(await problems(`id: lesen-2026\n${SOUND[FILE]}`)).toEqual(['1:5 fault 活动代号与文件名不一致'])
    expect(await problems(`id: dushu-2026\n${SOUND[FILE]}`)).toEqual([])
  })

  test('at least one material', async () => {
    expect(await problems(sound(FILE, /\nmaterials[^]*/.exec(SOUND[FILE])?.[0] ?? '', '\nmaterials: []\n'))).toEqual([
      '5:12 fault 没有列出要报送的材料',
    ])
  })
})

describe('units', () => {
  const units = (written: string) => toldOf(FILE, `${SOUND[FILE]}units: ${written}\n`)

  test('an unknown id, with the nearest known one', async () => {
    expect(await units('[library, no1_school]')).toEqual([
      `${FILE}:7:18 fault units.yaml 里没有代号为 no1_school 的单位 | 是不是想写 no1-school？`,
    ])
    expect(await units('{ except: [libary, museum] }')).toEqual([
      `${FILE}:7:19 fault units.yaml 里没有代号为 libary 的单位 | 是不是想写 library？`,
      `${FILE}:7:27 fault units.yaml 里没有代号为 museum 的单位 | 应为 units.yaml 里的 id`,
    ])
    expect(await units('al')).toEqual([`${FILE}:7:8 fault units.yaml 里没有代号为 al 的单位 | 是不是想写 all？`])
  })

  test('other forms', async () => {
    expect(await units('{ exept: [library] }')).toEqual([`${FILE}:7:10 fault 没有“exept”这个键 | 是不是想写 except？`])
    expect((await units('[]')).map(line => line.split(' | ')[0])).toEqual([`${FILE}:7:8 warning 没有单位参加这项活动`])
    expect(await units('{ except: [library, no1-school] }')).toEqual([
      expect.stringContaining('7:18 warning 没有单位参加这项活动'),
    ])
  })

  test('are not blamed while the roster itself is broken', async () => {
    const loaded = await load({ 'units.yaml': '- id: [\n', [FILE]: `${SOUND[FILE]}units: [museum]\n` })
    expect(loaded.ok ? [] : loaded.faults.map(fault => fault.file)).toEqual(['units.yaml'])
    const other = await load({ 'units.yaml': '- id: museum\n', [FILE]: `${SOUND[FILE]}units: [museum]\n` })
    expect(other.ok ? [] : other.faults.map(fault => fault.file)).toEqual(['units.yaml'])
  })

  test('who takes part', () => {
    const unit = { id: 'a' }
    expect(participation({ units: { kind: 'all' } }, unit)).toBe('takes-part')
    expect(participation({ units: { kind: 'only', ids: ['a'] } }, unit)).toBe('takes-part')
    expect(participation({ units: { kind: 'only', ids: ['b'] } }, unit)).toBe('outside')
    expect(participation({ units: { kind: 'except', ids: ['a'] } }, unit)).toBe('exempt')
    expect(participation({ units: { kind: 'except', ids: ['b'] } }, unit)).toBe('takes-part')
  })
})
