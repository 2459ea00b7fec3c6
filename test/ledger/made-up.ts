// A ledger in a temporary folder, and made-up messages, readings and verdicts to put into it.
import { madeHead } from '../reading/made-head.ts'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Verdict } from '../../src/attribution/verdict.ts'
import { type ArrivalRecord, recordArrival } from '../../src/ledger/arrivals.ts'
import { openLedger } from '../../src/ledger/database.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { NewLetter } from '../../src/ledger/letters.ts'
import { saveReading } from '../../src/ledger/readings.ts'
import { saveVerdict } from '../../src/ledger/verdicts.ts'
import type { Reading, ReadFile, ReadLink } from '../../src/reading/reading.ts'

export const MAILBOX = 'imap:kepu@yunxi.example'
export const NOON = Temporal.Instant.from('2026-09-20T04:00:00Z')

export function hours(count: number): Temporal.Instant {
  return NOON.add({ hours: count })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A folder that is removed with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function temporaryLedger(folder = temporaryFolder()): Ledger {
  const ledger = openLedger(folder)
  onTestFinished(() => ledger.close())
  return ledger
}

export function arrival(name: string, change: Partial<ArrivalRecord> = {}): ArrivalRecord {
  return {
    place: { folder: 'INBOX', uidValidity: '1', uid: name },
    sha256: sha256(name),
    size: name.length,
    receivedAt: NOON,
    messageIdHeader: `<${name}@yxlib.example>`,
    junk: false,
    seenAt: NOON,
    ...change,
  }
}

/** Records a message; its number. */
export function take(ledger: Ledger, name: string, change: Partial<ArrivalRecord> = {}): number {
  const position = { mailbox: MAILBOX, folder: 'INBOX', cursor: name }
  return recordArrival(ledger, arrival(name, change), position).message
}

export function file(name: string, change: Partial<ReadFile> = {}): ReadFile {
  return {
    path: name,
    name,
    originalName: name,
    size: name.length,
    sha256: sha256(name),
    type: 'application/octet-stream',
    kind: 'document',
    decoration: false,
    isBody: false,
    document: null,
    notes: [],
    ...change,
  }
}

export function link(url: string, change: Partial<ReadLink> = {}): ReadLink {
  return { url, kind: 'cloud', provider: 'qq', name: null, size: null, code: null, expires: null, ...change }
}

export function reading(files: ReadFile[] = [], links: ReadLink[] = [], version = 1): Reading {
  return {
    version,
    head: madeHead({
      from: { name: '市图书馆', address: 'YXlib_demo@163.com' },
      subject: '报送科普日活动材料',
    }),
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: { text: '', signature: '', quoted: '' },
    inner: [],
    files,
    links,
    notes: [],
  }
}

/** A verdict that files everything in `of` under `material`. */
export function verdict(of: Reading, change: Partial<Verdict> = {}, material = 'summary'): Verdict {
  return {
    nature: 'submission',
    decision: 'accept',
    unit: 'library',
    campaign: 'kepu-2026',
    nil: false,
    judgedFor: change.campaign === undefined ? 'kepu-2026' : change.campaign,
    files: of.files.map(() => ({ material, unit: null, role: 'new', because: 'name-keyword' })),
    links: of.links.map(() => ({ material: 'video', because: 'cloud' })),
    reasons: [{ code: 'address-listed', values: { unit: 'library' }, weight: 90 }],
    ...change,
  }
}

/** A message that was read and attributed; its number. */
export function accepted(
  ledger: Ledger,
  name: string,
  change: { files?: ReadFile[]; links?: ReadLink[]; verdict?: Partial<Verdict>; arrival?: Partial<ArrivalRecord> } = {},
): number {
  const message = take(ledger, name, change.arrival)
  const read = reading(change.files ?? [file(`${name}.docx`)], change.links)
  saveReading(ledger, message, read, NOON)
  saveVerdict(ledger, message, verdict(read, change.verdict), 'roster-1', NOON)
  return message
}

export function letter(key: string, change: Partial<NewLetter> = {}): NewLetter {
  return {
    key,
    kind: 'reminder',
    unit: 'library',
    campaign: 'kepu-2026',
    messageId: `<${key}@yunxi.example>`,
    answers: null,
    messages: [],
    recipients: [{ name: '市图书馆', address: 'yxlib_demo@163.com' }],
    subject: '请报送活动总结',
    text: '请于2026年9月28日18时前报送。',
    html: null,
    headers: {},
    attachments: [],
    priority: 0,
    notBefore: NOON,
    needsRelease: false,
    ...change,
  }
}
