// What a container holds, one level deep. What cannot be opened is a note on it.
import type { Note } from '../reading/reading.ts'
import type { Contents } from './examined.ts'
import type { Examining } from './examining.ts'
import { LimitExceeded } from './limit-exceeded.ts'
import type { StoredBytes } from './store.ts'
import { unzip } from './zip/unzip.ts'

/** A container's contents, and what a person should know of it. */
export type Opened = { contents: Contents; notes: Note[] }

/** Opens the container `stored`, whose media type is `type`. */
export async function contentsOf(
  stored: StoredBytes,
  type: string,
  _name: string | null,
  context: Examining,
): Promise<Opened> {
  try {
    return await open(stored, type, context)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return {
      contents: { form: 'none' },
      notes: [{ code: error instanceof LimitExceeded ? 'over-limit' : 'unreadable', detail }],
    }
  }
}

async function open(stored: StoredBytes, type: string, context: Examining): Promise<Opened> {
  switch (type) {
    case 'message/rfc822':
      return { contents: { form: 'message' }, notes: [] }
    case 'application/zip': {
      const { members, notes } = await unzip(stored.path, stored.size, context)
      return { contents: members.length > 0 ? { form: 'members', members } : { form: 'none' }, notes }
    }
    default:
      return { contents: { form: 'none' }, notes: [] }
  }
}
