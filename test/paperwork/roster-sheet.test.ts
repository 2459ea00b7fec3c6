import { expect, test } from 'vitest'
import { readDelimited } from '../../src/paperwork/delimited.ts'
import { formatSheetFault } from '../../src/paperwork/roster-entry.ts'
import { readRosterSheets } from '../../src/paperwork/roster-sheet.ts'

const read = (text: string, delimiter = ',') => readRosterSheets([readDelimited(text, delimiter)])
const faultsOf = (text: string) => read(text).faults.map(fault => formatSheetFault(fault, 'zh-CN'))

test('title rows above, columns in any order, several addresses in a cell', () => {
  const { entries, faults, passedOver } = read(`云溪市科普工作通讯录,,,,
填表日期：2026年9月1日,,,,
序号,联系电话,电子邮箱,简称,单位名称
1,0000-1111111,"yxlib@163.com；tsg＠yxlib.example
（备用）B@yxlib.example",市图书馆、市图,云溪市 图书馆
2,无,yxqyg@qq.com 群艺馆<yxqyg2@qq.com>,,云溪市群众艺术馆
合计,,2,,
`)
  expect(faults).toEqual([])
  expect(passedOver).toBe(1)
  expect(entries).toMatchObject([
    {
      row: 4,
      name: '云溪市图书馆',
      aliases: ['市图书馆', '市图'],
      addresses: ['yxlib@163.com', 'tsg@yxlib.example', 'b@yxlib.example'],
      phone: '0000-1111111',
    },
    { name: '云溪市群众艺术馆', addresses: ['yxqyg@qq.com', 'yxqyg2@qq.com'], phone: '' },
  ])
})

test('all faults at once, each with its row and column', () => {
  expect(
    faultsOf(`单位,邮箱,电话,代号
云溪市图书馆,yxlib#163.com,1.38E+10,
,someone@yx.example,,
云溪市博物馆,*@qq.com,,Bo Wu Guan
云溪市美术馆,a@b.example,,
云溪市美术馆,c@b.example,,
`),
  ).toEqual([
    '第 2 行，B 邮箱 列：“yxlib#163.com”不是邮箱地址。应为 yxlib@163.com 这样的写法。',
    '第 2 行，C 电话 列：电话成了科学计数 1.38E+10，末几位已经丢失。请把这一列设为“文本”格式后重新填写。',
    '第 3 行，A 单位 列：缺单位名称。请补上；如与上一行是同一单位，请把邮箱写在同一格里，用分号隔开。',
    '第 4 行，D 代号 列：代号“Bo Wu Guan”含有不允许的字符。应只用小写字母、数字和连字符：bo-wu-guan。',
    '第 4 行，B 邮箱 列：qq.com 人人可用，"*@qq.com" 会把别人的邮件也算作该单位的。应逐个写出该单位的邮箱地址。',
    '第 6 行：“云溪市美术馆”与第 5 行重复，内容不同。请合并成一行（几个邮箱写在同一格里，用分号隔开），或改成能区分的名称。',
  ])
})

test('no headings, two columns of names', () => {
  expect(faultsOf('甲,乙\n1,2\n')[0]).toContain('找不到表头（看到的是：甲、乙）')
  expect(faultsOf('单位名称,学校,邮箱\n甲,乙,a@b.example\n')[0]).toContain('A 单位名称、B 学校')
})

test('a number of QQ is pointed out, never taken for an address', () => {
  const { entries, hints, unused } = read(`序号,单位,邮箱,QQ号,职务,手机
1,云溪市图书馆,a@b.example,123456789,馆长,10000000001
2,云溪市博物馆,,２３４５６７８９,馆长,"0000-1111111
10000000002"
3,云溪市美术馆,,无,,
`)
  expect(entries.map(entry => entry.addresses)).toEqual([['a@b.example'], [], []])
  expect(entries[1]?.phone).toBe('0000-1111111、10000000002')
  expect(hints.map(hint => formatSheetFault(hint, 'zh-CN'))).toEqual([
    '第 3 行，D QQ号 列：“云溪市博物馆”没有邮箱，只有 QQ 号。如果用 QQ 邮箱报送，请在“邮箱”一列填 23456789@qq.com，核实后再填。',
  ])
  expect(unused).toEqual(['E 职务'])
  expect(faultsOf('单位,邮箱\n云溪市图书馆,123456789\n')[0]).toContain('请写成 123456789@qq.com')
  expect(faultsOf('单位,电话\n云溪市图书馆,2026-9-1\n')[0]).toContain('电话成了日期 2026-9-1')
})
