// A stream of bytes as lines, for the encodings that have lines.

/** Longer lines are cut: no format that we read by lines has them. */
const LONGEST_LINE = 1_048_576

/** Lines with their ends. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const joined = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    let at = 0
    for (let end = joined.indexOf(0x0a); end >= 0; end = joined.indexOf(0x0a, at)) {
      yield joined.subarray(at, end + 1)
      at = end + 1
    }
    carry = joined.subarray(at)
    if (carry.length > LONGEST_LINE) {
      yield carry
      carry = Buffer.alloc(0)
    }
  }
  if (carry.length > 0) yield carry
}
