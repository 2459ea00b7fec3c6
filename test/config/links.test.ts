import { expect, test } from 'vitest'
import { understandHost } from '../../src/config/links-schema.ts'
import { configurationOf, load, SOUND, toldOf } from './folder.ts'

const OFFICE = 'baosong.yaml'
const linksOf = async (links: string) =>
  configurationOf(await load({ [OFFICE]: `${SOUND[OFFICE]}${links}\n` })).office.links

test('nothing is fetched unless hosts are written', async () => {
  expect(configurationOf(await load()).office.links).toBeNull()
  expect(await linksOf('links: { fetch: [] }')).toBeNull()
})

test('hosts with their limits', async () => {
  expect(await linksOf('links: { fetch: [Files.Cloud.example, "*.cdn.example"] }')).toEqual({
    hosts: ['files.cloud.example', '*.cdn.example'],
    maxMB: 200,
    seconds: 120,
  })
  expect(await linksOf('links: { fetch: files.cloud.example, maxMB: 20, seconds: 30 }')).toEqual({
    hosts: ['files.cloud.example'],
    maxMB: 20,
    seconds: 30,
  })
})

test.each([
  '*',
  '*.',
  '*.com',
  'localhost',
  '10.0.0.1',
  '[::1]',
  'https://a.example',
  'a.example/x',
  'a.example:80',
  '',
])('refuses %s', written => {
  expect(understandHost(written)).toHaveProperty('wrong')
})

test('says how it should be written', async () => {
  expect(await toldOf(OFFICE, `${SOUND[OFFICE]}links: { fetch: ["https://a.example/"] }\n`)).toEqual([
    expect.stringContaining('不带 https:// 和路径'),
  ])
})
