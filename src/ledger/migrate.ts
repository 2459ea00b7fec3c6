// Brings a database to this version's schema: numbered SQL files, forward only, each whole or not at all.
// Refuses a schema that is newer than the program, and one whose files are no longer what was run.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type BetterSqlite3 from 'better-sqlite3'
import { LedgerError } from './ledger-error.ts'

/** One file: 0001-messages.sql is version 1. */
export type Migration = { version: number; name: string; sql: string; sha256: string }

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url))

/** The program's migrations, in order; numbered 1, 2, 3 … without a gap. */
export function migrationsOnDisk(folder = FOLDER): Migration[] {
  const names = readdirSync(folder).filter(name => /^\d{4}-[a-z-]+\.sql$/.test(name))
  return names.sort().map((name, index) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    const version = Number(name.slice(0, 4))
    if (version !== index + 1) throw new LedgerError(`migrations/${name} should be number ${index + 1}.`)
    return { version, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Runs what has not been run. Two processes may do so at once: the second waits, and finds nothing left to do. */
export function migrate(database: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  database.exec(
    'create table if not exists migrations (version integer primary key, name text not null, sha256 text not null, applied_at text not null)',
  )
  const applied = database.prepare<[number], { name: string; sha256: string }>(
    'select name, sha256 from migrations where version = ?',
  )
  const record = database.prepare("insert into migrations values (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))")
  refuseNewer(database, migrations)
  for (const { version, name, sql, sha256 } of migrations) {
    database
      .transaction(() => {
        const before = applied.get(version)
        if (before) return refuseChanged(database.name, before, { name, sha256 })
        database.exec(sql)
        record.run(version, name, sha256)
      })
      .immediate()
  }
}

function refuseNewer(database: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  const row = database.prepare<[], { version: number | null }>('select max(version) as version from migrations').get()
  const found = row?.version ?? 0
  if (found <= migrations.length) return
  throw new LedgerError(
    `The database ${database.name} has schema ${found}, but this baosong knows only up to schema ${migrations.length}: ` +
      'a newer baosong has used it. Start that newer version again, or go back to a backup made before the update.',
  )
}

function refuseChanged(
  path: string,
  before: { name: string; sha256: string },
  now: { name: string; sha256: string },
): void {
  if (before.sha256 === now.sha256) return
  throw new LedgerError(
    `The database ${path} was made with another migrations/${before.name} than this baosong has (${now.name}). ` +
      'A file in migrations/ never changes once it has run: put the original back, or install the release again.',
  )
}
