// What came out of an archive.
import type { Note } from '../reading/reading.ts'
import type { Member } from './examined.ts'

/** Members in the store, in the archive's order, and what a person should know of the archive. */
export type Unpacked = { members: Member[]; notes: Note[] }
