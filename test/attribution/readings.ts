// The corpus read once by the real reader, for tests that attribute it again and again.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare, type Roster, type RosterSource } from '../../src/attribution/roster.ts'
import { loadConfiguration } from '../../src/config/load.ts'
import { openReader } from '../../src/flow/arrive/reader.ts'
import { rosterSource } from '../../src/flow/decide/roster.ts'
import { openStoredBytes } from '../../src/ledger/stored-bytes.ts'
import { topmostReceived } from '../../src/message/header-facts.ts'
import type { Reading } from '../../src/reading/reading.ts'

const CORPUS = fileURLToPath(new URL('../corpus', import.meta.url))

export type Read = { name: string; reading: Reading; receivedAt: Temporal.Instant }

/** Every message of the corpus that can be read, in order. */
export async function corpusReadings(): Promise<Read[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-readings-'))
  const store = openStoredBytes(folder)
  const reader = openReader({ storeFolder: folder, zone: 'Asia/Shanghai' })
  try {
    const found: Read[] = []
    const names = (await readdir(join(CORPUS, 'mail'))).filter(name => name.endsWith('.eml')).sort()
    for (const name of names) {
      const raw = await readFile(join(CORPUS, 'mail', name))
      const stored = await store.put(
        (async function* () {
          yield raw
        })(),
      )
      const outcome = await reader.read(stored.path, stored.size)
      const receivedAt = topmostReceived(raw) ?? Temporal.Instant.from('2026-09-25T00:00Z')
      if (outcome.kind === 'read') found.push({ name, reading: outcome.reading, receivedAt })
    }
    return found
  } finally {
    await reader.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The corpus's office as attribution sees it. */
export async function corpusSource(): Promise<RosterSource> {
  const loaded = await loadConfiguration(join(CORPUS, 'config'), {}, { secrets: 'optional' })
  if (!loaded.ok) throw new Error('the corpus has a configuration that does not load')
  return rosterSource(loaded.configuration)
}

export function rosterOf(source: RosterSource): Roster {
  return prepare(source)
}
