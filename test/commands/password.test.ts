import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isPasswordHash, verifyPassword } from '../../src/config/password-hash.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

test('prints a hash that fits the password and no other, different each time', async () => {
  const run = () =>
    execFileSync(process.execPath, [MAIN, 'password'], { input: '青禾报送 2026!\n', encoding: 'utf8' }).trim()
  const [one, two] = [run(), run()]
  expect(one).not.toBe(two)
  expect([isPasswordHash(one), await verifyPassword('青禾报送 2026!', one)]).toEqual([true, true])
  expect(await verifyPassword('青禾报送 2026', one)).toBe(false)
})

test('refuses a short one with 2', () => {
  const { status, stdout } = spawnSync(process.execPath, [MAIN, 'password'], { input: 'kurz\n', encoding: 'utf8' })
  expect([status, stdout]).toEqual([2, ''])
})
