// When a server took the message: the topmost Received header whose date can be read (RFC 5321 §4.4).
import { headerDate } from './dates.ts'
import { all, type Fields } from './fields.ts'

/** Null where no Received header tells. */
export function receivedAt(fields: Fields): Temporal.Instant | null {
  for (const value of all(fields, 'received').slice(0, 100)) {
    const date = headerDate(stamp(value))
    if (date) return date
  }
  return null
}

/** The date stands behind the last semicolon; some servers leave the semicolon out. */
function stamp(value: string): string {
  const at = value.lastIndexOf(';')
  return at >= 0 ? value.slice(at + 1) : value.slice(-80)
}
