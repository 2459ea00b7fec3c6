// Rows of migrations/0005-service.sql, and the runner's own table.
import type { Generated } from 'kysely'

export type PassesTable = {
  id: Generated<number>
  started_at: string
  ended_at: string | null
  counts: string | null
}

export type RememberedTable = { name: string; value: string }

export type MigrationsTable = { version: number; name: string; sha256: string; applied_at: string }
