// When passes run: one at a time; what is asked for meanwhile makes one more; a mailbox that refuses is left in peace.
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { openOfficePost } from '../post/office-post.ts'
import type { OpenOffice } from './office.ts'
import { type PassResult, runPass } from './pass.ts'
import { sendTrouble, sendTroubleWords } from './send/send-trouble.ts'

/** A login that was refused is not tried again sooner, whatever the schedule says: providers block hammering addresses. */
const REFUSED_PAUSE_MINUTES = 15

/** A pass that sends for longer than this makes room for what has arrived meanwhile. */
const SHIFT_SECONDS = 60

/** A clock that is set back must not leave a thank-you for days. */
const LONGEST_WAIT_MS = 15 * 60_000

export type PassRunner = {
  /** Runs a pass, or one more after the one that runs. Nothing while the mailbox is left in peace. */
  ask: () => void
  /** The configuration has changed: what the mailbox refused before may work now. */
  forgetPause: () => void
  /** Resolves when the pass under way is done; none is begun afterwards. */
  stop: () => Promise<void>
}

export function passRunner(office: OpenOffice, log: Log, chance: () => number): PassRunner {
  const state = { again: false, stopped: false }
  let running: Promise<void> | null = null
  let notBefore: Temporal.Instant | null = null
  let alarm: NodeJS.Timeout | undefined

  const one = async () => {
    const post = openOfficePost(office.configuration.office, () => office.clock.now())
    try {
      const { gather } = office.configuration.office.letters
      const result = await runPass(office, { asOf: null, post, chance, pause, shift: SHIFT_SECONDS, gather })
      lookAgain(result.thanksAt)
      // Told once a pass: a letter that waits says nothing by itself.
      const trouble = sendTrouble(office, office.clock.now())
      if (trouble) log.error({ kind: trouble.kind, response: trouble.response }, sendTroubleWords(trouble, office))
      notBefore = pauseAfter(result, office, log)
      // Letters are left: what has arrived meanwhile comes first.
      if (result.sending.more) state.again = true
    } finally {
      await post.close()
    }
  }
  /** Nobody announces that a unit has fallen silent. */
  const lookAgain = (at: Temporal.Instant | null) => {
    clearTimeout(alarm)
    if (at === null || state.stopped) return
    const wait = Math.max(0, at.epochMilliseconds - office.clock.now().epochMilliseconds)
    alarm = setTimeout(runner.ask, Math.min(wait, LONGEST_WAIT_MS)).unref()
  }
  const loop = async () => {
    do {
      state.again = false
      try {
        await one()
      } catch (error) {
        log.error({ err: error }, '这一轮没有做完，下一轮接着做')
      }
    } while (state.again && !state.stopped)
    running = null
  }
  const runner: PassRunner = {
    ask() {
      if (state.stopped) return
      if (notBefore !== null && Temporal.Instant.compare(office.clock.now(), notBefore) < 0) return
      if (running) state.again = true
      else running = loop()
    },
    forgetPause() {
      notBefore = null
    },
    async stop() {
      state.stopped = true
      clearTimeout(alarm)
      await running
    },
  }
  return runner
}

function pauseAfter({ mailboxError }: PassResult, office: OpenOffice, log: Log): Temporal.Instant | null {
  if (mailboxError === null) return null
  log.error({ code: mailboxError.trouble.code }, mailboxError.describe(office.configuration.office.language))
  const minutes = mailboxError.trouble.waitMinutes ?? (mailboxError.kind === 'login' ? REFUSED_PAUSE_MINUTES : null)
  return minutes === null ? null : office.clock.now().add({ minutes })
}
