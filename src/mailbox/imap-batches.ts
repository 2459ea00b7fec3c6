// In which portions new messages are fetched: many small ones by one command, each large one by itself. Pure.
import type { Row } from './imap-cursor.ts'

/** Small messages come together in one answer; a large one comes in pieces and is never whole in memory. */
export type Portion = { kind: 'small'; rows: readonly Row[] } | { kind: 'large'; row: Row }

/** A message above this is streamed: measured, below it one ranged FETCH is faster than a FETCH a message. */
const LARGE_BYTES = 1_048_576

/** Two batches are in memory at a time: one being written, one being fetched. */
const BATCH_BYTES = 4_194_304

const BATCH_MESSAGES = 50

/** Cuts the rows into portions, keeping their order. A row whose size is not known counts as large. */
export function portions(rows: readonly Row[]): Portion[] {
  const cut: Portion[] = []
  let batch: Row[] = []
  let bytes = 0
  const close = () => {
    if (batch.length > 0) cut.push({ kind: 'small', rows: batch })
    batch = []
    bytes = 0
  }
  for (const row of rows) {
    if (row.size === null || row.size > LARGE_BYTES) {
      close()
      cut.push({ kind: 'large', row })
      continue
    }
    if (batch.length === BATCH_MESSAGES || bytes + row.size > BATCH_BYTES) close()
    batch.push(row)
    bytes += row.size
  }
  close()
  return cut
}
