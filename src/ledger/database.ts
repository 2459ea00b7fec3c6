// Opens the office's database, baosong.sqlite in the data folder, and brings it to this version's schema.
// Promises: what an operation wrote survives the power cut after it returned (synchronous FULL); readers are never
// blocked by a writer (WAL); several processes may have it open. Fails with LedgerError, which says what to do.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Ledger } from './ledger.ts'
import { LedgerError } from './ledger-error.ts'
import { migrate, migrationsOnDisk } from './migrate.ts'

/** The name of the database in the data folder. */
export const DATABASE_FILE = 'baosong.sqlite'

/** How long a write waits for another process's: a pass writes for milliseconds, a re-reading in batches of a second. */
const PATIENCE_MS = 10_000

/** Pages in memory, 32 MiB: standing over a million files walks some 200 MB, and the service must stay small. */
const CACHE_KIB = 32_768

/** Opens the ledger in `dataFolder`, which is made where missing (for its owner alone: it holds people's mail). */
export function openLedger(dataFolder: string): Ledger {
  const path = join(dataFolder, DATABASE_FILE)
  const database = open(path, dataFolder)
  try {
    database.pragma(`busy_timeout = ${PATIENCE_MS}`)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma(`cache_size = -${CACHE_KIB}`)
    database.pragma('temp_store = MEMORY')
    migrate(database, migrationsOnDisk())
    return new Ledger(database)
  } catch (error) {
    database.close()
    if (error instanceof LedgerError) throw error
    throw new LedgerError(
      `Opening the database ${path} failed: ${(error as Error).message}. ` +
        'Check that the file is a baosong database, that this user may write to it, and that the disk has room.',
      { cause: error },
    )
  }
}

function open(path: string, folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return new Database(path, { timeout: PATIENCE_MS })
  } catch (error) {
    throw new LedgerError(
      `The database ${path} could not be opened: ${(error as Error).message}. ` +
        'Check that the data folder of baosong.yaml exists and that this user may write to it.',
      { cause: error },
    )
  }
}
