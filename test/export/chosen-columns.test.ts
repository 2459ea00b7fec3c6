// The campaign's own columns and names in the package.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CAMPAIGN, type PlayedRecord, playedRecord, tool } from './record.ts'

let record: PlayedRecord
let file: string
let usual: string
beforeAll(() => {
  record = playedRecord()
  file = join(record.config, 'campaigns', `${CAMPAIGN}.yaml`)
  usual = readFileSync(file, 'utf8')
})
afterAll(() => record.remove())

it('are those that the campaign file names', () => {
  writeFileSync(file, `${usual}\nexport: { names: "{材料}-{原名}", activities: [unit, date=开展日期, place] }\n`)
  const out = join(record.folder, 'own.zip')
  expect(record.baosong(['export', CAMPAIGN, '--out', out]).code).toBe(0)
  const names = tool('unzip', ['-Z1', out])
  expect(names).toMatch(/^青禾县图书馆\/活动总结-/m)
  const folder = join(record.folder, 'own')
  mkdirSync(folder)
  tool('unzip', ['-q', out, '活动汇总.xlsx', '-d', folder])
  const sheet = tool('unzip', ['-p', join(folder, '活动汇总.xlsx'), 'xl/worksheets/sheet1.xml'])
  const headings = [...(/<row r="1"[\s\S]*?<\/row>/.exec(sheet)?.[0] ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
  expect(headings.map(([, text]) => text)).toEqual(['单位名称', '开展日期', '活动地点'])
})

it('are refused where there are none such, at their place', () => {
  writeFileSync(file, `${usual}\nexport: { activities: [unit, dat] }\n`)
  const { code, err } = record.baosong(['export', CAMPAIGN, '--out', join(record.folder, 'x.zip')])
  expect(code).toBe(2)
  expect(err).toMatch(/kepu-month-2026\.yaml:\d+:\d+ .*date/)
})
