// A service with a real record whose clock, mail and configuration a test moves: what was due is written and sent by the
// real code, to a post that only notes it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Configuration } from '../../src/config/configuration.ts'
import type { OpenOffice } from '../../src/flow/office.ts'
import { sendLetters } from '../../src/flow/send/send-letters.ts'
import { writeLetters } from '../../src/flow/write/write-letters.ts'
import { decide, undoDecision } from '../../src/ledger/decisions.ts'
import { openLedger } from '../../src/ledger/database.ts'
import { noteMailboxRead, noteMailboxTrouble } from '../../src/ledger/mailbox-state.ts'
import { firstRunAt } from '../../src/ledger/passes.ts'
import { saveReading } from '../../src/ledger/readings.ts'
import { openStoredBytes } from '../../src/ledger/stored-bytes.ts'
import { saveVerdict } from '../../src/ledger/verdicts.ts'
import type { Delivery, OutgoingMail, Post } from '../../src/post/post.ts'
import { file, reading, sha256, take, verdict } from '../ledger/made-up.ts'

export type MadeUpService = {
  office: OpenOffice
  /** Sets the machine's clock. */
  setClock(now: Temporal.Instant): void
  configure(configuration: Configuration): void
  /** Takes a message in as read and attributed; its number. */
  receive(given: {
    unit: string
    campaign: string
    materials: readonly string[]
    at: Temporal.Instant
    review: boolean
    /** Who wrote; left out: an address that no unit lists. */
    from?: string
  }): number
  /** A person decides. */
  dismiss(message: number): void
  accept(message: number, unit: string, campaign: string, remember?: boolean): void
  /** File by file: `units` by position. */
  split(message: number, campaign: string, units: readonly string[], material: string): void
  undo(message: number): void
  /** False: from now on the mailbox cannot be read. */
  hear(works: boolean): void
  /** One pass: letters that are due are written and sent. When the next thank-you is due that waits for more mail. */
  pass(gather?: number): Promise<Temporal.Instant | null>
  close(): void
}

/** `deliver` says what becomes of a letter, and is where the test looks at it. */
export function madeUpService(
  configuration: Configuration,
  start: Temporal.Instant,
  deliver: (mail: OutgoingMail, now: Temporal.Instant) => Delivery['kind'] & ('sent' | 'later'),
): MadeUpService {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-service-'))
  const ledger = openLedger(folder)
  const store = openStoredBytes(join(folder, 'store'), 'none')
  let now = start
  let messages = 0
  let hears = true
  const office: OpenOffice = {
    configuration,
    ledger,
    store,
    get reader(): never {
      throw new Error('nothing is read here')
    },
    clock: { now: () => now },
    tell: () => {},
    close: async () => ledger.close(),
  }
  const post: Post = {
    async deliver(mail) {
      const kind = deliver(mail, now)
      const response = kind === 'sent' ? '250 OK' : '451 Please come again'
      const recipients = mail.to.map(({ address }) => ({ address, kind, response, meaning: null }))
      return { kind, recipients, meaning: null, response }
    },
    close: async () => {},
  }
  return {
    office,
    setClock(instant) {
      now = instant
    },
    configure(changed) {
      office.configuration = changed
    },
    receive({ unit, campaign, materials, at, review, from }) {
      messages += 1
      const name = `${messages}`
      const message = take(ledger, name, { receivedAt: at, seenAt: now })
      const plain = reading(
        materials.map((material, index) => file(`${index + 1}-${material}`, { sha256: sha256(`${name}/${index}`) })),
      )
      const read = from === undefined ? plain : { ...plain, head: { ...plain.head, from: { name: '', address: from } } }
      saveReading(ledger, message, read, now)
      const judged = verdict(read, { unit, campaign, decision: review ? 'review' : 'accept' })
      const files = judged.files.map((each, index) => ({ ...each, material: materials[index] ?? null }))
      saveVerdict(ledger, message, { ...judged, files }, 'roster-1', now)
      return message
    },
    dismiss(message) {
      decide(ledger, message, { action: 'dismiss' }, { who: '协调员', at: now, remember: false })
    },
    accept(message, unit, campaign, remember = false) {
      decide(ledger, message, { action: 'assign', unit, campaign }, { who: '协调员', at: now, remember })
    },
    split(message, campaign, units, material) {
      const files = units.map((unit, position) => ({ position, unit, material }))
      const word = { action: 'split' as const, campaign, split: { files, links: [] } }
      decide(ledger, message, word, { who: '协调员', at: now, remember: false })
    },
    undo(message) {
      undoDecision(ledger, message, { who: '协调员', at: now })
    },
    hear(works) {
      hears = works
    },
    async pass(gather = 0) {
      firstRunAt(ledger, now)
      if (hears) noteMailboxRead(ledger, [], now)
      else noteMailboxTrouble(ledger, { zh: '服务器拒绝连接', en: 'the server refused the connection' })
      const thanksAt = await writeLetters(office, now, { rehearsal: false, gather })
      await sendLetters(office, { post, chance: () => 0.5, asOf: null, pause: null, shift: null })
      return thanksAt
    },
    close() {
      ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
