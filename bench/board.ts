// How fast the board's first page is. `node bench/board.ts [FILES] [UNITS]` (default 20,000 files, 1,000 units, 5 materials), in
// a temporary folder. Server: median of answers to GET, when nothing has changed and after each change of the record.
// Browser, where Debian's Chromium is there: from a key in the filter to the next picture, and from an arrival to it.
import { madeHead } from '../test/reading/made-head.ts'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveBoard } from '../src/board/server.ts'
import { fixedClock } from '../src/clock.ts'
import { loadConfiguration } from '../src/config/load.ts'
import { openOffice } from '../src/flow/office.ts'
import { recordArrival } from '../src/ledger/arrivals.ts'
import { saveReading } from '../src/ledger/readings.ts'
import { saveVerdict } from '../src/ledger/verdicts.ts'
import { openLog } from '../src/log.ts'
import type { ReadFile, Reading } from '../src/reading/reading.ts'
import { chromiumAvailable, startChromium } from '../test/servers/chromium.ts'

const [files = 20_000, units = 1_000] = process.argv.slice(2).map(Number)
const FILES_A_MESSAGE = 10
const MATERIALS = ['plan', 'summary', 'stats', 'photos', 'video']
const CAMPAIGN = 'kepu-month-2026'
const NOW = Temporal.Instant.from('2026-09-28T01:00:00Z')

const folder = mkdtempSync(join(tmpdir(), 'baosong-bench-'))
const config = join(folder, 'config')
cpSync(fileURLToPath(new URL('../config', import.meta.url)), config, { recursive: true })
const roster = Array.from(
  { length: units },
  (_, index) => `- id: unit-${index}\n  name: 示例县第${index}单位\n  addresses: [unit${index}@u${index}.example]\n`,
)
writeFileSync(join(config, 'units.yaml'), roster.join(''))
const campaignFile = join(config, 'campaigns', `${CAMPAIGN}.yaml`)
writeFileSync(
  campaignFile,
  readFileSync(campaignFile, 'utf8')
    .replace(/^units: .*/m, 'units: all')
    .replace(/^ {2}- \{ id: news.*\n/m, ''),
)
const loaded = await loadConfiguration(config, {}, { secrets: 'optional' })
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
const office = openOffice(loaded.configuration, fixedClock(NOW), () => {})

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function reading(index: number): Reading {
  const file = (at: number): ReadFile => {
    const name = `现场${at}.jpg`
    const sha256 = hash(`file ${index} ${at}`)
    const plain = { decoration: false, isBody: false, document: null, notes: [] }
    return { path: name, name, originalName: name, size: 48_213, sha256, type: 'image/jpeg', kind: 'image', ...plain }
  }
  const from = { name: '', address: `unit${index % units}@u.example` }
  return {
    version: 1,
    head: madeHead({ messageId: `<${index}@u.example>`, from, subject: '报送材料' }),
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: { text: '请查收。', signature: '', quoted: '' },
    inner: [],
    files: Array.from({ length: FILES_A_MESSAGE }, (_, at) => file(at)),
    links: [],
    notes: [],
  }
}

function take(index: number): void {
  const receivedAt = NOW.subtract({ hours: 24 * 14 }).add({ seconds: index })
  const place = { folder: 'INBOX', uidValidity: '1', uid: String(index) }
  const bytes = { sha256: hash(`message ${index}`), size: 1, messageIdHeader: null, junk: false }
  const { message } = recordArrival(
    office.ledger,
    { place, ...bytes, receivedAt, seenAt: receivedAt },
    { mailbox: 'bench', folder: 'INBOX', cursor: '{}' },
  )
  saveReading(office.ledger, message, reading(index), receivedAt)
  const judged = Array.from({ length: FILES_A_MESSAGE }, (_, at) => {
    const material = MATERIALS[at % MATERIALS.length] ?? null
    return { material, unit: null, role: 'new' as const, because: 'name-keyword' }
  })
  const whose = { unit: `unit-${index % units}`, campaign: CAMPAIGN, judgedFor: CAMPAIGN }
  const verdict = { nature: 'submission' as const, decision: 'accept' as const, ...whose, nil: false }
  saveVerdict(office.ledger, message, { ...verdict, files: judged, links: [], reasons: [] }, 'bench', receivedAt)
}

const messages = Math.ceil(files / FILES_A_MESSAGE)
office.ledger.atomically(() => {
  for (let index = 0; index < messages; index++) take(index)
})
const tools = { office, log: openLog('silent'), ask: () => {}, reload: async () => {} }
const server = await serveBoard(tools, { host: '127.0.0.1', port: 0 })
const url = `${server.url}/campaigns/${CAMPAIGN}`

async function median(what: string, prepare: (run: number) => void): Promise<void> {
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < 15; run++) {
    prepare(run)
    const began = performance.now()
    bytes = Buffer.byteLength(await (await fetch(url)).text())
    times.push(performance.now() - began)
  }
  const middle = times.sort((a, b) => a - b)[7] ?? 0
  process.stdout.write(`${what.padEnd(52)} ${middle.toFixed(1).padStart(8)} ms ${String(bytes).padStart(9)} bytes\n`)
}

process.stdout.write(`${units} units, ${MATERIALS.length} materials, ${messages * FILES_A_MESSAGE} files\n`)
await median('status page, nothing changed', () => {})
await median('status page, after each arrival', run => take(messages + run))

if (chromiumAvailable()) {
  const chromium = await startChromium()
  const page = await chromium.newPage()
  await page.goto(url)
  const key = await page.evaluate<number>(`new Promise(done => {
    const input = document.querySelector('[data-filter]')
    const began = performance.now()
    input.value = '99'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
  })`)
  process.stdout.write(`${'a key in the filter, to the next picture'.padEnd(52)} ${key.toFixed(1).padStart(8)} ms\n`)
  await page.reload()
  const began = performance.now()
  const arrived = page.locator('.fresh').first().waitFor()
  take(messages + 100)
  await arrived
  const took = performance.now() - began
  process.stdout.write(`${'an arrival, to its row in the browser'.padEnd(52)} ${took.toFixed(1).padStart(8)} ms\n`)
  await chromium.close()
}
await server.stop()
await office.close()
rmSync(folder, { recursive: true, force: true })
