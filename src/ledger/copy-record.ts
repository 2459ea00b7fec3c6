// A copy of the record as it is at one moment, for trials that must change nothing. The copy is made by SQLite in one
// read transaction (VACUUM INTO), so the service reads and writes on meanwhile.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from './database.ts'

/** Copies the record of `dataFolder` into the empty folder `into`. Throws SQLite's error, such as a full disk. */
export function copyRecord(dataFolder: string, into: string): void {
  const record = new Database(join(dataFolder, DATABASE_FILE), { readonly: true, fileMustExist: true })
  try {
    record.prepare('vacuum into ?').run(join(into, DATABASE_FILE))
  } finally {
    record.close()
  }
}
