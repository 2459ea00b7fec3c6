// A tar's files → the store.
import { createReadStream } from 'node:fs'
import { isClutter } from '../clutter.ts'
import type { Member } from '../examined.ts'
import type { Examining } from '../examining.ts'
import { LimitExceeded } from '../limit-exceeded.ts'
import type { StoredBytes } from '../store.ts'
import { decodeNames } from '../text/names.ts'
import type { Unpacked } from '../unpacked.ts'
import { listTar } from './tar-headers.ts'

/** Unpacks the tar into the store. Throws LimitExceeded before anything is written where it goes over a cap. */
export async function untar(stored: StoredBytes, context: Examining): Promise<Unpacked> {
  const { limits, budget, store } = context
  const { entries, more, damage } = await listTar(stored.path, limits.files.members)
  if (more) throw new LimitExceeded(`more than ${limits.files.members} files`)
  const names = decodeNames(entries.map(entry => entry.rawName))
  const files = entries
    .map((entry, index) => ({ ...entry, name: names[index] ?? '' }))
    .filter(({ name }) => !isClutter(name))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  budget.admit({ members: files.length, bytes, packedBytes: stored.size })
  const members: Member[] = []
  for (const { name, offset, size } of files) {
    const source = size === 0 ? none() : createReadStream(stored.path, { start: offset, end: offset + size - 1 })
    members.push({ name, stored: await store.put(source as AsyncIterable<Uint8Array>, size), notes: [] })
  }
  return { members, notes: damage === null ? [] : [{ code: 'unreadable', detail: damage }] }
}

async function* none(): AsyncGenerator<Uint8Array> {}
