// An export that cannot be whole leaves nothing behind, and says why.
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAMPAIGN, type PlayedRecord, playedRecord, tool } from './record.ts'

describe('an export in trouble', () => {
  let record: PlayedRecord
  let out: string
  let stored: string
  const run = (...args: string[]) => record.baosong(['export', CAMPAIGN, '--out', out, ...args])
  beforeAll(() => {
    record = playedRecord()
    out = join(record.folder, 'package.zip')
    run()
    const { files } = JSON.parse(tool('unzip', ['-p', out, 'manifest.json'])) as { files: { sha256: string }[] }
    const sha256 = files.at(-1)?.sha256 ?? ''
    stored = join(record.folder, 'stage/data/store', sha256.slice(0, 2), sha256)
  })
  afterAll(() => record.remove())

  it('keeps the package that was there where a stored file is damaged, short or gone', () => {
    const before = readFileSync(out)
    const whole = readFileSync(stored)
    chmodSync(stored, 0o600)
    const damages = [
      () => writeFileSync(stored, Buffer.from(whole).fill(0x20, 0, 1)),
      () => truncateSync(stored, whole.length - 1),
      () => rmSync(stored),
    ]
    for (const damage of damages) {
      writeFileSync(stored, whole)
      damage()
      const answer = run()
      expect(answer.code).toBe(1)
      expect(answer.err).toMatch(/^没有写成 .*：.+。\n$/)
      expect(readFileSync(out).equals(before)).toBe(true)
      expect(readdirSync(record.folder).filter(name => name.endsWith('.part'))).toEqual([])
    }
    writeFileSync(stored, whole)
    expect(run().code).toBe(0)
  })

  it('is refused for a pattern, a campaign or a former package that is none', () => {
    const text = join(record.folder, 'text.zip')
    writeFileSync(text, 'no zip')
    for (const args of [
      ['--names', '{单位}'],
      ['--since', text],
      ['--since', join(record.folder, 'gone.zip')],
      ['--since', '前天'],
    ]) {
      expect([args, run(...args).code]).toEqual([args, 2])
    }
    expect(record.baosong(['export', 'nothing', '--out', join(record.folder, 'n.zip')]).code).toBe(2)
    expect(existsSync(join(record.folder, 'n.zip'))).toBe(false)
    expect(record.baosong(['export', CAMPAIGN, '--out', join(record.folder, 'no/such/folder.zip')]).code).toBe(1)
  })
})
