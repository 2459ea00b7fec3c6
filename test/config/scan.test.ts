import { join } from 'node:path'
import { expect, test } from 'vitest'
import { understandScanner } from '../../src/config/scan-schema.ts'
import { configurationOf, load, SOUND, toldOf } from './folder.ts'

const OFFICE = 'baosong.yaml'
const scannerOf = async (scan: string) => configurationOf(await load({ [OFFICE]: `${SOUND[OFFICE]}${scan}\n` }))

test('no scanner where none is written', async () => {
  expect(configurationOf(await load()).office.scanner).toBeNull()
})

test.each([
  ['unix:/run/clamav/clamd.ctl', { kind: 'unix', path: '/run/clamav/clamd.ctl' }],
  ['unix:///run/clamav/clamd.ctl', { kind: 'unix', path: '/run/clamav/clamd.ctl' }],
  ['tcp://127.0.0.1:3310', { kind: 'tcp', host: '127.0.0.1', port: 3310 }],
  ['tcp://Scanner.Qinghe.example', { kind: 'tcp', host: 'scanner.qinghe.example', port: 3310 }],
  ['tcp://[::1]:3311', { kind: 'tcp', host: '::1', port: 3311 }],
])('%s', (written, endpoint) => {
  expect(understandScanner(written)).toEqual({ value: endpoint })
})

test.each([
  'unix:',
  'tcp://',
  'tcp://h:0',
  'tcp://h:65536',
  'tcp://[abc]:1',
  'tcp://a b',
  '/run/clamav/clamd.ctl',
  'yes',
])('refuses %s', written => {
  expect(understandScanner(written)).toHaveProperty('wrong')
})

test('a path that is not absolute is relative to the configuration', async () => {
  const { office, folder } = await scannerOf('scan: { clamd: "unix:run/clamd.ctl" }')
  expect(office.scanner).toEqual({ kind: 'unix', path: join(folder, 'run/clamd.ctl') })
})

test('says how it should be written', async () => {
  expect(await toldOf(OFFICE, `${SOUND[OFFICE]}scan: { clamd: /run/clamav/clamd.ctl }\n`)).toEqual([
    expect.stringContaining('应为 unix:/run/clamav/clamd.ctl 或 tcp://127.0.0.1:3310'),
  ])
})
