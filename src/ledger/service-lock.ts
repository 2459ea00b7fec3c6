// One service a data folder: two would both answer the same mail's sender and stop each other's queue. The lock is
// SQLite's own on a database beside the record, held as long as the process lives: the system gives it back after
// kill -9 and a power cut, so nothing stale is ever left. Single commands and --once ask for no lock.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LedgerError } from './ledger-error.ts'

/** The locked database, and beside it the number of the process that holds it: what is locked cannot be read. */
const LOCK_FILE = 'service.lock'
const PID_FILE = 'service.pid'

/** A service that is being restarted may still be ending. */
const PATIENCE_MS = 2_000

export type ServiceLock = { held: true; release: () => void } | { held: false; process: string | null }

/** Takes the folder for this process; not held: another one has it, whose number is told where it is known. */
export function lockService(dataFolder: string): ServiceLock {
  const pidPath = join(dataFolder, PID_FILE)
  let database: Database.Database | null = null
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    database = new Database(join(dataFolder, LOCK_FILE), { timeout: PATIENCE_MS })
    database.exec('begin exclusive')
    writeFileSync(pidPath, `${process.pid}\n`)
  } catch (error) {
    database?.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return { held: false, process: numberIn(pidPath) }
    throw new LedgerError(
      `The data folder ${dataFolder} could not be locked: ${(error as Error).message}. ` +
        'Check that this user may write to it and that the disk has room.',
      { cause: error },
    )
  }
  const held = database
  return { held: true, release: () => void held.close() }
}

function numberIn(path: string): string | null {
  try {
    return /^\d+/.exec(readFileSync(path, 'utf8'))?.[0] ?? null
  } catch {
    // Without the number the refusal is as true.
    return null
  }
}
