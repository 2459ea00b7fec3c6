import { expect, it } from 'vitest'
import { helpHeading, usageFault } from '../../src/commands/usage-words.ts'

it('says in Chinese that an option ends too early', () => {
  expect(usageFault("error: option '--out <FILE.zip>' argument missing\n")).toBe(
    "选项 --out <FILE.zip> 后面还缺内容。 (error: option '--out <FILE.zip>' argument missing)\n",
  )
})

it('leaves what it does not know as it is', () => {
  expect(usageFault('error: something new\n')).toBe('error: something new\n')
  expect(helpHeading('Examples:')).toBe('Examples:')
})
