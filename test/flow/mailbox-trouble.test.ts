// A mailbox that cannot be read, or not whole, is told to the coordinator: a digest that balances would be believed.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { TestOffice } from './office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await countyOffice([countyUnit(1)])
})
afterEach(() => office.remove())

const [first, second] = COUNTY.mornings

async function digestOf(day: string): Promise<string> {
  const raws = [...(await office.letters()).values()].filter(raw => raw.includes(`digest/${day}`))
  return (await simpleParser(raws[0] ?? '')).text ?? ''
}

it('since when it cannot be read, and why; a single poll that failed is not worth a word', async () => {
  await office.baosong('run', '--once', '--now', `${first}T08:20`)
  await office.edit('baosong.yaml', /receive: .*/, 'receive: imap://127.0.0.1:1')
  expect(await office.baosong('run', '--once', '--now', `${first}T08:30`)).toMatchObject({ code: 3 })
  expect(await digestOf(first)).not.toContain('收信受阻')
  await office.baosong('run', '--once', '--now', `${second}T08:30`)
  expect(await digestOf(second)).toMatch(/^收信受阻，催报已暂停：9月11日8时20分以后未能从邮箱收信（服务器拒绝连接）/)
})

it('which configured folder is not there', async () => {
  await office.edit('baosong.yaml', /( {2}receive: .*)/, '$1\n  folders: [INBOX, 科普材料]')
  const { code, err } = await office.baosong('run', '--once', '--now', `${first}T08:30`)
  expect([code, err]).toEqual([1, '邮箱里没有文件夹“科普材料”，其中的来信收不到：请核对 folders。\n'])
  expect(await digestOf(first)).toMatch(/^收信受阻，催报已暂停：邮箱里没有找到文件夹科普材料，/)
})
