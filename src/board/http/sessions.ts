// Who has logged in. Sessions lie in the record, so that a restart logs nobody out; only the hash of a token does, so that
// who reads the record gains nothing. A changed or removed user ends the session at the next request.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { BoardUser } from '../../config/configuration.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { recall, remember } from '../../ledger/passes.ts'

/** Unused for so long: over. A working day, so that the morning's login holds until the evening. */
const IDLE_HOURS = 12
/** Over at last, however busy. */
const LONGEST_HOURS = 24 * 7
/** The moment of last use is written no oftener than this. */
const SEEN_MINUTES = 10
/** More than an office has browsers. */
const MOST = 200

/** `stamp` changes with the user's password. */
type Stored = { id: string; user: string; stamp: string; since: string; seen: string }

const SESSIONS = 'board_sessions'
const KEY = 'board_key'

/** A new token: 256 bits that nobody guesses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What every form of a session carries. Fits this token alone. */
export function csrfOf(ledger: Ledger, token: string): string {
  return createHmac('sha256', keyOf(ledger)).update(token).digest('base64url')
}

function keyOf(ledger: Ledger): string {
  return ledger.atomically(() => {
    const known = recall(ledger, KEY)
    if (typeof known === 'string') return known
    const fresh = newToken()
    remember(ledger, KEY, fresh)
    return fresh
  })
}

/** Opens a session; the token goes into the cookie and nowhere else. */
export function openSession(ledger: Ledger, user: BoardUser, now: Temporal.Instant): string {
  const token = newToken()
  const session = { id: idOf(token), user: user.name, stamp: stampOf(user), since: String(now), seen: String(now) }
  ledger.atomically(() => {
    const others = all(ledger).filter(each => isAlive(each, now))
    remember(ledger, SESSIONS, [...others.slice(-(MOST - 1)), session])
  })
  return token
}

/** The user whose session this is; null: none, or over. */
export function userOf(
  ledger: Ledger,
  token: string,
  users: readonly BoardUser[],
  now: Temporal.Instant,
): BoardUser | null {
  const session = all(ledger).find(each => each.id === idOf(token))
  if (!session || !isAlive(session, now)) return null
  const user = users.find(each => each.name === session.user)
  if (!user || stampOf(user) !== session.stamp) return null
  if (now.since(Temporal.Instant.from(session.seen)).total('minutes') >= SEEN_MINUTES) {
    ledger.atomically(() => {
      const touched = all(ledger).map(each => (each.id === session.id ? { ...each, seen: String(now) } : each))
      remember(ledger, SESSIONS, touched)
    })
  }
  return user
}

/** Ends a session; harmless where there is none. */
export function closeSession(ledger: Ledger, token: string): void {
  ledger.atomically(() => {
    const known = all(ledger)
    const left = known.filter(each => each.id !== idOf(token))
    if (left.length < known.length) remember(ledger, SESSIONS, left)
  })
}

function all(ledger: Ledger): Stored[] {
  return (recall(ledger, SESSIONS) as Stored[] | undefined) ?? []
}

function isAlive({ since, seen }: Stored, now: Temporal.Instant): boolean {
  return (
    now.since(Temporal.Instant.from(seen)).total('hours') < IDLE_HOURS &&
    now.since(Temporal.Instant.from(since)).total('hours') < LONGEST_HOURS
  )
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function stampOf({ password }: BoardUser): string {
  return createHash('sha256').update(password).digest('base64url').slice(0, 16)
}
