// Everything that a pass works with, opened together and closed in order.
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Configuration } from '../config/configuration.ts'
import { openLedger } from '../ledger/database.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openStoredBytes, type StoredBytesFolder } from '../ledger/stored-bytes.ts'
import type { Tell } from './events.ts'
import { openReader, type Reader } from './arrive/reader.ts'

/** An opened office. `configuration` is the one in force now; the service replaces it when a file changes. */
export type OpenOffice = {
  configuration: Configuration
  readonly ledger: Ledger
  readonly store: StoredBytesFolder
  readonly reader: Reader
  readonly clock: Clock
  readonly tell: Tell
  close(): Promise<void>
}

/** Folder of the stored bytes below the data folder. */
export function storeFolder(data: string): string {
  return join(data, 'store')
}

/** Opens the record and the store in the configured data folder. Fails with LedgerError where this program must not use it. */
export function openOffice(configuration: Configuration, clock: Clock, tell: Tell): OpenOffice {
  const { data, timezone } = configuration.office
  const ledger = openLedger(data)
  const store = openStoredBytes(storeFolder(data))
  const reader = openReader({ storeFolder: storeFolder(data), zone: timezone })
  return {
    configuration,
    ledger,
    store,
    reader,
    clock,
    tell,
    async close() {
      await reader.close()
      ledger.close()
    },
  }
}
