// YAML text with single values changed, and every other byte as it was: comments, order, quotes, line ends. Pure.
// Splices by position, since writing a whole document out again would reformat what people wrote; what comes out is
// trusted only once YAML reads it as meant.
import { isDeepStrictEqual } from 'node:util'
import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { RosterEditError } from './add-address.ts'
import { wording } from './fault.ts'

/** What a value may be: texts, lists of texts, mappings of these. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain }

/** Where the value stands, and what it is to be; undefined takes it out. A list's length as index appends. */
export type Edit = { path: readonly (string | number)[]; value: Plain | undefined }

/** `source` with all edits made, one after the other. Throws RosterEditError where the text is written too oddly. */
export function editYaml(source: string, edits: readonly Edit[]): string {
  // Seen in practice: Notepad's byte order mark, which would shift the first line's columns.
  if (source.startsWith('\uFEFF')) return `\uFEFF${editYaml(source.slice(1), edits)}`
  return edits.reduce(editOne, source)
}

type Splice = { from: number; to: number; text: string }

function editOne(source: string, { path, value }: Edit): string {
  const before = read(source)
  if (isDeepStrictEqual(before.getIn(path) === undefined ? undefined : plainOf(before, path), value)) return source
  const parent = path.length === 1 ? before.contents : before.getIn(path.slice(0, -1), true)
  const key = path.at(-1) ?? ''
  const splices = isMap(parent)
    ? inMap(source, parent, String(key), value)
    : isSeq(parent)
      ? inSeq(source, parent, Number(key), value)
      : []
  let edited = source
  for (const { from, to, text } of splices.sort((a, b) => b.from - a.from))
    edited = edited.slice(0, from) + text + edited.slice(to)
  const expected = before.clone()
  if (value === undefined) expected.deleteIn(path)
  else expected.setIn(path, expected.createNode(value))
  if (!isDeepStrictEqual(read(edited).toJSON(), expected.toJSON())) throw new RosterEditError(oddForm)
  return edited
}

function plainOf(document: Document, path: readonly (string | number)[]): unknown {
  const node = document.getIn(path, true)
  return isMap(node) || isSeq(node) || isScalar(node) ? node.toJS(document) : undefined
}

/** The values as written: texts, lists, mappings; null where the syntax is broken. For forms that show what stands there. */
export function readYaml(source: string): unknown {
  const document = parseDocument(source.replace(/^\uFEFF/, ''), { schema: 'failsafe', prettyErrors: false })
  return document.errors.length > 0 ? null : (document.toJSON() as unknown)
}

function read(source: string): Document.Parsed {
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false })
  if (document.errors.length > 0) throw new RosterEditError(oddForm)
  return document
}

function inMap(source: string, map: YAMLMap, key: string, value: Plain | undefined): Splice[] {
  const pair = map.items.find(item => isScalar(item.key) && item.key.value === key)
  if (!pair) return value === undefined ? [] : [newPair(source, map, key, value)]
  const end = endOf(pair)
  if (value === undefined)
    return [map.flow === true ? flowEntry(source, map.items, pair, end) : lines(source, start(pair.key), end)]
  const kept = isSeq(pair.value) && isList(value) ? inList(source, pair.value, value) : null
  if (kept !== null) return kept
  if (pair.value === null || start(pair.value) === null)
    return [{ from: endOfKey(source, pair), to: endOfKey(source, pair), text: ` ${render(value)}` }]
  const from = start(pair.value) ?? end
  // A list line by line that becomes something else begins behind its key again.
  const isBlock = (isSeq(pair.value) || isMap(pair.value)) && pair.value.flow !== true
  return [
    isBlock
      ? { from: endOfKey(source, pair), to: end, text: ` ${render(value)}` }
      : { from, to: end, text: render(value) },
  ]
}

function inSeq(source: string, seq: YAMLSeq, index: number, value: Plain | undefined): Splice[] {
  const item = seq.items[index]
  if (value === undefined) {
    const [from, to] = [start(item), endOfNode(item)]
    if (from === null || to === null) return []
    return [seq.flow === true ? flowEntry(source, seq.items, item, to) : lines(source, from, to)]
  }
  if (item !== undefined) return [{ from: start(item) ?? 0, to: endOfNode(item) ?? 0, text: render(value) }]
  const last = seq.items.at(-1)
  const end = endOfNode(last)
  if (end === null) return [{ from: endOfNode(seq) ?? 0, to: endOfNode(seq) ?? 0, text: '' }]
  if (seq.flow === true) return [{ from: end, to: end, text: `, ${render(value)}` }]
  return [newLine(source, end, `${dash(source, start(last) ?? 0)}${render(value)}`)]
}

/** Items that stay keep their bytes; those that go take their line with them. Null: the list must be written anew. */
function inList(source: string, seq: YAMLSeq, wanted: readonly string[]): Splice[] | null {
  const texts = seq.items.map(item => (isScalar(item) ? String(item.value) : ''))
  const keepsOrder = isDeepStrictEqual(
    texts.filter(text => wanted.includes(text)),
    wanted.filter(text => texts.includes(text)),
  )
  const added = wanted.filter(text => !texts.includes(text))
  const appended = isDeepStrictEqual(wanted.slice(wanted.length - added.length), added)
  if (seq.flow === true) {
    const pieces = wanted.map(text => {
      const item = seq.items[texts.indexOf(text)]
      return item === undefined ? render(text) : source.slice(start(item) ?? 0, endOfNode(item) ?? 0)
    })
    return [{ from: start(seq) ?? 0, to: endOfNode(seq) ?? 0, text: `[${pieces.join(', ')}]` }]
  }
  if (!keepsOrder || !appended || !texts.some(text => wanted.includes(text))) return null
  const gone = seq.items.filter((_, index) => !wanted.includes(texts[index] ?? ''))
  const last = seq.items.at(-1)
  const indent = dash(source, start(last) ?? 0)
  return [
    ...gone.map(item => lines(source, start(item), endOfNode(item) ?? 0)),
    ...added.map(text => newLine(source, endOfNode(last) ?? 0, indent + render(text))),
  ]
}

/** Behind the last pair, as its neighbours are written. */
function newPair(source: string, map: YAMLMap, key: string, value: Plain): Splice {
  const last = map.items.at(-1)
  const end = last ? endOf(last) : (endOfNode(map) ?? 0)
  if (map.flow === true) return { from: end, to: end, text: `, ${key}: ${render(value)}` }
  const first = start(map) ?? 0
  const column = first - (source.lastIndexOf('\n', first - 1) + 1)
  return newLine(source, end, `${' '.repeat(column)}${key}: ${render(value)}`)
}

/** An entry of a flow collection with the comma that belongs to it. */
function flowEntry(source: string, items: readonly unknown[], entry: unknown, end: number): Splice {
  const index = items.indexOf(entry)
  const before = index > 0 ? items[index - 1] : undefined
  if (before !== undefined)
    return { from: isPair(before) ? endOf(before) : (endOfNode(before) ?? 0), to: end, text: '' }
  const from = isPair(entry) ? (start(entry.key) ?? 0) : (start(entry) ?? 0)
  const next = items[index + 1]
  const to = next === undefined ? end : isPair(next) ? (start(next.key) ?? end) : (start(next) ?? end)
  return { from, to, text: '' }
}

/** Whole lines from the one that holds `from` to the one that holds `to`. */
function lines(source: string, from: number | null, to: number): Splice {
  const first = source.lastIndexOf('\n', (from ?? to) - 1) + 1
  const newline = source.indexOf('\n', Math.max(first, to - (source[to - 1] === '\n' ? 1 : 0)))
  return { from: first, to: newline < 0 ? source.length : newline + 1, text: '' }
}

function newLine(source: string, after: number, text: string): Splice {
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const newline = source.indexOf('\n', after)
  if (newline < 0) return { from: source.length, to: source.length, text: eol + text }
  return { from: newline + 1, to: newline + 1, text: text + eol }
}

/** The dash and its indentation, as the item at `at` has them. */
function dash(source: string, at: number): string {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1
  return /^[ \t]*-[ \t]+/.exec(source.slice(lineStart, at))?.[0] ?? `${' '.repeat(Math.max(0, at - lineStart - 2))}- `
}

function isPair(entry: unknown): entry is Pair {
  return typeof entry === 'object' && entry !== null && 'key' in entry && 'value' in entry && !isScalar(entry)
}

function isList(value: Plain): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

function start(node: unknown): number | null {
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range?.[0] ?? null
}

/** Where the value ends, without the comment behind it; of a list line by line, where its last item does. */
function endOfNode(node: unknown): number | null {
  if ((isSeq(node) || isMap(node)) && node.flow !== true && node.items.length > 0) {
    const last = node.items.at(-1)
    return isPair(last) ? endOf(last) : endOfNode(last)
  }
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range?.[1] ?? null
}

function endOf(pair: Pair): number {
  return endOfNode(pair.value) ?? endOfNode(pair.key) ?? 0
}

function endOfKey(source: string, pair: Pair): number {
  return source.indexOf(':', endOfNode(pair.key) ?? 0) + 1
}

/** On one line, quoted where YAML would read something else. */
function render(value: Plain): string {
  const document = new Document([value], { schema: 'failsafe' })
  if (isSeq(document.contents)) document.contents.flow = true
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim()
  return text.slice(1, -1)
}

const oddForm = wording(
  '文件的这一处写法太特别，程序改不了',
  '请手工修改这个文件',
  'This part of the file is written in a way that no program can edit',
  'Edit the file by hand',
)
