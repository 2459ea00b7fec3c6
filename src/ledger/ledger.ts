// The opened ledger: what the operations beside this file stand on. One operation a function, grouped by noun; each is
// synchronous, and one that writes is one transaction: done whole, or not at all. See ./README.md for the list.
// Fails with better-sqlite3's SqliteError (a full disk, a lock held for longer than the patience). Never: retries, logs.
import type BetterSqlite3 from 'better-sqlite3'
import { type CompiledQuery, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { forget, newOwner } from './owner.ts'
import type { Tables } from './tables.ts'

/** What may be bound to a placeholder. No boolean and no date: SQLite refuses both, and so the ledger writes neither. */
export type Bound = string | number | null

/** A query of the builder. */
type Query<Row> = { compile(): CompiledQuery<Row> }

/** One statement, prepared once. */
type Statement<Row> = BetterSqlite3.Statement<Bound[], Row>

/** Prepared statements kept: three times what all operations together have. */
const STATEMENTS_KEPT = 400

export class Ledger {
  /** Builds queries and checks them against the tables; never runs one by itself. */
  readonly build = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  /** Names this run in attempts that it makes. */
  readonly owner = newOwner()
  readonly #database: BetterSqlite3.Database
  readonly #statements = new Map<string, Statement<unknown>>()

  constructor(database: BetterSqlite3.Database) {
    this.#database = database
  }

  /** Absolute path of the database file. */
  get path(): string {
    return this.#database.name
  }

  /** The statement of `sql`, prepared once. For hot loops; `Row` is the caller's word. */
  statement<Row = never>(sql: string): Statement<Row> {
    const known = this.#statements.get(sql)
    if (known) return known as Statement<Row>
    const fresh = this.#database.prepare<Bound[], Row>(sql)
    // Lists of changing length make statements without end; the oldest is prepared again when it is wanted.
    const [oldest] = this.#statements.size < STATEMENTS_KEPT ? [] : this.#statements.keys()
    if (oldest !== undefined) this.#statements.delete(oldest)
    this.#statements.set(sql, fresh)
    return fresh
  }

  all<Row>(query: Query<Row>): Row[] {
    const { sql, parameters } = query.compile()
    return this.statement<Row>(sql).all(...(parameters as Bound[]))
  }

  first<Row>(query: Query<Row>): Row | null {
    const { sql, parameters } = query.compile()
    return this.statement<Row>(sql).get(...(parameters as Bound[])) ?? null
  }

  /** Runs a writing query; how many rows it touched. With `returning` use {@link first}. */
  write(query: Query<unknown>): number {
    const { sql, parameters } = query.compile()
    return this.statement(sql).run(...(parameters as Bound[])).changes
  }

  /**
   * Runs `work` whole or not at all, and nobody else writes meanwhile. Inside another one it is part of it. `work` must
   * not wait for anything: a promise would end the transaction before it.
   */
  atomically<Result>(work: () => Result): Result {
    if (this.#database.inTransaction) return work()
    return this.#database.transaction(work).immediate()
  }

  /** Runs `work` on one state of the record, whatever others write meanwhile. */
  reading<Result>(work: () => Result): Result {
    if (this.#database.inTransaction) return work()
    return this.#database.transaction(work).deferred()
  }

  /** Changes whenever anything in the record may have changed, by this process or another: for what is kept in memory. */
  revision(): string {
    const [others] = this.#database.pragma('data_version') as { data_version: number }[]
    const own = this.statement<{ changes: number }>('select total_changes() as changes').get()
    return `${others?.data_version}.${own?.changes}`
  }

  /** True until {@link close}. */
  get isOpen(): boolean {
    return this.#database.open
  }

  /** Closes the database; harmless a second time. */
  close(): void {
    forget(this.owner)
    this.#statements.clear()
    this.#database.close()
  }
}
