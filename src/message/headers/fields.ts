// The header block (RFC 5322 §2.2) as a list of fields. Values stay latin1, a byte a character, so that nothing is lost
// before the charset is known.
import { trimBlanks } from './blanks.ts'
import { decodeHeader } from './encoded-words.ts'

/** One header field: its name in lower case, its value unfolded, as latin1. */
export type Field = { name: string; value: string }

/** All fields of one block, topmost first. */
export type Fields = readonly Field[]

/** Longer values are no person's work: the rest is dropped. Real To headers of whole provinces stay under 200 KB. */
const MOST_CHARACTERS = 262_144

/**
 * Reads a header block. Ends at the first empty line; lines that are no field are passed over.
 * Seen in practice: blanks before the colon (test mail 006), a "From " line of mbox or a proxy's line on top (007), a blank
 * before the very first field (174), encoded words that go on in a line without its blank (255).
 */
export function parseFields(block: Buffer): Field[] {
  const fields: { name: string; lines: string[]; size: number }[] = []
  for (const written of blockLines(block)) {
    if (written === '') break
    const last = fields.at(-1)
    if (last && /^[ \t]/.test(written)) {
      if (last.size < MOST_CHARACTERS) {
        last.lines.push(written)
        last.size += written.length
      }
      continue
    }
    const line = trimBlanks(written)
    const colon = line.indexOf(':')
    const name = colon > 0 ? line.slice(0, colon).trimEnd() : ''
    if (!isName(name)) {
      if (last && OPEN_WORD.test(last.lines.at(-1) ?? '')) last.lines.push(written)
      continue
    }
    fields.push({ name: name.toLowerCase(), lines: [line.slice(colon + 1)], size: line.length })
  }
  return fields.map(({ name, lines }) => ({ name, value: trimBlanks(lines.join('').slice(0, MOST_CHARACTERS)) }))
}

/** An encoded word (RFC 2047) that does not end in its line. */
const OPEN_WORD = /=\?[^?\s]{1,60}\?[BbQq]\?[^?\s]*$/

/** RFC 5322 §2.2: printable ASCII without the colon. */
function isName(name: string): boolean {
  return name.length > 0 && name.length < 200 && /^[!-9;-~]+$/.test(name)
}

/**
 * The beginning of a body that was not parted from its header by an empty line: the lines behind the last field. Null
 * where the block ends with a field.
 */
export function unpartedBody(block: Buffer): Buffer | null {
  let at = 0
  let from: number | null = null
  for (const line of blockLines(block)) {
    if (line === '') break
    // A continued field, or a line of mbox that stands anywhere (test mail 137).
    const isContinued = from === null && /^([ \t]|>*From )/.test(line)
    const isField = line.includes(':') && (isName(line.split(':', 1)[0]?.trimEnd() ?? '') || DAMAGED_FIELD.test(line))
    if (isField) from = null
    else if (!isContinued) from ??= at
    at = block.indexOf(0x0a, at) + 1
    if (at === 0) break
  }
  return from === null ? null : block.subarray(from)
}

/** Seen in practice: a field whose name holds blanks or marks (test mail 256). It is no beginning of a body. */
const DAMAGED_FIELD = /^(x|content|mime)-[!-9;-~]/i

function* blockLines(block: Buffer): Generator<string> {
  let at = 0
  while (at < block.length) {
    const end = block.indexOf(0x0a, at)
    const stop = end < 0 ? block.length : end
    let to = stop
    while (to > at && block[to - 1] === 0x0d) to -= 1
    yield block.toString('latin1', at, to)
    at = stop + 1
  }
}

/** The topmost field of that name, as latin1; null where there is none. */
export function first(fields: Fields, name: string): string | null {
  return fields.find(field => field.name === name)?.value ?? null
}

/** The topmost field of that name that is not empty, as latin1; null where there is none. */
export function firstFilled(fields: Fields, name: string): string | null {
  return fields.find(field => field.name === name && field.value !== '')?.value ?? null
}

/** All fields of that name, topmost first, as latin1. */
export function all(fields: Fields, name: string): string[] {
  return fields.filter(field => field.name === name).map(({ value }) => value)
}

/** The topmost field of that name as the reader of the mail sees it; null where there is none. */
export function text(fields: Fields, name: string): string | null {
  const value = firstFilled(fields, name)
  return value === null
    ? null
    : decodeHeader(value)
        .replace(/[\t\r\n]/g, ' ')
        .replaceAll('\0', '')
        .trim()
}
