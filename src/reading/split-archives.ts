// Parts of one split archive among the files of one mail or archive: put together where all of them are there.
import { createReadStream } from 'node:fs'
import { archivePart } from '../files/archive-parts.ts'
import type { Store, StoredBytes } from '../files/store.ts'

type Named = { name: string | null; stored: StoredBytes }

/** What became of a file that is a part: the whole, for the first one; for the others that they are in it. */
export type Joined = { whole: StoredBytes; name: string } | 'within'

/**
 * The whole of every archive that was split byte by byte (x.7z.001, x.7z.002 …) and whose parts from the first on are among
 * `files`, by the place of each part; two of the same number belong to no whole. Other ways of splitting have headers in each part and
 * are left as they are. Written from part to part into the store, never held. A last part that is missing shows when the whole is opened.
 */
export async function joinParts(files: readonly Named[], store: Store): Promise<Map<number, Joined>> {
  const byStem = new Map<string, Map<number, number[]>>()
  for (const [place, { name }] of files.entries()) {
    const part = archivePart(name)
    if (!part?.plain) continue
    const numbers = byStem.get(part.stem) ?? new Map<number, number[]>()
    byStem.set(part.stem, numbers)
    numbers.set(part.number, [...(numbers.get(part.number) ?? []), place])
  }
  const joined = new Map<number, Joined>()
  for (const numbers of byStem.values()) {
    const places = Array.from({ length: numbers.size }, (_, index) => numbers.get(index + 1) ?? [])
    if (places.length < 2 || places.some(({ length }) => length !== 1)) continue
    const inOrder = places.flat()
    const [first = 0, ...others] = inOrder
    const parts = inOrder.flatMap(place => files[place]?.stored ?? [])
    joined.set(first, { whole: await store.put(inARow(parts)), name: (files[first]?.name ?? '').trim().slice(0, -4) })
    for (const place of others) joined.set(place, 'within')
  }
  return joined
}

async function* inARow(parts: readonly StoredBytes[]): AsyncGenerator<Uint8Array> {
  for (const { path } of parts) yield* createReadStream(path) as AsyncIterable<Buffer>
}
