// Stored bytes → readings, in the order of receipt. What cannot be read is quarantined with its reason and the next
// message goes on; a newer reader tries again by itself.
import type { Clock } from '../clock.ts'
import type { Configuration } from '../config/configuration.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { messagesToRead, quarantineMessage } from '../ledger/messages.ts'
import { saveReading } from '../ledger/readings.ts'
import { READER_VERSION } from '../reading/reading.ts'
import { authenticated } from './authenticate.ts'
import type { Tell } from './events.ts'
import type { Reader } from './reader.ts'

export type ReadTools = {
  ledger: Ledger
  reader: Reader
  /** Where the bytes of a message lie. */
  pathOf(sha256: string): string
  clock: Clock
  tell: Tell
  configuration: Configuration
}

/** Reads everything that this reader has not looked at. `asOf` hides messages received after it (rehearsals). */
export async function readStored(tools: ReadTools, asOf: Temporal.Instant | null): Promise<void> {
  const { ledger, reader, clock, tell } = tools
  for (const message of messagesToRead(ledger, READER_VERSION, asOf)) {
    const outcome = await reader.read(tools.pathOf(message.sha256), message.size)
    if (outcome.kind === 'unreadable') {
      const { code, detail } = outcome
      quarantineMessage(ledger, message.id, READER_VERSION, { code, detail })
      tell({ kind: 'quarantined', message: message.id, code, detail })
      continue
    }
    const reading = await authenticated(outcome.reading, tools.pathOf(message.sha256), tools.configuration)
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
  }
}
