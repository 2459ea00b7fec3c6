// Text of one YAML file → tree with places. Reports what YAML itself objects to.
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml'
import { type Place, type Report, wording } from './fault.ts'
import { isWideBlank, slipOfThePen, syntaxWording, wideBlank, wideBrackets } from './syntax.ts'
import type { Tree } from './tree.ts'

/**
 * The tree of one file. `null` where the syntax is broken: what YAML makes of the rest would only bring false faults.
 * An empty file gives an empty text. YAML 1.2 (https://yaml.org/spec/1.2.2/) with the failsafe schema: see tree.ts.
 */
export function parseYaml(source: string, report: Report): Tree | null {
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false })
  const lines = source.split('\n')
  const place = placesIn(lines)
  const told = new Set<number>()
  for (const error of document.errors) {
    const at = place(error.pos[0])
    // One slip makes YAML stumble several times over the same line, and then over everything: the first time says it all.
    if (told.has(at.line) || (told.size > 0 && error.code === 'UNEXPECTED_TOKEN')) continue
    told.add(at.line)
    report(at, syntaxWording(error.code, lines[at.line - 1] ?? ''))
  }
  // A key that stands twice leaves the rest as clear as before.
  if (document.errors.some(error => error.code !== 'DUPLICATE_KEY')) return null

  let crooked = false
  const grow = (node: Node | null | undefined, fallback: number): Tree => {
    const start = node?.range?.[0] ?? fallback
    const at = place(start)
    if (isAlias(node)) {
      report(at, needsQuotes)
      return { kind: 'text', text: '', empty: false, lacking: true, at }
    }
    if (isSeq<ParsedNode>(node)) return { kind: 'list', items: node.items.map(item => grow(item, start)), at }
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const entries = node.items.flatMap(({ key, value }) => {
        const keyPlace = place(key.range[0])
        // It hangs where its line looks as if it belonged elsewhere: what follows from that is told of the wrong lines.
        if (isScalar(key) && isWideBlank(String(key.value))) {
          report(keyPlace, wideBlank)
          crooked = true
        }
        if (isScalar(key)) return [[String(key.value), { key: keyPlace, value: grow(value, key.range[0]) }] as const]
        report(keyPlace, keyIsNoWord)
        return []
      })
      return { kind: 'map', entries: new Map(entries), at }
    }
    if (!isScalar(node)) return { kind: 'text', text: '', empty: true, at }
    const text = typeof node.value === 'string' ? node.value : ''
    const unquoted = node.type === 'PLAIN'
    if (unquoted && /^(“[^“”]*”|‘[^‘’]*’)$/.test(text)) report(at, chineseQuotes, 'warning')
    if (unquoted && /^［.*］$/s.test(text)) report(at, wideBrackets, 'warning')
    return { kind: 'text', text, empty: unquoted && ['', '~', 'null'].includes(text), at }
  }
  const tree = grow(document.contents, 0)
  if (crooked) return null
  // Seen in practice: a file whose every colon is full-width is a single long text to YAML.
  const slip = tree.kind === 'text' && !tree.empty ? slipOfThePen(lines[tree.at.line - 1] ?? '') : null
  if (slip === null) return tree
  report(tree.at, slip)
  return null
}

/** Offset → place. Counted here, since yaml's own LineCounter loses lines behind an error. */
function placesIn(lines: readonly string[]): (offset: number) => Place {
  const starts: number[] = []
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
  }
  return offset => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const column = Math.min(offset - (starts[low] ?? 0), lines[low]?.length ?? 0) + 1
    return { line: low + 1, column }
  }
}

const needsQuotes = wording(
  '以 * 开头的值没有加引号',
  '应加半角双引号，例如 "*@yxlib.example"',
  'A value that starts with * is not quoted',
  'It should be in double quotes, as in "*@yxlib.example"',
)

const keyIsNoWord = wording(
  '键应是一个词，这里是列表或映射',
  '请检查这一行的方括号、花括号和问号',
  'A key should be a word, but is a list or a mapping',
  'Check the brackets, braces and question marks of this line',
)

const chineseQuotes = wording(
  '值的两边是中文引号，会被当作值的一部分',
  '如果只是想加引号，应为半角引号 " "',
  'The value stands in Chinese quotes, which become part of it',
  'To quote it, use " "',
)
