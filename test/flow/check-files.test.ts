// The files' half of the account, on a real store: whole, cut, gone, changed.
import { rm, truncate, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkFiles } from '../../src/flow/arrive/check-files.ts'
import { openLedger } from '../../src/ledger/database.ts'
import { recordArrival } from '../../src/ledger/arrivals.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openStoredBytes, type StoredBytesFolder } from '../../src/ledger/stored-bytes.ts'
import type { OpenOffice } from '../../src/flow/office.ts'

const NOW = Temporal.Instant.from('2026-09-27T01:30:00Z')
let folder: string
let ledger: Ledger
let store: StoredBytesFolder
const paths: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-files-'))
  ledger = openLedger(folder)
  store = openStoredBytes(join(folder, 'store'))
  for (const [uid, hours] of [
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 1_000],
  ] as const) {
    const stored = await store.put(Readable.from([Buffer.from(`message ${uid}`)]))
    paths.push(stored.path)
    const seenAt = NOW.subtract({ hours })
    recordArrival(
      ledger,
      {
        place: { folder: 'INBOX', uidValidity: '1', uid },
        sha256: stored.sha256,
        size: stored.size,
        receivedAt: seenAt,
        internalDate: seenAt,
        messageIdHeader: null,
        junk: false,
        seenAt,
      },
      { mailbox: 'test', folder: 'INBOX', cursor: '{}' },
    )
  }
})
afterAll(async () => {
  ledger.close()
  await rm(folder, { recursive: true, force: true })
})

const check = () => checkFiles({ ledger, store } as OpenOffice, NOW)

it('is in order, and the latest are verified by their hashes', async () => {
  expect(await check()).toEqual({ recorded: 4, missing: 0, damaged: 0, verified: 3 })
})

it('tells what is gone, cut or changed', async () => {
  await rm(paths[0] ?? '')
  await truncate(paths[1] ?? '', 3)
  await writeFile(paths[2] ?? '', 'massage 3')
  expect(await check()).toEqual({ recorded: 4, missing: 2, damaged: 1, verified: 1 })
})
