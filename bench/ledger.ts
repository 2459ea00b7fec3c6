// How fast the record is. `node bench/ledger.ts [FILES] [UNITS]` (default 100,000 files, 1,000 units), in a temporary folder.
// Compared with a bare SQL count over the same rows, on the same machine.
import { madeHead } from '../test/reading/made-head.ts'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verdict } from '../src/attribution/verdict.ts'
import { acceptedByUnit, acceptedOf } from '../src/ledger/accepted.ts'
import { type ArrivalRecord, recordArrival, recordArrivals } from '../src/ledger/arrivals.ts'
import { openLedger } from '../src/ledger/database.ts'
import { factsFor } from '../src/ledger/facts.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { messagesToRead } from '../src/ledger/messages.ts'
import { saveReading } from '../src/ledger/readings.ts'
import { messagesToAttribute, saveVerdict } from '../src/ledger/verdicts.ts'
import type { ReadFile, Reading } from '../src/reading/reading.ts'

const [files = 100_000, units = 1_000] = process.argv.slice(2).map(Number)
const FILES_A_MESSAGE = 10
const messages = Math.ceil(files / FILES_A_MESSAGE)
const START = Temporal.Instant.from('2026-09-16T00:00:00Z')
const CAMPAIGN = 'kepu-2026'
const MATERIALS = ['summary', 'plan', 'photos', 'video', 'news']
const POSITION = { mailbox: 'imap:bench@yunxi.example', folder: 'INBOX' }

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function arrival(index: number): ArrivalRecord {
  const receivedAt = START.add({ seconds: index })
  return {
    place: { folder: 'INBOX', uidValidity: '1', uid: String(index) },
    sha256: hash(`message ${index}`),
    size: 100_000,
    receivedAt,
    messageIdHeader: `<${index}@unit.example>`,
    junk: false,
    seenAt: receivedAt,
  }
}

function reading(index: number): Reading {
  const file = (at: number): ReadFile => ({
    path: `活动照片/现场${at}.jpg`,
    name: `现场${at}.jpg`,
    originalName: `现场${at}.jpg`,
    size: 48_213,
    sha256: hash(`file ${index} ${at}`),
    type: 'image/jpeg',
    kind: 'image',
    decoration: false,
    isBody: false,
    document: null,
    notes: [],
  })
  return {
    version: 1,
    head: madeHead({
      messageId: `<${index}@unit.example>`,
      from: { name: `单位${index % units}`, address: `unit${index % units}@unit.example` },
      subject: '报送全国科普日活动材料',
    }),
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: { text: '现将我单位活动材料报上，请查收。'.repeat(20), signature: '', quoted: '' },
    inner: [],
    files: Array.from({ length: FILES_A_MESSAGE }, (_, at) => file(at)),
    links: [],
    notes: [],
  }
}

function verdict(unit: string): Verdict {
  return {
    nature: 'submission',
    decision: 'accept',
    unit,
    campaign: CAMPAIGN,
    nil: false,
    judgedFor: CAMPAIGN,
    files: Array.from({ length: FILES_A_MESSAGE }, (_, at) => ({
      material: MATERIALS[at % MATERIALS.length] ?? null,
      unit: null,
      role: 'new',
      because: 'name-keyword',
    })),
    links: [],
    reasons: [{ code: 'listed-address', values: { unit }, weight: 90 }],
  }
}

function tell(what: string, count: number, ms: number): void {
  const each = (ms * 1000) / Math.max(count, 1)
  process.stdout.write(`${what.padEnd(58)} ${ms.toFixed(0).padStart(8)} ms ${each.toFixed(1).padStart(9)} µs each\n`)
}

function timed<Result>(what: string, count: number, work: () => Result): Result {
  const began = performance.now()
  const result = work()
  tell(what, count, performance.now() - began)
  return result
}

/** The middle of several runs. */
function median(what: string, work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).sort((a, b) => a - b)
  const middle = times[3] ?? 0
  tell(`${what} (median of 7)`, 1, middle)
  return middle
}

/** A thousand at a time, as a batch of the service would. */
function inBatches(ledger: Ledger, work: (index: number) => void): void {
  for (let from = 0; from < messages; from += 1000) {
    ledger.atomically(() => {
      for (let index = from; index < Math.min(from + 1000, messages); index += 1) work(index)
    })
  }
}

function attributeAll(ledger: Ledger, fingerprint: string): void {
  let index = 0
  const walk = messagesToAttribute(ledger, fingerprint, null)
  inBatches(ledger, () => {
    const next = walk.next()
    if (next.done) return
    const { message } = next.value
    const unit = `unit-${index % units}`
    index += 1
    const facts = factsFor(ledger, message)
    facts.earlier(`<${index - units}@unit.example>`)
    facts.accepted(unit, CAMPAIGN)
    saveVerdict(ledger, message.id, verdict(unit), fingerprint, START)
  })
}

const folder = mkdtempSync(join(tmpdir(), 'baosong-bench-'))
const ledger = openLedger(folder)
try {
  process.stdout.write(`${files} files in ${messages} messages of ${units} units\n`)
  const single = Math.min(300, messages)
  timed('record a message, one transaction each', single, () => {
    for (let index = 0; index < single; index += 1)
      recordArrival(ledger, arrival(index), { ...POSITION, cursor: String(index) })
  })
  timed('record messages, 1,000 a transaction', messages - single, () => {
    for (let from = single; from < messages; from += 1000) {
      const batch = Array.from({ length: Math.min(1000, messages - from) }, (_, at) => arrival(from + at))
      recordArrivals(ledger, batch, { ...POSITION, cursor: String(from) })
    }
  })
  timed('save readings (10 files each)', messages, () =>
    inBatches(ledger, index => saveReading(ledger, index + 1, reading(index), START)),
  )
  timed('attribute: walk, facts, save verdicts', messages, () => attributeAll(ledger, 'roster-1'))
  timed('attribute all again, nothing changes', messages, () => attributeAll(ledger, 'roster-2'))
  median('look for messages to read: none', () => [...messagesToRead(ledger, 1, null)])
  median('look for messages to attribute: none', () => [...messagesToAttribute(ledger, 'roster-2', null)])
  const count = ledger.statement<{ n: number }>(
    `select unit, material, count(distinct identity) as n, max(received_at) as last
     from accepted_items join acceptances using (campaign, unit, message) where campaign = ? group by unit, material`,
  )
  const bare = median('bare SQL: distinct files by unit and material', () => count.all(CAMPAIGN))
  const whole = median('acceptedByUnit: every item, for standing', () => {
    for (const some of acceptedByUnit(ledger, CAMPAIGN, null))
      if (some.length === 0) throw new Error('a unit without anything')
  })
  median('acceptedOf: one unit, before a letter goes', () => acceptedOf(ledger, CAMPAIGN, 'unit-7', null))
  process.stdout.write(`acceptedByUnit / bare SQL count: ${(whole / bare).toFixed(2)}\n`)
  process.stdout.write(`resident memory at its highest: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`)
} finally {
  ledger.close()
  rmSync(folder, { recursive: true, force: true })
}
