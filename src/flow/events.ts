// What a pass tells while it works, one value an event: the log, the progress bars and the demo each show it their way.
import type { MailboxError } from '../mailbox/mailbox-error.ts'
import type { Decision, Nature } from '../attribution/verdict.ts'

export type Event =
  | { kind: 'fetching'; folder: string }
  /** Configured, but not in the mailbox: renamed there, or misspelt here. */
  | { kind: 'folder-missing'; folder: string }
  | { kind: 'not-fetched'; folder: string; uid: string; error: MailboxError }
  | { kind: 'stored'; message: number; size: number; isNew: boolean }
  | { kind: 'read'; message: number; from: string; subject: string; files: number }
  | { kind: 'quarantined'; message: number; code: string; detail: string }
  | { kind: 'link-fetched'; host: string; outcome: 'file' | 'refused' | 'failed'; detail: string }
  | { kind: 'infected'; message: number; file: string; virus: string }
  | {
      kind: 'decided'
      message: number
      nature: Nature
      decision: Decision
      unit: string | null
      campaign: string | null
      /** Names of what was taken, for people. */
      files: readonly string[]
      nil: boolean
    }
  | { kind: 'letter-due'; letter: string; letterKind: string; unit: string | null; to: readonly string[] }
  | {
      kind: 'letter-sent'
      letter: string
      letterKind: string
      unit: string | null
      to: readonly string[]
      subject: string
    }
  | { kind: 'letter-delayed'; letter: string; response: string; until: Temporal.Instant }
  | { kind: 'letter-failed'; letter: string; response: string }
  | { kind: 'letter-cancelled'; letter: string; because: string }
  | { kind: 'queue-stopped'; response: string }
  /** The office's own template could not be used; the shipped one was. */
  | { kind: 'template-broken'; letterKind: string; fault: string }

/** Hears every event. Must not throw. */
export type Tell = (event: Event) => void
