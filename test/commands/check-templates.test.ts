// An office's own templates are checked before a letter needs them: where the fault is, and what would be right.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { countyOffice, countyUnit } from '../flow/county.ts'
import type { TestOffice } from '../flow/office.ts'

const SHIPPED = new URL('../../src/letters/templates/zh-CN/reminder.liquid', import.meta.url)

let office: TestOffice
beforeEach(async () => {
  office = await countyOffice([countyUnit(1)])
})
afterEach(() => office.remove())

/** Checks with a template of this text. */
async function checked(text: string, name = 'reminder.liquid') {
  const folder = join(office.config, 'templates')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  const { code, out } = await office.baosong('check')
  return { code, lines: out.trim().split('\n'), path: join(folder, name) }
}

it('a copy of the shipped one is fine', async () => {
  expect(await checked(await readFile(SHIPPED, 'utf8'))).toMatchObject({ code: 0 })
})

it('an unknown variable is told with its line and column, and the one that was meant', async () => {
  const { code, lines, path } = await checked(
    '请报送{{ campaign }}\n---\n各位老师：\n\n  {{ campain }}的材料还没有收到。\n',
  )
  expect([code, lines]).toEqual([
    2,
    [`${path}:5:6 没有“campain”这个变量。是不是 campaign。`, '共 1 处错误：请改正错误后再检查一次。'],
  ])
})

it('so is an unknown variable in a condition, a loop and a property', async () => {
  const { lines, path } = await checked(
    '请报送\n---\n{% if nobody_knows_this %}甲{% endif %}\n{% for o in owed %}{{ o.nowhere_to_be_found }}{% endfor %}\n',
  )
  expect(lines.slice(0, -1)).toEqual([
    expect.stringContaining(`${path}:3:7 没有“nobody_knows_this”这个变量。可用：`),
    expect.stringContaining(`${path}:4:23 没有“nowhere_to_be_found”这个变量。可用：`),
  ])
})

it.each([
  ['各位：\n{% if campaign %}请尽快\n', '4:1 {% if campaign %} 没有结束。请在后面写上 {% endif %}。'],
  ['各位：\n\n{% unles overdue %}\n', '5:1 没有“unles”这个标签。是不是 unless。'],
  ['各位：\n{% endif %}\n', '4:1 {% endif %} 前面没有与它成对的标签。请删去。'],
  ['{{ campaign \n', '3:1 {{ 没有写完。请在变量后面写上 }}。'],
  ['{% if campaign \n', '3:1 {% 没有写完。请在后面写上 %}。'],
  ['各位：{{ campaign | upcas }}\n', '3:4 没有“upcas”这个过滤器。是不是 upcase。'],
])('a mistake of form is told with its place and what would be right: %j', async (body, told) => {
  const { code, lines, path } = await checked(`请报送\n---\n${body}`)
  expect([code, ...lines]).toEqual([2, `${path}:${told}`, '共 1 处错误：请改正错误后再检查一次。'])
})

it('a file that is no letter’s is told with the name that was meant', async () => {
  const { lines, path } = await checked('甲\n---\n乙\n', 'remainder.liquid')
  expect(lines[0]).toBe(`${path}:1:1 没有叫“remainder.liquid”的信。是不是 reminder.liquid。`)
})
