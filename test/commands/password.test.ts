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

test('says in a sentence that there was none, where nothing is typed and where the terminal is closed', () => {
  const empty = spawnSync(process.execPath, [MAIN, 'password'], { input: '', encoding: 'utf8' })
  expect([empty.status, empty.stderr]).toEqual([2, '没有读到密码。(No password was given.)\n'])
  // `script` gives it a terminal of its own, and hangs up.
  const command = `"${process.execPath}" "${MAIN}" password`
  const closed = spawnSync('script', ['-qec', command, '/dev/null'], { input: '\u0004', encoding: 'utf8' })
  if (closed.error) return
  expect(closed.status).toBe(2)
  expect(closed.stdout).toContain('没有设密码。')
  expect(closed.stdout).not.toMatch(/Warning|\n\s+at /)
})
