// Bytes that some gateway put before a file: a line end, a mark of UTF-8, zeros. Behind them the file is whole.
import { createReadStream } from 'node:fs'
import type { Store, StoredBytes } from '../store.ts'
import { readRange } from './file-ends.ts'

/** What is put before files is a line or a block of zeros. */
const LONGEST_LEAD = 1024
const MARK = '\xef\xbb\xbf'
const ENOUGH = 16

/**
 * How formats begin whose readers want them at the first byte. A zip is not among them, whose place its end record tells, nor
 * a PDF, which may begin anywhere (recognize.ts), nor what is text.
 */
const MAGIC = [
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  '\xff\xd8\xff',
  '\x89PNG\r\n\x1a\n',
  'GIF87a',
  'GIF89a',
  'RIFF',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x1f\x8b\x08',
  'II*\0',
  'MM\0*',
  '{\\rtf',
  '\x78\x9f\x3e\x22',
  '\xfd7zXZ\0',
]

/** How many bytes stand before the file that begins in `head`; 0 where it begins at once, or as nothing that we know. */
export function leadOf(head: Buffer): number {
  const start = head.toString('latin1', 0, LONGEST_LEAD + ENOUGH)
  if (begins(start)) return 0
  const blanks = blanksOf(start)
  // A length begins with zeros, and is no blank.
  for (const at of [blanks, start.indexOf('ftyp') - 4])
    if (at > 0 && at <= Math.min(blanks, LONGEST_LEAD) && begins(start.slice(at))) return at
  return 0
}

function begins(start: string): boolean {
  return MAGIC.some(magic => start.startsWith(magic)) || start.startsWith('ftyp', 4)
}

/** Blanks, line ends, zeros and marks of UTF-8 at the beginning of `start`. */
function blanksOf(start: string): number {
  let at = 0
  while (at < start.length && (start.startsWith(MARK, at) || '\0\t\n\f\r '.includes(start[at] ?? 'x')))
    at += start.startsWith(MARK, at) ? MARK.length : 1
  return at
}

/**
 * The file without what stands before it: itself as a rule; else a copy in the store, for its readers only. What was sent
 * stays as it is. Seen in practice: a line end before photos and .doc files.
 */
export async function withoutLead(stored: StoredBytes, store: Store): Promise<{ bare: StoredBytes; lead: number }> {
  const lead = leadOf(await readRange(stored.path, 0, LONGEST_LEAD + ENOUGH))
  if (lead === 0) return { bare: stored, lead }
  const rest = createReadStream(stored.path, { start: lead })
  return { bare: await store.put(rest as AsyncIterable<Uint8Array>), lead }
}
