// Gathers a document's lines as they come: the first, the last, and the text up to a cap. Holds no more than that.
import type { Limits } from '../../reading/limits.ts'
import type { DocumentText } from '../../reading/reading.ts'
import { titleOf } from './title.ts'

/** Tables in the cells of tables; deeper ones are made to exhaust memory. */
export const DEEPEST_TABLE = 100
/** Readers gather no more than this of one line: a paragraph of 100,000 characters is no paragraph. */
const LONGEST_LINE = 100_000

/** `line` with `more` behind it, as far as a reader keeps it. */
export function extended(line: string, more: string): string {
  return line.length >= LONGEST_LINE ? line : line + more.slice(0, LONGEST_LINE)
}

/** Takes lines one by one. */
export type LineSink = {
  /** One paragraph or table row; what is empty is no line. */
  add(line: string): void
  /** What has come so far; null where no line had a letter in it. */
  result(title?: string | null): DocumentText | null
}

/** An empty sink. */
export function lineSink(limits: Limits['files']): LineSink {
  const head: string[] = []
  const tail: string[] = []
  const text: string[] = []
  let characters = 0
  return {
    add(raw) {
      for (const piece of raw.split(/[\r\n\v\f\u2028\u2029]+/)) {
        const line = cleaned(piece)
        if (line === '') continue
        const short = line.slice(0, limits.lineCharacters)
        if (head.length < limits.edgeLines) head.push(short)
        tail.push(short)
        if (tail.length > limits.edgeLines) tail.shift()
        if (characters >= limits.textCharacters) continue
        text.push(line.slice(0, limits.textCharacters - characters))
        characters += line.length + 1
      }
    },
    result(title = null) {
      if (text.length === 0) return null
      return { title: titleOf(head, title), head, tail, text: text.join('\n').slice(0, limits.textCharacters) }
    },
  }
}

/** A line without control characters, ends trimmed; tabs stay, since they part the cells of a table. */
function cleaned(line: string): string {
  return line.replaceAll(/(?!\t)[\p{Cc}\u200b\ufeff\ufffc]/gu, '').replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
}
