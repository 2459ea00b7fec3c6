// uuencode (POSIX), as a transfer encoding and inside text bodies. Old document systems still send it.
import { trimBlanks } from '../headers/blanks.ts'
import { linesOf } from './lines.ts'
import { decodeHeader } from '../headers/encoded-words.ts'

/** "begin 644 name": the name as latin1; null where the line is none. */
export function beginName(line: Buffer): string | null {
  if (line.length > 1_000 || line[0] !== 0x62) return null
  return /^begin [0-7]{3,4} (\S.*)$/.exec(trimBlanks(line.toString('latin1')))?.[1] ?? null
}

/** A line of data has 61 characters and perhaps a checksum; blanks may be added on the way. */
const LONGEST_LINE = 200

/** A name of a "begin" line as its sender saw it. */
export function uuName(latin1: string): string {
  return decodeHeader(latin1)
}

/** True where a line may be uuencoded data: its first character tells its length (test mail 039: prose that begins "begin"). */
export function isUuLine(line: Buffer): boolean {
  if (line.length > LONGEST_LINE) return false
  const text = line.toString('latin1').replace(/[\r\n]+$/, '')
  if (text === '`' || text === ' ' || /^end\s*$/.test(text)) return true
  if (!/^[\x20-\x60]+$/.test(text)) return false
  // Trailing blanks are lost on the way, and some programs add a checksum: only too long a line is no data.
  const characters = Math.ceil(uuValue(text.charCodeAt(0)) / 3) * 4
  return characters > 0 && text.length > 1 && text.length - 1 <= characters + 2
}

/** One line of data, decoded. */
export function uuLine(line: Buffer): Buffer {
  const length = uuValue(line[0] ?? 0x20)
  const out = Buffer.alloc(Math.ceil(length / 3) * 3)
  let to = 0
  for (let at = 1; to < length; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map(step => uuValue(charAt(line, at + step))) as [number, number, number, number]
    out[to] = (a << 2) | (b >> 4)
    out[to + 1] = ((b & 15) << 4) | (c >> 2)
    out[to + 2] = ((c & 3) << 6) | d
    to += 3
  }
  return out.subarray(0, length)
}

function charAt(line: Buffer, at: number): number {
  const code = line[at] ?? 0x20
  return code === 0x0d || code === 0x0a ? 0x20 : code
}

function uuValue(code: number): number {
  return (code - 0x20) & 0x3f
}

/** "begin" stands at the top, below some words at the most. */
const MOST_BEFORE_BEGIN = 65_536

/**
 * A body whose transfer encoding is uuencode: the data between its "begin" and "end".
 * Seen in practice: a body that is not uuencoded at all (test mail 161), which is given as it is.
 */
export async function* decodeUu(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const lines = linesOf(source)
  const before: Buffer[] = []
  let size = 0
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (size < MOST_BEFORE_BEGIN && beginName(line.value) !== null) return yield* uuData(lines)
    before.push(line.value)
    size += line.value.length
    if (size >= MOST_BEFORE_BEGIN) yield Buffer.concat(before.splice(0))
  }
  yield Buffer.concat(before)
}

/** The data lines up to "end", in blocks; reads no further than that. */
export async function* uuData(lines: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  let block: Buffer[] = []
  let size = 0
  for (;;) {
    const line = await lines.next()
    if (line.done || /^end\s*$/.test(line.value.toString('latin1', 0, 8))) break
    if (line.value.length < 2 || !isUuLine(line.value)) continue
    const data = uuLine(line.value)
    block.push(data)
    size += data.length
    if (size < 65_536) continue
    yield Buffer.concat(block)
    block = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(block)
}
