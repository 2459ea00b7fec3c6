// Whatever is noticed of a file or a message is told in words, in both languages, and no word is left over.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noteName, WORDED } from '../../src/attribution/note-words.ts'

const SOURCE = join(import.meta.dirname, '../../src')
/** Rooms whose notes reach people; codes beside them are of other things (why a reader ended, which headers forbid an answer). */
const ROOMS = ['files', 'message/structure', 'reading', 'scan', 'flow/arrive']
const OTHERS = /^(time|memory|crash|refused)$/

function noted(): string[] {
  const code = ROOMS.flatMap(room =>
    readdirSync(join(SOURCE, room), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !file.endsWith('note-words.ts'))
      .map(file => readFileSync(join(SOURCE, room, file), 'utf8')),
  ).join('\n')
  const given = Array.from(
    code.matchAll(/\bcode: '([a-z0-9-]+)'|export const [A-Z_]+ = '([a-z]+-[a-z-]+)'/g),
    m => m[1] ?? m[2] ?? '',
  )
  return [...new Set(given)].filter(name => !OTHERS.test(name))
}

it('has words for every note', () => {
  const codes = noted()
  expect(codes.length).toBeGreaterThan(25)
  expect(codes.filter(code => !WORDED.includes(code))).toEqual([])
  for (const code of WORDED) {
    expect(noteName(code, 'zh-CN')).toMatch(/^[\u4e00-\u9fff，；]+$/)
    expect(noteName(code, 'en')).toMatch(/^[ -~]+$/)
  }
})

it('has no words that nothing needs', () => {
  expect(WORDED.filter(code => !noted().includes(code))).toEqual([])
})
