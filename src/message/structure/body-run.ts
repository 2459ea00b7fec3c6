// How much of a body can pass by without a look at its lines. Pure.

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d
/** Before a boundary stands a line end, which belongs to it (RFC 2046 §5.1.1), and, for the splitter, perhaps a CR more. */
const DELIMITERS = [Buffer.from('\n--'), Buffer.from('\n\r--')]

/**
 * Bytes of `chunk`, from its start, that are certainly a body's: none of their lines begins with "--", and the line before
 * the first that does, or may, is not among them, since its end may be the boundary's. `pending` is what came before, of an
 * unfinished line; 0 where the line that it begins may be a boundary.
 */
export function bodyRun(pending: Buffer, chunk: Buffer): number {
  if (mayBeBoundary(Buffer.concat([pending.subarray(0, 4), chunk.subarray(0, 4)]))) return 0
  const boundaries = DELIMITERS.map(delimiter => chunk.indexOf(delimiter)).filter(at => at >= 0)
  const lastEnd = boundaries.length > 0 ? Math.min(...boundaries) : chunk.lastIndexOf(LF)
  return lastEnd <= 0 ? 0 : chunk.lastIndexOf(LF, lastEnd - 1) + 1
}

/** The first bytes of a line, with the end of the line before it or without. */
function mayBeBoundary(start: Buffer): boolean {
  let at = 0
  if (start[at] === CR) at += 1
  if (start[at] === LF) at += 1
  return start[at] === DASH && start[at + 1] === DASH
}
