// Rows of migrations/0006-scans.sql.

export type ScansTable = {
  sha256: string
  outcome: 'clean' | 'infected' | 'unscanned'
  detail: string
  signatures: string
  scanned_at: string
}
