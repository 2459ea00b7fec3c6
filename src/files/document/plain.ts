// Text of plain text, tables of text and HTML: decoded by evidence, as much as is kept, and the end of what is longer.
import { readRange } from '../recognize/file-ends.ts'
import { encodingOf } from '../text/decode.ts'
import { htmlText } from './html.ts'
import type { LineSink } from './line-sink.ts'

/** Read from the beginning; a text longer than this is a log or data. */
const HEAD_BYTES = 2_097_152
const TAIL_BYTES = 65_536

/** Adds the lines of the text file at `path` to `sink`. */
export async function plainLines(path: string, size: number, sink: LineSink): Promise<void> {
  const head = await readRange(path, 0, HEAD_BYTES)
  const encoding = encodingOf(head) ?? 'gb18030'
  addLines(new TextDecoder(encoding).decode(head), sink)
  if (size <= HEAD_BYTES) return
  const tail = await readRange(path, Math.max(HEAD_BYTES, size - TAIL_BYTES), TAIL_BYTES)
  // The first line of the tail is cut somewhere, perhaps inside a character.
  addLines(new TextDecoder(encoding).decode(tail.subarray(tail.indexOf(0x0a) + 1)), sink)
}

/** Adds the lines of the page at `path`; returns its title element. */
export async function htmlLines(path: string, sink: LineSink): Promise<string | null> {
  const bytes = await readRange(path, 0, HEAD_BYTES)
  const { lines, title } = htmlText(decoded(bytes))
  for (const line of lines) sink.add(line)
  return title
}

/** Strict UTF-8 beats the label, the label beats a guess: pages are saved in another charset than they declare. */
export function decoded(bytes: Buffer): string {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' || encoding?.startsWith('utf-16')) return new TextDecoder(encoding).decode(bytes)
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i
    .exec(bytes.toString('latin1', 0, 4096))?.[1]
    ?.toLowerCase()
  const meant = label && /^(gb|cp936|ms936)/.test(label) ? 'gb18030' : label
  try {
    return new TextDecoder(meant && meant !== 'utf-8' ? meant : (encoding ?? 'gb18030')).decode(bytes)
  } catch (error) {
    // A label that nobody knows.
    if (error instanceof RangeError) return new TextDecoder(encoding ?? 'gb18030').decode(bytes)
    throw error
  }
}

function addLines(text: string, sink: LineSink): void {
  for (const line of text.split('\n')) sink.add(line)
}
