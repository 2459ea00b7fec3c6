// Text of one YAML file → tree with places. Reports what YAML itself objects to.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { type Report, type Wording, wording } from './fault.ts'
import { slipOfThePen, syntaxWording } from './syntax.ts'
import type { Tree } from './tree.ts'

/**
 * The tree of one file. `null` where the syntax is broken: what YAML makes of the rest would only bring false faults.
 * An empty file gives an empty text. YAML 1.2 (https://yaml.org/spec/1.2.2/) with the failsafe schema: see tree.ts.
 */
export function parseYaml(source: string, report: Report): Tree | null {
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, schema: 'failsafe', prettyErrors: false })
  const lines = source.split(/\r?\n/)
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line, column: col }
  }
  let broken = false
  const refuse = (offset: number, words: Wording) => {
    broken = true
    report(place(offset), words)
  }

  const told = new Set<number>()
  for (const error of document.errors) {
    const { line } = place(error.pos[0])
    // One slip makes YAML stumble several times over the same line; the first time says it all.
    if (told.has(line)) continue
    told.add(line)
    refuse(error.pos[0], syntaxWording(error.code, lines[line - 1] ?? ''))
  }
  if (broken) return null

  const grow = (node: Node | null | undefined, fallback: number): Tree => {
    const start = node?.range?.[0] ?? fallback
    const at = place(start)
    if (isAlias(node)) {
      refuse(start, needsQuotes)
    } else if (isSeq<ParsedNode>(node)) {
      return { kind: 'list', items: node.items.map(item => grow(item, start)), at }
    } else if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const entries = node.items.map(({ key, value }) => {
        const keyStart = key.range[0]
        if (!isScalar(key)) refuse(keyStart, keyIsNoWord)
        const name = isScalar(key) ? String(key.value) : ''
        return [name, { key: place(keyStart), value: grow(value, keyStart) }] as const
      })
      return { kind: 'map', entries: new Map(entries), at }
    } else if (isScalar(node)) {
      const text = String(node.value ?? '')
      const unquoted = node.type === 'PLAIN'
      if (unquoted && /^(“[^“”]*”|‘[^‘’]*’)$/.test(text)) report(at, chineseQuotes, 'warning')
      return { kind: 'text', text, empty: unquoted && ['', '~', 'null'].includes(text), at }
    }
    return { kind: 'text', text: '', empty: true, at }
  }
  const tree = grow(document.contents, 0)
  // Seen in practice: a file whose every colon is full-width is a single long text to YAML.
  const slip = tree.kind === 'text' && !tree.empty ? slipOfThePen(lines[tree.at.line - 1] ?? '') : null
  if (slip !== null) refuse(document.contents?.range[0] ?? 0, slip)
  return broken ? null : tree
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
