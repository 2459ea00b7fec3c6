// Every reason that can be given has words in both languages, and every rule a name of its own.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULES } from '../../src/attribution/units/rules/table.ts'
import { explain } from '../../src/attribution/wording.ts'

const ROOM = new URL('../../src/attribution/', import.meta.url)

/** Codes as they stand in the sources: `code: 'x'`, `reason('x', …)`, `uncertain(…, 'x', …)`, `because('nature', 'x')`. */
function codes(): string[] {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  const text = files
    .filter(name => !name.includes('wording'))
    .map(name => readFileSync(new URL(name, ROOM), 'utf8'))
    .join('\n')
  const patterns = [
    /code: (?:byPerson > 0 \? )?'([a-z-]+)'/g,
    /\breason\('([a-z-]+)'/g,
    /uncertain\([^']*'([a-z-]+)'/g,
    /because\('[a-z-]+', '([a-z-]+)'/g,
  ]
  return [...new Set(patterns.flatMap(pattern => [...text.matchAll(pattern)].map(match => match[1] ?? '')))]
}

it('are all worded', () => {
  const found = codes()
  expect(found.length).toBeGreaterThan(25)
  for (const code of found) {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(explain({ code, values: { place: 'subject' }, weight: 0 }, language), `${code} in ${language}`).not.toBe(
        code,
      )
    }
  }
})

it('have rules with names of their own', () => {
  const names = RULES.map(rule => rule.name)
  expect(new Set(names).size).toBe(names.length)
})

it('leave no gap where a mail has no address', () => {
  const reason = { code: 'address-unknown', values: { address: '' }, weight: 0 }
  expect(explain(reason, 'zh-CN')).toBe('信上没有发件地址')
  expect(explain(reason, 'en')).toBe('the message has no sender address')
})
