// Stored bytes → readings, in the order of receipt. What cannot be read is quarantined with its reason and the next
// message goes on; a newer reader tries again by itself.
import type { Clock } from '../../clock.ts'
import type { Configuration } from '../../config/configuration.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { messagesToRead, quarantineMessage } from '../../ledger/messages.ts'
import { readingOf, saveReading } from '../../ledger/readings.ts'
import { messagesToScreen } from '../../ledger/scans.ts'
import { type Reading, READER_VERSION } from '../../reading/reading.ts'
import { authenticated } from '../decide/authenticate.ts'
import type { Tell } from '../events.ts'
import { withFetched } from './fetch-links.ts'
import type { Reader } from './reader.ts'
import { sameScans } from './scan-notes.ts'
import type { Screening } from './screening.ts'

export type ReadTools = {
  ledger: Ledger
  reader: Reader
  screening: Screening
  /** Where the bytes of a message lie. */
  pathOf(sha256: string): string
  clock: Clock
  tell: Tell
  configuration: Configuration
}

/** What one stored message comes to with all that is asked of others: who signed it, what its links held, what is infected. */
export async function readOne(
  { sha256, size }: { sha256: string; size: number },
  tools: Pick<ReadTools, 'ledger' | 'reader' | 'screening' | 'pathOf' | 'configuration'>,
): ReturnType<Reader['read']> {
  const path = tools.pathOf(sha256)
  const outcome = await tools.reader.read(path, size)
  if (outcome.kind === 'unreadable') return outcome
  const known = await authenticated(outcome.reading, path, tools.configuration)
  return { ...outcome, reading: await tools.screening.screen(await withFetched(known, tools)) }
}

/** Reads everything that this reader has not looked at. `asOf` hides messages received after it (rehearsals). */
export async function readStored(tools: ReadTools, asOf: Temporal.Instant | null): Promise<void> {
  const { ledger, clock, tell } = tools
  for (const message of messagesToRead(ledger, READER_VERSION, asOf)) {
    const outcome = await readOne(message, tools)
    if (outcome.kind === 'unreadable') {
      const { code, detail } = outcome
      quarantineMessage(ledger, message.id, READER_VERSION, { code, detail })
      tell({ kind: 'quarantined', message: message.id, code, detail })
      continue
    }
    const { reading } = outcome
    saveReading(ledger, message.id, reading, clock.now())
    const { head, files } = reading
    const from = head.from?.name || head.from?.address || ''
    tell({
      kind: 'read',
      message: message.id,
      from,
      subject: head.subject,
      files: files.filter(file => !file.decoration).length,
    })
    tellInfected(message.id, reading, tell)
  }
}

/** Gives stored readings the notes that they lack since the scanner was away, or since it has learnt something new. */
export async function screenStored(
  { ledger, screening, clock, tell }: Pick<ReadTools, 'ledger' | 'screening' | 'clock' | 'tell'>,
  asOf: Temporal.Instant | null,
): Promise<void> {
  for (const message of messagesToScreen(ledger, await screening.signatures(), asOf)) {
    const reading = readingOf(ledger, message)
    if (reading === null) continue
    const screened = await screening.screen(reading)
    if (sameScans(reading, screened)) continue
    saveReading(ledger, message, screened, clock.now())
    tellInfected(message, screened, tell)
  }
}

function tellInfected(message: number, { files }: Reading, tell: Tell): void {
  for (const { name, notes } of files) {
    const virus = notes.find(({ code }) => code === 'infected')?.detail
    if (virus) tell({ kind: 'infected', message, file: name, virus })
  }
}
