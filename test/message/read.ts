// Reading test mails as the service reads them, into a store that is thrown away.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFragileParsers } from '../../src/files/fragile.ts'
import { openStoredBytes } from '../../src/ledger/stored-bytes.ts'
import { parseMessage } from '../../src/message/parse.ts'
import type { ParsedMessage } from '../../src/message/parsed.ts'
import { LIMITS } from '../../src/reading/limits.ts'
import { readMessage } from '../../src/reading/read.ts'
import type { Reading } from '../../src/reading/reading.ts'

export const ZONE = 'Asia/Shanghai'
export const MAIL = join(import.meta.dirname, '../mail')
export const CORPUS = join(import.meta.dirname, '../corpus/mail')

export type TestReader = {
  /** Message and everything inside its files. */
  read(path: string): Promise<Reading>
  /** The message's own structure alone. */
  parse(bytes: string | Buffer): Promise<ParsedMessage>
  /** What the store holds of a part. */
  stored(sha256: string): Promise<Buffer>
  close(): Promise<void>
}

/** Opens a reader with a store of its own. */
export async function openReader(): Promise<TestReader> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-message-'))
  const store = openStoredBytes(join(folder, 'store'), 'none')
  const fragile = openFragileParsers()
  let count = 0
  return {
    read: path => readMessage(path, { store, fragile, zone: ZONE, limits: LIMITS }),
    async parse(bytes) {
      count += 1
      const raw = join(folder, `${count}.eml`)
      await writeFile(raw, bytes, 'latin1')
      return parseMessage(raw, store, { limits: LIMITS, zone: ZONE })
    },
    stored: sha256 => readFile(store.pathOf(sha256)),
    async close() {
      await fragile.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
