// Text that is made line by line → bytes. Pure.

/** Many short texts as few buffers, cut at the same places every time: what deflate makes depends on them. */
export function* pieces(texts: Iterable<string>): Generator<Buffer> {
  let held = ''
  for (const text of texts) {
    held += text
    if (held.length < 65_536) continue
    yield Buffer.from(held)
    held = ''
  }
  yield Buffer.from(held)
}
