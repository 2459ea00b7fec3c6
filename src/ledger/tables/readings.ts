// Rows of migrations/0002-readings.sql.
import type { Kind } from '../../files/kind.ts'

export type ReadingsTable = {
  message: number
  version: number
  read_at: string
  from_address: string | null
  from_name: string | null
  subject: string
  sent_at: string | null
  letter_key: string | null
  reading: string
}

export type FilesTable = {
  message: number
  position: number
  path: string
  name: string
  size: number
  sha256: string
  type: string
  kind: Kind
  decoration: number
  is_body: number
  notes: string
}

export type LinksTable = {
  message: number
  position: number
  url: string
  kind: 'cloud' | 'page'
  provider: string | null
  name: string | null
  size: number | null
  code: string | null
  expires_at: string | null
}
