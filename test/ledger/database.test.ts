import { execFile } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { DATABASE_FILE, openLedger } from '../../src/ledger/database.ts'
import { migrate, migrationsOnDisk } from '../../src/ledger/migrate.ts'
import { take, temporaryFolder, temporaryLedger } from './made-up.ts'

const run = promisify(execFile)
const OPENER = new URL('./opening-process.ts', import.meta.url).pathname

test('a new data folder gets the whole schema, and its database is for its owner alone', () => {
  const folder = join(temporaryFolder(), 'data')
  const ledger = temporaryLedger(folder)
  const applied = ledger.all(ledger.build.selectFrom('migrations').selectAll().orderBy('version'))
  expect(applied.map(row => row.name)).toEqual(migrationsOnDisk().map(migration => migration.name))
  expect(statSync(folder).mode & 0o077).toBe(0)
})

test('writes wait for the disk and keys are held', () => {
  const ledger = temporaryLedger()
  const pragma = (name: string) => ledger.statement<Record<string, unknown>>(`pragma ${name}`).get()
  expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(pragma('synchronous')).toEqual({ synchronous: 2 })
  expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
  expect(() =>
    ledger.statement("insert into outcomes values (7, 'submission', 'accept', null, null, 0, null, '')").run(),
  ).toThrow(/FOREIGN KEY/)
})

test('what was recorded is there after opening again', () => {
  const folder = temporaryFolder()
  const first = openLedger(folder)
  take(first, 'a')
  first.close()
  first.close()
  const again = temporaryLedger(folder)
  expect(again.statement<{ n: number }>('select count(*) as n from messages').get()).toEqual({ n: 1 })
})

test('a newer schema is refused with a sentence that names both versions and what to do', () => {
  const folder = temporaryFolder()
  const ledger = openLedger(folder)
  const known = migrationsOnDisk().length
  ledger.statement("insert into migrations values (99, '0099-later.sql', 'x', 'y')").run()
  ledger.close()
  expect(() => openLedger(folder)).toThrow(
    new RegExp(`schema 99, but this baosong knows only up to schema ${known}: .*newer version again.*backup`),
  )
})

test('a migration that was changed after it ran is noticed', () => {
  const folder = temporaryFolder()
  openLedger(folder).close()
  const database = new Database(join(folder, DATABASE_FILE))
  const changed = migrationsOnDisk().map(migration => ({ ...migration, sha256: `${migration.sha256}x` }))
  expect(() => migrate(database, changed)).toThrow(/another migrations\/0001-messages\.sql/)
  database.close()
})

test('a migration that fails leaves nothing of itself, and the ones before it stand', () => {
  const database = new Database(':memory:')
  const good = { version: 1, name: '0001-a.sql', sql: 'create table a (x)', sha256: 'a' }
  const bad = { version: 2, name: '0002-b.sql', sql: 'create table b (x); create table a (x)', sha256: 'b' }
  expect(() => migrate(database, [good, bad])).toThrow(/already exists/)
  const tables = database.prepare<[], { name: string }>("select name from sqlite_master where name in ('a', 'b')").all()
  expect(tables).toEqual([{ name: 'a' }])
})

test('a gap in the numbers is refused', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, '0001-a.sql'), '')
  writeFileSync(join(folder, '0003-c.sql'), '')
  expect(() => migrationsOnDisk(folder)).toThrow('0003-c.sql should be number 2')
})

test('a file that is no database, or a folder in its place, is told with what to check', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, DATABASE_FILE), 'no database at all, but a text that someone put here\n'.repeat(40))
  expect(() => openLedger(folder)).toThrow(/baosong\.sqlite failed: .*Check that the file is a baosong database/)
  const other = temporaryFolder()
  mkdirSync(join(other, DATABASE_FILE))
  expect(() => openLedger(other)).toThrow(/could not be opened.*Check that the data folder/)
})

test('processes that open a new folder at the same time all get the same schema', async () => {
  const folder = join(temporaryFolder(), 'data')
  const opened = await Promise.all(['a', 'b', 'c', 'd'].map(name => run(process.execPath, [OPENER, folder, name])))
  expect(opened.map(({ stdout }) => stdout.trim())).toEqual(Array(4).fill(String(migrationsOnDisk().length)))
})

test('the revision changes with every write, of this connection or another, and with nothing else', () => {
  const folder = temporaryFolder()
  const mine = temporaryLedger(folder)
  const other = temporaryLedger(folder)
  const before = mine.revision()
  expect(mine.revision()).toBe(before)
  take(other, 'a')
  const between = mine.revision()
  expect(between).not.toBe(before)
  take(mine, 'b')
  expect(mine.revision()).not.toBe(between)
})

test('a transaction inside another is part of it', () => {
  const ledger = temporaryLedger()
  expect(() =>
    ledger.atomically(() => {
      take(ledger, 'a')
      throw new Error('then the light went out')
    }),
  ).toThrow('light')
  expect(ledger.statement<{ n: number }>('select count(*) as n from messages').get()).toEqual({ n: 0 })
})
