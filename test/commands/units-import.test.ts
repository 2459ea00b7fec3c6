// What `units import` says of the sheet before it writes.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestOffice, testOffice } from '../flow/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.remove())

it('two units with one address are told at once, in the sheet and against the roster', async () => {
  const sheet = join(office.folder, '名单.csv')
  await writeFile(
    sheet,
    '单位名称,邮箱\n云溪市气象局,weather@yunxi.example\n云溪市林业局,weather@yunxi.example\n云溪市博物馆,yxlib_demo@163.com\n',
  )
  const { code, out } = await office.baosong('units', 'import', sheet, '--yes')
  expect(code).toBe(0)
  expect(out).toContain('提醒：weather@yunxi.example 同时是云溪市气象局、云溪市林业局的邮箱。')
  expect(out).toContain('提醒：yxlib_demo@163.com 同时是云溪市图书馆、云溪市博物馆的邮箱。')
})
