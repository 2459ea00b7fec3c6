// Rows of migrations/0007-fetches.sql.

export type FetchesTable = {
  url: string
  state: 'fetched' | 'refused' | 'failed'
  sha256: string | null
  size: number | null
  name: string | null
  detail: string
  tries: number
  tried_at: string
}
