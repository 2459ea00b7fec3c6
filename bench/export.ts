// What a large package costs. `node bench/export.ts [GIB] [FILES]` (default 20 GiB in 16 films, one of them of a quarter of
// it, beside the demo's record; then FILES small ones, default 0). The content is sparse, the zip is not: GIB must be free
// in the temporary folder. Peak memory is the kernel's figure for the program's own process (VmHWM).
import { execFileSync, spawn } from 'node:child_process'
import { createHash, type Hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordArrival } from '../src/ledger/arrivals.ts'
import { openLedger } from '../src/ledger/database.ts'
import { openStoredBytes } from '../src/ledger/stored-bytes.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import { readingOf, saveReading } from '../src/ledger/readings.ts'
import { saveVerdict } from '../src/ledger/verdicts.ts'
import type { ReadFile } from '../src/reading/reading.ts'

const [gib = 20, small = 0] = process.argv.slice(2).map(Number)
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const CAMPAIGN = 'kepu-month-2026'
const FILMS = 16
const MIB = 1024 * 1024
const AT = Temporal.Instant.from('2026-09-20T04:00:00Z')
const UNITS = [
  'no1-school',
  'experimental-primary',
  'vocational-school',
  'science-museum',
  'library',
  'children-library',
  'culture-centre',
  'people-hospital',
  'tcm-hospital',
  'weather-bureau',
  'agri-extension',
  'liuxi-town',
  'baishi-town',
  'cuiping-scenic',
  'qinghe-hotel',
  'herun-agritech',
]

/** Sizes in bytes, ascending and all different, so that zeros have hashes of their own; the last is a quarter of all. */
function filmSizes(): number[] {
  const whole = Math.floor(gib * 1024 * MIB)
  const each = Math.floor((whole * 0.75) / (FILMS - 1))
  return [...Array.from({ length: FILMS - 1 }, (_, at) => each + at * 4096), Math.floor(whole / 4)]
}

/** SHA-256 of so many zeros each, in one walk along the longest. */
function hashesOfZeros(sizes: readonly number[]): string[] {
  const zeros = Buffer.alloc(4 * MIB)
  const hash: Hash = createHash('sha256')
  let done = 0
  return sizes.map(size => {
    while (done < size) {
      const next = Math.min(zeros.length, size - done)
      hash.update(next === zeros.length ? zeros : zeros.subarray(0, next))
      done += next
    }
    return hash.copy().digest('hex')
  })
}

function readFileOf(name: string, size: number, sha256: string): ReadFile {
  const known = { size, sha256, type: 'video/mp4', kind: 'video' as const }
  return { ...known, path: name, name, originalName: name, decoration: false, isBody: false, document: null, notes: [] }
}

/** One message with these files, accepted from `unit`. */
function handIn(ledger: Ledger, key: string, unit: string, files: ReadFile[]): void {
  const sha256 = createHash('sha256').update(key).digest('hex')
  const place = { folder: 'INBOX', uidValidity: '1', uid: key }
  const arrival = { place, sha256, size: 1, receivedAt: AT, messageIdHeader: null, junk: false, seenAt: AT }
  const { message } = recordArrival(ledger, arrival, { mailbox: 'bench', folder: 'INBOX', cursor: key })
  const model = readingOf(ledger, 1)
  if (model === null) throw new Error('the demo’s first message was not read')
  saveReading(ledger, message, { ...model, files, links: [] }, AT)
  const judged = files.map(() => ({ material: 'video', unit: null, role: 'new' as const, because: 'kind' as const }))
  const common = { nature: 'submission', decision: 'accept', unit, campaign: CAMPAIGN, nil: false } as const
  saveVerdict(ledger, message, { ...common, judgedFor: CAMPAIGN, files: judged, links: [], reasons: [] }, 'bench', AT)
}

/** Peak resident memory of a process in MiB, asked while it lives. */
function peakOf(pid: number): number | null {
  try {
    // A process that has ended and waits to be asked for its code has no memory any more.
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    // It has ended.
    return null
  }
}

const folder = mkdtempSync(join(tmpdir(), 'baosong-bench-'))
try {
  execFileSync(process.execPath, [MAIN, 'demo', '--out', folder], { stdio: 'ignore' })
  const data = join(folder, 'data')
  const ledger = openLedger(data)
  const store = openStoredBytes(join(data, 'store'), 'none')
  const keep = (size: number, sha256: string) => {
    const path = store.pathOf(sha256)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
    truncateSync(path, size)
  }
  const sizes = filmSizes()
  for (const [at, sha256] of hashesOfZeros(sizes).entries()) {
    const size = sizes[at] ?? 0
    keep(size, sha256)
    handIn(ledger, `film ${at}`, UNITS[at % UNITS.length] ?? '', [readFileOf(`活动视频${at}.mp4`, size, sha256)])
  }
  const smallSizes = Array.from({ length: small }, (_, at) => at + 1)
  const smallFiles = hashesOfZeros(smallSizes).map((sha256, at) => {
    keep(at + 1, sha256)
    return readFileOf(`现场照片${at}.jpg`, at + 1, sha256)
  })
  for (let at = 0; at < small; at += 10)
    handIn(ledger, `small ${at}`, UNITS[(at / 10) % UNITS.length] ?? '', smallFiles.slice(at, at + 10))
  ledger.close()

  const out = join(folder, 'package.zip')
  const began = performance.now()
  const args = ['export', CAMPAIGN, '--config', join(folder, 'config'), '--now', '2026-10-08T09:00', '--out', out]
  // As npm run baosong starts it.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', MAIN, ...args], { stdio: 'inherit' })
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid ?? 0) ?? 0)), 100)
  const code = await new Promise<number | null>(ended => child.once('close', ended))
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  const bytes = statSync(out).size
  const speed = bytes / MIB / seconds
  process.stdout.write(
    `exit ${code}; ${(bytes / MIB / 1024).toFixed(2)} GiB in ${seconds.toFixed(1)} s (${speed.toFixed(0)} MiB/s); peak memory ${peak.toFixed(0)} MiB\n`,
  )
  execFileSync(
    'python3',
    [
      '-c',
      `import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), 'entries, the largest of', max(i.file_size for i in z.infolist()), 'bytes')`,
      out,
    ],
    { stdio: 'inherit' },
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
