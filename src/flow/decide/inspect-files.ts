// Messages on disk → what baosong would make of them, in input order, with a temporary store that is removed at the end.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attribute } from '../../attribution/attribute.ts'
import { noFacts } from '../../attribution/no-facts.ts'
import type { Configuration } from '../../config/configuration.ts'
import { openStoredBytes } from '../../ledger/stored-bytes.ts'
import { messagesAt } from '../../mailbox/files.ts'
import { topmostReceived } from '../../message/header-facts.ts'
import { parseFields } from '../../message/headers/fields.ts'
import { readHead } from '../../message/headers/head.ts'
import { openScanner } from '../../scan/clamd.ts'
import { authenticated } from './authenticate.ts'
import { headerBlock } from '../arrive/header-block.ts'
import { type Inspection, inspection, unreadInspection } from './inspection.ts'
import { openReader } from '../arrive/reader.ts'
import { receivedAt } from '../arrive/received.ts'
import { prepareRoster } from './roster.ts'
import { openScreening, shortMemory } from '../arrive/screening.ts'

/** One message, or why it could not be read (then `inspection` says what is known of it: quarantine, for a person). */
export type Inspected =
  | { kind: 'read'; source: string; inspection: Inspection }
  | {
      kind: 'unreadable'
      source: string
      detail: string
      inspection: ReturnType<typeof unreadInspection>
    }

/** Inspects every message at `paths` (.eml, mbox, Maildir). A path that cannot be opened throws before anything is read. */
export async function* inspectFiles(paths: readonly string[], configuration: Configuration): AsyncGenerator<Inspected> {
  for (const path of paths) await stat(path)
  const folder = await mkdtemp(join(tmpdir(), 'baosong-inspect-'))
  const store = openStoredBytes(folder)
  const { timezone, language, scanner } = configuration.office
  const reader = openReader({ storeFolder: folder, zone: timezone })
  const screening = openScreening(scanner && openScanner(scanner), shortMemory(), sha256 => store.pathOf(sha256))
  const { roster } = prepareRoster(configuration)
  try {
    for (const path of paths) {
      for await (const message of messagesAt(path)) {
        const stored = await store.put(message.raw)
        const block = await headerBlock(stored.path)
        const header = topmostReceived(block)
        const received = receivedAt(
          { stored: message.internalDate, isServer: false, header },
          Temporal.Instant.fromEpochMilliseconds(0),
        )
        const outcome = await reader.read(stored.path, stored.size)
        const { source } = message
        if (outcome.kind === 'unreadable') {
          const detail = `${outcome.code}: ${outcome.detail}`
          yield {
            kind: 'unreadable',
            source,
            detail,
            inspection: unreadInspection(source, readHead(parseFields(block)), received, timezone, detail),
          }
          continue
        }
        const known = await authenticated(outcome.reading, stored.path, configuration)
        const reading = await screening.screen(known)
        const verdict = attribute(reading, noFacts(received), roster)
        yield {
          kind: 'read',
          source,
          inspection: inspection(source, reading, verdict, received, timezone, language),
        }
      }
    }
  } finally {
    await reader.close()
    await rm(folder, { recursive: true, force: true })
  }
}
