import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference } from '../../src/board/setup/line-difference.ts'

const signs = { gone: '-', come: '+', same: ' ' }
const shown = (before: string | null, after: string | null) =>
  lineDifference(before, after).map(({ kind, text }) => signs[kind] + text)

test('shows what went and what came, with a neighbour, and nothing of what lies between', () => {
  expect(shown('a\nb\nc\nd\ne\nf\ng\n', 'a\nB\nc\nd\ne\nf\nG\n')).toEqual([' a', '-b', '+B', ' c', ' f', '-g', '+G'])
})

test('shows a whole file that is new or goes', () => {
  expect(shown(null, 'a\nb\n')).toEqual(['+a', '+b'])
  expect(shown('a\nb\n', null)).toEqual(['-a', '-b'])
  expect(shown('a\n', 'a\n')).toEqual([])
})

test('what came stands in the one text, what went in the other, and all that differs is told', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const count = (lines: readonly string[]) => Map.groupBy(lines, line => line)
      const [was, now] = [before, after].map(each => count(each.replace(/\n$/, '').split('\n')))
      const all = lineDifference(before, after)
      for (const line of ['a', 'b', 'c', '']) {
        const of = (kind: string) => all.filter(each => each.kind === kind && each.text === line).length
        expect((now?.get(line)?.length ?? 0) - (was?.get(line)?.length ?? 0)).toBe(of('come') - of('gone'))
      }
    }),
  )
})
