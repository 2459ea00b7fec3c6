// A reading → the same with what the office's virus scanner says of its files. Each distinct file is scanned once for the
// scanner's signatures. A scanner that is away is asked once, and holds nothing up: the files are marked as not scanned.
import { open } from 'node:fs/promises'
import { recordScan, scanOf, type ScanRecord } from '../../ledger/scans.ts'
import type { ReadFile, Reading } from '../../reading/reading.ts'
import { openScanner } from '../../scan/clamd.ts'
import type { Scanner, ScanOutcome } from '../../scan/scanner.ts'
import type { OpenOffice } from '../office.ts'
import { filesToScan, withScans } from './scan-notes.ts'

/** What was said of files before. */
export type ScanMemory = {
  recall(sha256: string): ScanRecord | null
  remember(sha256: string, scan: ScanRecord): void
}

/** One stretch of work with the scanner: a pass, a command. */
export type Screening = {
  /** The scanner's signatures; null: it is away, or there is none. Asked once. */
  signatures(): Promise<string | null>
  screen(reading: Reading): Promise<Reading>
}

/** How much of a file is in memory while it is sent. */
const CHUNK_BYTES = 256 * 1024

/** `scanner` null: nothing is scanned, but what is known to be infected stays so. */
export function openScreening(
  scanner: Scanner | null,
  memory: ScanMemory,
  pathOf: (sha256: string) => string,
): Screening {
  let asked: Promise<string | null> | null = null
  const signatures = () => (asked ??= scanner === null ? Promise.resolve(null) : scanner.version())

  const outcomeOf = async ({ sha256, size }: ReadFile): Promise<ScanOutcome | null> => {
    const known = memory.recall(sha256)
    if (scanner === null) return known?.outcome === 'infected' ? asOutcome(known) : null
    const current = await signatures()
    if (known && known.outcome !== 'unscanned' && (current === null || known.signatures === current))
      return asOutcome(known)
    const outcome = current === null ? AWAY : await scanner.scan(bytesAt(pathOf(sha256)), size)
    const isAway = outcome.kind === 'unscanned' && outcome.why === 'away'
    // It may have gone since it was asked: the other files are not held up by asking again for each.
    if (isAway) asked = Promise.resolve(null)
    memory.remember(sha256, asRecord(outcome, isAway ? '' : (current ?? '')))
    return outcome
  }

  return {
    signatures,
    async screen(reading) {
      const outcomes = new Map<string, ScanOutcome>()
      for (const file of filesToScan(reading.files)) {
        if (outcomes.has(file.sha256)) continue
        const outcome = await outcomeOf(file)
        if (outcome !== null) outcomes.set(file.sha256, outcome)
      }
      return withScans(reading, outcomes)
    },
  }
}

/** Screening with the scanner of the office's configuration in force; what it says is kept in the record. */
export function officeScreening({ configuration, ledger, store, clock }: OpenOffice): Screening {
  const { scanner } = configuration.office
  const memory: ScanMemory = {
    recall: sha256 => scanOf(ledger, sha256),
    remember: (sha256, scan) => recordScan(ledger, sha256, scan, clock.now()),
  }
  return openScreening(scanner && openScanner(scanner), memory, sha256 => store.pathOf(sha256))
}

/** A memory that ends with the command. */
export function shortMemory(): ScanMemory {
  const scans = new Map<string, ScanRecord>()
  return {
    recall: sha256 => scans.get(sha256) ?? null,
    remember: (sha256, scan) => void scans.set(sha256, scan),
  }
}

const AWAY = { kind: 'unscanned', why: 'away' } as const

/** Opens the file when the first byte is asked for, and closes it when no more are. A chunk is the reader's own. */
async function* bytesAt(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path, 'r')
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

function asRecord(outcome: ScanOutcome, signatures: string): ScanRecord {
  switch (outcome.kind) {
    case 'clean':
      return { outcome: 'clean', detail: '', signatures }
    case 'infected':
      return { outcome: 'infected', detail: outcome.name, signatures }
    case 'unscanned':
      return { outcome: 'unscanned', detail: outcome.why, signatures }
  }
}

/** Of a scan that was made. */
function asOutcome({ outcome, detail }: ScanRecord): ScanOutcome {
  return outcome === 'infected' ? { kind: 'infected', name: detail } : { kind: 'clean' }
}
