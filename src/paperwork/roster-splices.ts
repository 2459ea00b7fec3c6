// Where in units.yaml a unit's keys stand, and the smallest insertions that change them. Pure. Splices by position, since
// writing the whole document out again would reformat what people wrote.
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'

/** Replaces source[at, until) by `text`. */
export type Splice = { at: number; until: number; text: string }

/** The unit is written in a way that is not understood (anchors, tags, values of other kinds). */
export class OddForm extends Error {
  override readonly name = 'OddForm'
}

/** Order of keys in a unit, as the example has it: a new key comes behind the last one before it. */
const ORDER = ['id', 'name', 'aliases', 'addresses', 'notify', 'contact']

/** Adds `values` to the list below `key`, whatever its form; makes the key where it is missing. */
export function addToList(source: string, unit: YAMLMap, key: string, values: readonly string[]): Splice | null {
  if (values.length === 0) return null
  const texts = values.map(quoted)
  const pair = pairOf(unit, key)
  const value = pair?.value
  if (pair === undefined) return newKey(source, unit, key, `[${texts.join(', ')}]`)
  if (isSeq(value)) {
    const last = value.items.at(-1) as Node | undefined
    if (last === undefined) return insert(source.indexOf('[', rangeOf(value)[0]) + 1, texts.join(', '))
    if (value.flow === true) return insert(rangeOf(last)[1], texts.map(text => `, ${text}`).join(''))
    const start = rangeOf(last)[0]
    const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
    const lead = /^[ \t]*-[ \t]+$/.exec(before)?.[0]
    if (lead === undefined) throw new OddForm()
    return newLines(
      source,
      rangeOf(last)[1],
      texts.map(text => lead + text),
    )
  }
  if (isScalar(value) && value.range && value.value !== '') {
    const [start, end] = value.range
    return { at: start, until: end, text: `[${[source.slice(start, end), ...texts].join(', ')}]` }
  }
  return insert(colonAfter(source, pair), ` [${texts.join(', ')}]`)
}

/** Sets the text below `key` of `map` (a unit, or its contact). */
export function setText(source: string, map: YAMLMap, key: string, text: string): Splice {
  const pair = pairOf(map, key)
  if (pair === undefined) return newKey(source, map, key, quoted(text))
  const value = pair.value
  if (isScalar(value) && value.range && value.value !== '') {
    if (value.type === 'BLOCK_FOLDED' || value.type === 'BLOCK_LITERAL') throw new OddForm()
    return { at: value.range[0], until: value.range[1], text: quoted(text) }
  }
  if (value !== null && !isScalar(value)) throw new OddForm()
  return insert(colonAfter(source, pair), ` ${quoted(text)}`)
}

/** Contact and phone, each only where not null. */
export function setContact(source: string, unit: YAMLMap, contact: string | null, phone: string | null): Splice[] {
  const parts = [
    ...(contact === null ? [] : [['name', contact] as const]),
    ...(phone === null ? [] : [['phone', phone] as const]),
  ]
  if (parts.length === 0) return []
  const flow = `{ ${parts.map(([key, text]) => `${key}: ${quoted(text)}`).join(', ')} }`
  const pair = pairOf(unit, 'contact')
  if (pair === undefined) return [newKey(source, unit, 'contact', flow)]
  const { value } = pair
  if (isMap(value) && value.items.length === 0) {
    const [start, end] = rangeOf(value)
    return [{ at: start, until: end, text: flow }]
  }
  if (isMap(value)) return parts.map(([key, text]) => setText(source, value, key, text))
  if (value !== null && !(isScalar(value) && value.value === '')) throw new OddForm()
  return [insert(colonAfter(source, pair), ` ${flow}`)]
}

function newKey(source: string, map: YAMLMap, key: string, text: string): Splice {
  const before = ORDER.slice(0, Math.max(0, ORDER.indexOf(key)))
  const neighbour =
    before
      .toReversed()
      .map(each => pairOf(map, each))
      .find(Boolean) ?? map.items.at(-1)
  if (neighbour === undefined) throw new OddForm()
  const end = endOf(neighbour)
  if (map.flow === true) return insert(end, `, ${key}: ${text}`)
  const first = rangeOf(map)[0]
  const column = first - (source.lastIndexOf('\n', first - 1) + 1)
  return newLines(source, end, [`${' '.repeat(column)}${key}: ${text}`])
}

function newLines(source: string, after: number, lines: readonly string[]): Splice {
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const newline = source.indexOf('\n', after)
  if (newline < 0) return insert(source.length, lines.map(line => eol + line).join(''))
  return insert(newline + 1, lines.map(line => line + eol).join(''))
}

/** Where the pair's value ends, without the comments behind it. */
function endOf(pair: Pair): number {
  const value = pair.value as Node | null
  if ((isSeq(value) || isMap(value)) && value.flow !== true) {
    const last = value.items.at(-1) as Node | Pair | undefined
    if (last !== undefined) return isSeq(value) ? rangeOf(last)[1] : endOf(last as Pair)
  }
  return rangeOf(value ?? pair.key)[1]
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(item => isScalar(item.key) && item.key.value === key)
}

function colonAfter(source: string, pair: Pair): number {
  return source.indexOf(':', rangeOf(pair.key)[1]) + 1
}

function insert(at: number, text: string): Splice {
  return { at, until: at, text }
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as { range?: readonly [number, number, number] | null } | null | undefined)?.range
  if (!range) throw new OddForm()
  return [range[0], range[1]]
}

/** Plain where YAML reads it back as the same text, in a list with brackets too; else in double quotes. */
export function quoted(value: string): string {
  const plain =
    /^(?:\d{4}年)?[\p{Script=Han}A-Za-z][\p{Script=Han}\w（）·.@+-]*$/u.test(value) ||
    /^[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]+$/.test(value)
  return plain && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value)
}
