// Quoted-printable (RFC 2045 §6.7), streamed. What is no escape is left as it stands.

/** Longer "lines" are cut anywhere but in an escape: a decoder must not hold them. */
const LONGEST_LINE = 65_536

/** Decodes a stream of quoted-printable. Blanks at the end of a line were added on the way and are dropped. */
export async function* decodeQuotedPrintable(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const joined = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    const end = joined.lastIndexOf(0x0a) + 1
    const whole = end === 0 && joined.length > LONGEST_LINE ? safeCut(joined) : end
    if (whole > 0) yield decodeLines(joined.subarray(0, whole))
    carry = joined.subarray(whole)
  }
  if (carry.length > 0) yield decodeLines(carry)
}

/** Not within "=XX", nor before blanks that may turn out to end the line. */
function safeCut(bytes: Buffer): number {
  let at = bytes.length - 3
  while (at > 0 && [0x3d, 0x20, 0x09, 0x0d].some(code => bytes.subarray(at, at + 3).includes(code))) at -= 1
  return at
}

const EQUALS = 0x3d

function decodeLines(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let to = 0
  let at = 0
  while (at < bytes.length) {
    const newline = bytes.indexOf(0x0a, at)
    const next = newline < 0 ? bytes.length : newline + 1
    let end = newline < 0 ? bytes.length : newline
    const ending = end > at && bytes[end - 1] === 0x0d ? end - 1 : end
    end = ending
    while (end > at && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end -= 1
    const soft = end > at && bytes[end - 1] === EQUALS
    if (soft) end -= 1
    for (let i = at; i < end; i += 1) {
      const value = bytes[i] === EQUALS && i + 2 < end ? hexPair(bytes[i + 1], bytes[i + 2]) : -1
      if (value >= 0) {
        out[to] = value
        i += 2
      } else out[to] = bytes[i] ?? 0
      to += 1
    }
    if (!soft && newline >= 0) to += bytes.copy(out, to, ending, next)
    at = next
  }
  return out.subarray(0, to)
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const a = hexDigit(high)
  const b = hexDigit(low)
  return a < 0 || b < 0 ? -1 : a * 16 + b
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
