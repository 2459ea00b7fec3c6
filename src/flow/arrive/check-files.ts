// The files' half of the account: everything that is recorded lies on the disk in its full length, and what came lately has
// the hash that it is filed under. The whole store against its hashes would take hours where an office has years of video.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { storedFiles } from '../../ledger/stored-files.ts'
import type { OpenOffice } from '../office.ts'

/** How many files are recorded; how many of them are gone or cut, and how many are not what they were. */
export type FileAccount = { recorded: number; missing: number; damaged: number; verified: number }

/** Hashes are checked of what was seen in so many hours: since the last digest, over a weekend too. */
const VERIFIED_HOURS = 24 * 4
/** And of no more bytes than this; the rest is checked for its length. */
const VERIFIED_BYTES = 4_000_000_000

/** Looks at the disk; changes nothing. Fails where the disk does. */
export async function checkFiles({ ledger, store }: OpenOffice, now: Temporal.Instant): Promise<FileAccount> {
  const account: FileAccount = { recorded: 0, missing: 0, damaged: 0, verified: 0 }
  let bytes = 0
  for (const { sha256, size, isNew } of storedFiles(ledger, now.subtract({ hours: VERIFIED_HOURS }))) {
    account.recorded += 1
    if (!(await store.has(sha256, size))) {
      account.missing += 1
      continue
    }
    if (!isNew || bytes + size > VERIFIED_BYTES) continue
    bytes += size
    account.verified += 1
    const hash = createHash('sha256')
    await pipeline(store.open(sha256), hash)
    if (hash.digest('hex') !== sha256) account.damaged += 1
  }
  return account
}
