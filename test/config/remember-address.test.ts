import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfiguration } from '../../src/config/load.ts'
import { rememberAddress } from '../../src/config/remember-address.ts'
import { FileChangedError, replaceFile } from '../../src/config/replace-file.ts'
import { configurationOf, folderOf, SOUND } from './folder.ts'

const ROSTER = SOUND['units.yaml']

test('the file holds the address, the former version stays beside it, nothing else is left', async () => {
  const folder = folderOf(SOUND)
  const path = join(folder, 'units.yaml')
  chmodSync(path, 0o640)
  expect(await rememberAddress(folder, 'library', 'neu@qhlib2.example')).toEqual({ added: true })
  expect(readFileSync(path, 'utf8')).toBe(
    ROSTER.replace('"*@qhlib.example"]', '"*@qhlib.example", neu@qhlib2.example]'),
  )
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe(ROSTER)
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder).sort()).toEqual(['baosong.yaml', 'campaigns', 'units.yaml', 'units.yaml.bak'])
  const { units } = configurationOf(await loadConfiguration(folder, {}))
  expect(units[1]?.addresses).toEqual(['neu@qhlib2.example'])
})

test('an address that is listed already writes nothing', async () => {
  const folder = folderOf(SOUND)
  expect(await rememberAddress(folder, 'no1-school', 'QHYZ_demo@163.com')).toEqual({ added: false })
  expect(readdirSync(folder)).not.toContain('units.yaml.bak')
})

test('a file that was edited by hand in the meantime is not overwritten', async () => {
  const folder = folderOf(SOUND)
  const path = join(folder, 'units.yaml')
  const byHand = `${ROSTER}# by hand\n`
  writeFileSync(path, byHand)
  await expect(rememberAddress(folder, 'library', 'neu@b.example', ROSTER)).rejects.toThrow(FileChangedError)
  await expect(replaceFile(path, ROSTER, 'x')).rejects.toThrow(/未作修改/)
  expect(readFileSync(path, 'utf8')).toBe(byHand)
  expect(readdirSync(folder).sort()).toEqual(['baosong.yaml', 'campaigns', 'units.yaml'])
})

test('several decisions at once are all kept', async () => {
  const folder = folderOf(SOUND)
  const addresses = Array.from({ length: 8 }, (_, n) => `neu${n}@b.example`)
  await Promise.all([
    ...addresses.map(address => rememberAddress(folder, 'library', address)),
    expect(rememberAddress(folder, 'nobody', 'neu@b.example')).rejects.toThrow('没有代号为 nobody 的单位'),
  ])
  expect(configurationOf(await loadConfiguration(folder, {})).units[1]?.addresses).toEqual(addresses)
})

test('a symbolic link stays one, its target is replaced', async () => {
  const folder = folderOf({ ...SOUND, 'real/keep': '' })
  const path = join(folder, 'units.yaml')
  const target = join(folder, 'real/units.yaml')
  renameSync(path, target)
  symlinkSync('real/units.yaml', path)
  await rememberAddress(folder, 'library', 'neu@b.example')
  expect(lstatSync(path).isSymbolicLink()).toBe(true)
  expect(readFileSync(target, 'utf8')).toContain('neu@b.example')
})

test('what stands in the way is said, and the file is untouched', async () => {
  const folder = folderOf({ ...SOUND, 'units.yaml.bak/in-the-way': '' })
  await expect(rememberAddress(folder, 'library', 'neu@b.example')).rejects.toThrow(/写不进 .*units\.yaml：/)
  expect(readFileSync(join(folder, 'units.yaml'), 'utf8')).toBe(ROSTER)
  expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
})
