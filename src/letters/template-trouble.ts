// What is wrong with a template that cannot be parsed, and what would be right. The library says it in its own words only;
// those that an office meets are put into ours. Pure.
import { nearest } from '../config/nearest.ts'

export type Trouble = { problem: string; remedy: string }

/** Tags that a letter has use for. */
const TAGS = ['if', 'unless', 'for', 'case', 'assign', 'comment', 'raw', 'else', 'elsif', 'when']

/** The library's sentence → ours. `filters`: those that there are. */
export function templateTrouble(message: string, filters: readonly string[]): Trouble {
  const words = (message.split('\n')[0] ?? '').replace(/, line:\d+, col:\d+$/, '')
  const open = /^tag (\{%-?\s*(\w+).*) not closed$/.exec(message.split(', line:')[0] ?? '')
  if (open) return { problem: `${open[1]} 没有结束`, remedy: `请在后面写上 {% end${open[2]} %}` }
  const tag = /^tag "(.*)" not found$/.exec(words)?.[1]
  if (tag?.startsWith('end')) return { problem: `{% ${tag} %} 前面没有与它成对的标签`, remedy: '请删去' }
  if (tag !== undefined) return unknown('标签', tag, TAGS, null)
  const filter = /^undefined filter: (.*)$/.exec(words)?.[1]
  if (filter !== undefined) return unknown('过滤器', filter, filters, '请把竖线和它一起删去')
  if (/^output .* not closed$/s.test(words)) return { problem: '{{ 没有写完', remedy: '请在变量后面写上 }}' }
  if (/^tag .* not closed$/s.test(words)) return { problem: '{% 没有写完', remedy: '请在后面写上 %}' }
  return { problem: words, remedy: '请按 Liquid 语法改正' }
}

function unknown(what: string, word: string, known: readonly string[], otherwise: string | null): Trouble {
  const near = nearest(word, [...known])
  return {
    problem: `没有“${word}”这个${what}`,
    remedy: near ? `是不是 ${near}` : (otherwise ?? `可用：${known.join('、')}`),
  }
}
