// gzip and Zstandard: one file packed, or a tar.
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type { Examining } from './examining.ts'
import { gunzipped } from './gzip-members.ts'
import { LimitExceeded } from './limit-exceeded.ts'
import { readRange } from './recognize/file-ends.ts'
import type { StoredBytes } from './store.ts'
import { decode } from './text/decode.ts'
import type { Unpacked } from './unpacked.ts'

/**
 * Unpacks the one file inside; `name` is the packed file's own. Throws LimitExceeded as soon as it grows beyond a cap, and
 * an Error where the stream is damaged.
 */
export async function gunzip(
  stored: StoredBytes,
  type: string,
  name: string | null,
  context: Examining,
): Promise<Unpacked> {
  const { budget, limits, store } = context
  budget.admit({ members: 1, bytes: null, packedBytes: stored.size })
  const most = Math.max(limits.files.ratioFloorBytes, stored.size * limits.files.ratio)
  const isGzip = type === 'application/gzip'
  const opened = isGzip ? gunzipped(stored.path, stored.size, budget.signal) : unzstd(stored.path, budget.signal)
  const file = await store.put(counted(opened, most, context))
  return {
    members: [{ name: (await originalName(stored.path, type)) ?? strippedName(name), stored: file, notes: [] }],
    notes: [],
  }
}

function unzstd(path: string, signal: AbortSignal): AsyncIterable<Buffer> {
  // A failure of either reaches whoever reads the engine; nobody waits for this one's word.
  return pipeline(createReadStream(path, { signal }), createZstdDecompress(), () => {})
}

async function* counted(
  source: AsyncIterable<Buffer>,
  most: number,
  { budget, limits }: Examining,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > most) throw new LimitExceeded(`unpacks to more than ${limits.files.ratio} times its size`)
    budget.charge(chunk.length)
    yield chunk
  }
}

/** FNAME of the gzip header (RFC 1952, 2.3.1), which is Latin-1 by the book and GBK or UTF-8 in fact. */
async function originalName(path: string, type: string): Promise<string | null> {
  if (type !== 'application/gzip') return null
  const head = await readRange(path, 0, 1024)
  const flags = head[3] ?? 0
  if (!(flags & 8)) return null
  const start = flags & 4 ? 12 + head.readUInt16LE(10) : 10
  const end = head.indexOf(0, start)
  return end > start ? decode(head.subarray(start, end)) : null
}

/** What the packed file is called: `name` without the ending of its compression. */
export function strippedName(name: string | null): string {
  const inner = (name ?? '').replace(/\.(gz|gzip|zst|bz2|xz)$/i, '').replace(/\.t(gz|bz2?|xz)$/i, '.tar')
  return inner === '' ? 'data' : inner
}
