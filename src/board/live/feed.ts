// Tells open pages that the record has changed: by this process or another, looked for once a second while anyone listens.
import type { Ledger } from '../../ledger/ledger.ts'

const LOOK_MS = 1_000

export type Feed = {
  /** Calls `changed` after each change, with the record's new revision. Returns the way to end it. */
  listen: (changed: (revision: string) => void) => () => void
}

/** A feed over one record. Its clockwork runs only while there are listeners. */
export function feedOf(ledger: Ledger): Feed {
  const listeners = new Set<(revision: string) => void>()
  let known = ''
  let timer: NodeJS.Timeout | null = null
  const look = () => {
    if (!ledger.isOpen) return stop()
    const revision = ledger.revision()
    if (revision === known) return
    known = revision
    for (const tell of listeners) tell(revision)
  }
  const stop = () => {
    if (timer) clearInterval(timer)
    timer = null
  }
  return {
    listen(changed) {
      if (timer === null) {
        known = ledger.revision()
        timer = setInterval(look, LOOK_MS)
        timer.unref()
      }
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (listeners.size === 0) stop()
      }
    },
  }
}
