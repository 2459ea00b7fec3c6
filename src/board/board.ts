// What every page of the board works with. The service makes one; a page gets a View of it for one request.
import type { Language } from '../config/configuration.ts'
import type { OpenOffice } from '../flow/office.ts'
import type { Log } from '../log.ts'
import type { Rehearsals } from './setup/rehearsals.ts'
import type { StandingCache } from './standing-cache.ts'

/** coordinator: decides, releases, remembers addresses. admin: the configuration as well. viewer: looks. */
export type Role = 'viewer' | 'coordinator' | 'admin'

/** Who is looking. `csrf` goes into every form. */
export type Visitor = { name: string; role: Role; csrf: string; byPassword: boolean }

export type Board = {
  readonly office: OpenOffice
  readonly log: Log
  readonly standings: StandingCache
  readonly rehearsals: Rehearsals
  /** Asks for a pass soon: letters that were released go, acknowledgements of what was decided are written. */
  readonly ask: () => void
  /** Reads the configuration folder at once, after a file was written. */
  readonly reload: () => Promise<void>
}

/** One of two wordings, by the office's language. */
export type Say = (zh: string, en: string) => string

/** One request's view: who looks, when, in which language. */
export type View = {
  board: Board
  visitor: Visitor
  now: Temporal.Instant
  language: Language
  say: Say
  /** Path of the page, for the navigation. */
  path: string
}

/** The wording of `language`. */
export function sayIn(language: Language): Say {
  return language === 'en' ? (_, en) => en : zh => zh
}

/** Whether a role includes another: admin ⊃ coordinator ⊃ viewer. */
export function includes(role: Role, needed: Role): boolean {
  const order: Role[] = ['viewer', 'coordinator', 'admin']
  return order.indexOf(role) >= order.indexOf(needed)
}
