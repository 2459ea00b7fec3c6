// The order in which messages are worked through. Sorted here and not by the database: what is to be done is found by an
// index of its own, and a database that sees an order asked for may walk every message instead. Pure.
import { NEVER, toText } from './instants.ts'

export type Received = { id: number; received_at: string }

/** Numbers of the messages received until `asOf` (null: all), by receipt, then as they were first seen. Sorts in place. */
export function inOrderOfReceipt(rows: Received[], asOf: Temporal.Instant | null): number[] {
  const until = asOf ? toText(asOf) : NEVER
  rows.sort((a, b) => (a.received_at < b.received_at ? -1 : a.received_at > b.received_at ? 1 : a.id - b.id))
  return rows.filter(row => row.received_at <= until).map(row => row.id)
}
