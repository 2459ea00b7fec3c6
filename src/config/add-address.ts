// units.yaml as text → the same text with one address more. Pure. Splices by position, since writing the whole document
// out again would reformat what people wrote.
import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { type Wording, wording } from './fault.ts'
import { understandSender } from './mail-address.ts'

/** The roster cannot be edited by program; says why and what to do by hand, in both languages. */
export class RosterEditError extends Error {
  readonly wording: Wording

  constructor(words: Wording) {
    const { zh, en } = words
    super(`${zh.problem}。${zh.remedy}。(${en.problem}. ${en.remedy}.)`)
    this.name = 'RosterEditError'
    this.wording = words
  }
}

/**
 * `source` with `address` (exact, or *@domain) listed for the unit; unchanged where it is listed already. Keeps
 * comments, order, quotes, line ends. Throws RosterEditError where the unit is missing or the file is broken.
 */
export function addAddress(source: string, unitId: string, address: string): string {
  // Seen in practice: Notepad's byte order mark, which would shift the first line's columns.
  if (source.startsWith('\uFEFF')) return `\uFEFF${addAddress(source.slice(1), unitId, address)}`
  const meaning = understandSender(address)
  if ('wrong' in meaning) throw new RosterEditError(meaning.wrong)
  const value = 'address' in meaning.value ? meaning.value.address : `*@${meaning.value.domain}`
  const document = parseRoster(source)
  if (document === null) throw new RosterEditError(brokenSyntax)
  const unit = findUnit(document, unitId)
  if (listed(unit).includes(value)) return source
  const { at, text, until = at } = splice(source, unit, value)
  const edited = source.slice(0, at) + text + source.slice(until)
  verify(source, edited, unitId, value)
  return edited
}

type Splice = { at: number; until?: number; text: string }

function splice(source: string, unit: YAMLMap, value: string): Splice {
  const pair = unit.items.find(item => isScalar(item.key) && item.key.value === 'addresses')
  const written = pair?.value
  if (pair === undefined) return newKey(source, unit, value)
  if (isSeq(written)) {
    if (written.flow === true) return intoFlow(source, written, value)
    return intoBlock(source, written, value)
  }
  if (isScalar(written) && written.range && written.value !== '') {
    // A single address without brackets becomes a list.
    const [start, end] = written.range
    return { at: start, until: end, text: `[${source.slice(start, end)}, ${quoted(value)}]` }
  }
  // `addresses:` with nothing behind it: fill in right after the colon.
  const keyEnd = rangeOf(pair.key)[1]
  return { at: source.indexOf(':', keyEnd) + 1, text: ` [${quoted(value)}]` }
}

function intoFlow(source: string, list: YAMLSeq, value: string): Splice {
  const last = list.items.at(-1)
  if (last !== undefined) return { at: rangeOf(last)[1], text: `, ${quoted(value)}` }
  return { at: source.indexOf('[', rangeOf(list)[0]) + 1, text: quoted(value) }
}

function intoBlock(source: string, list: YAMLSeq, value: string): Splice {
  const last = list.items.at(-1)
  const start = rangeOf(last)[0]
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const indent = /^[ \t]*-[ \t]+/.exec(source.slice(lineStart, start))?.[0] ?? `${' '.repeat(start - lineStart - 2)}- `
  return newLine(source, rangeOf(last)[1], indent + quoted(value))
}

/** The key is missing: behind the aliases, else the name, else the id, where the form puts it. */
function newKey(source: string, unit: YAMLMap, value: string): Splice {
  const keys = ['aliases', 'name', 'id']
  const neighbour = keys.map(key => unit.items.find(item => isScalar(item.key) && item.key.value === key)).find(Boolean)
  const end = endOf(neighbour)
  if (unit.flow === true) return { at: end, text: `, addresses: [${quoted(value)}]` }
  const first = rangeOf(unit)[0]
  const column = first - (source.lastIndexOf('\n', first - 1) + 1)
  return newLine(source, end, `${' '.repeat(column)}addresses: [${quoted(value)}]`)
}

function newLine(source: string, after: number, text: string): Splice {
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const newline = source.indexOf('\n', after)
  if (newline < 0) return { at: source.length, text: eol + text }
  return { at: newline + 1, text: text + eol }
}

/** Where the pair's value ends, without the comments behind it; a list line by line ends with its last entry. */
function endOf(pair: Pair | undefined): number {
  const value = pair?.value
  const last = isSeq(value) && value.flow !== true ? value.items.at(-1) : null
  return rangeOf(last ?? value ?? pair?.key)[1]
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as { range?: readonly [number, number, number] | null } | null | undefined)?.range
  if (!range) throw new RosterEditError(oddForm)
  return [range[0], range[1]]
}

/** Plain where YAML reads it back as the same text, in a list with brackets too; else in double quotes. */
function quoted(value: string): string {
  return /^[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]+$/.test(value) ? value : JSON.stringify(value)
}

/** Null where the syntax is broken. */
function parseRoster(source: string): Document.Parsed | null {
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false })
  return document.errors.length === 0 ? document : null
}

function findUnit(document: Document, unitId: string): YAMLMap {
  const items = isSeq(document.contents) ? document.contents.items : []
  const unit = items.find(item => isMap(item) && item.get('id') === unitId)
  if (isMap(unit)) return unit
  throw new RosterEditError(noSuchUnit(unitId))
}

function listed(unit: YAMLMap): string[] {
  const written = unit.toJSON().addresses as unknown
  const entries = Array.isArray(written) ? written : [written]
  return entries.map(entry => String(entry).trim().toLowerCase())
}

/** A splice is trusted only once YAML reads it as meant: this unit has the address, and nothing else has changed. */
function verify(before: string, after: string, unitId: string, value: string): void {
  const units = parseRoster(before)?.toJSON() as { id: string; addresses?: unknown }[]
  const expected = units.map(unit => {
    if (unit.id !== unitId) return unit
    const former = unit.addresses === undefined || unit.addresses === '' ? [] : [unit.addresses].flat()
    return { ...unit, addresses: [...former, value] }
  })
  const outcome = parseRoster(after)
  if (outcome !== null && canonical(outcome.toJSON() as Record<string, unknown>[]) === canonical(expected)) return
  throw new RosterEditError(oddForm)
}

/** Keys in one order, since the new one may stand anywhere in its unit. */
function canonical(units: readonly Record<string, unknown>[]): string {
  return JSON.stringify(units.map(unit => Object.entries(unit).sort(([a], [b]) => (a < b ? -1 : 1))))
}

const brokenSyntax = wording(
  'units.yaml 有语法错误，没有改动',
  '请先运行 baosong check 并改正',
  'units.yaml has a syntax error and was not changed',
  'Run baosong check and mend it first',
)

const oddForm = wording(
  'units.yaml 里这个单位的写法太特别，程序改不了',
  '请手工把地址加入该单位的 addresses',
  'This unit is written in a way that no program can edit',
  'Add the address to its addresses by hand',
)

function noSuchUnit(id: string): Wording {
  return wording(
    `units.yaml 里没有代号为 ${id} 的单位`,
    '请核对代号，或先在 units.yaml 里加上这个单位',
    `There is no unit with the id ${id} in units.yaml`,
    'Check the id, or add the unit first',
  )
}
