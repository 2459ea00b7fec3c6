// What one step of recognition says of a file.
import type { Note } from '../../reading/reading.ts'

/** The media type by the bytes, and what was seen on the way to it. */
export type Recognized = { type: string; notes: Note[] }

/** A file whose type is plain and whose structure is broken. */
export function unreadable(type: string, error: unknown): Recognized {
  return { type, notes: [{ code: 'unreadable', detail: error instanceof Error ? error.message : String(error) }] }
}
