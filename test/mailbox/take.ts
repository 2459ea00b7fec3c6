// Taking in a folder as the service does, for tests: bytes first, then the cursor.
import type { Arrival, Folder, MailboxSession, Place } from '../../src/mailbox/mailbox.ts'
import { MailboxError } from '../../src/mailbox/mailbox-error.ts'

/** One message as it was taken in. */
export type Taken = Omit<Arrival, 'raw' | 'cursorAfter'> & { text: string; chunks: number; largest: number }

/** What a test's record holds: the places taken in, and the cursor of each folder. */
export type TestRecord = { places: Set<string>; cursors: Map<string, string>; failures: MailboxError[] }

export function newRecord(): TestRecord {
  return { places: new Set(), cursors: new Map(), failures: [] }
}

/** Takes in everything new of one folder. A message that cannot be fetched is noted, and the walk goes on. */
export async function takeFolder(session: MailboxSession, folder: Folder, record: TestRecord): Promise<Taken[]> {
  const taken: Taken[] = []
  const key = ({ folder: name, uidValidity, uid }: Place) => `${name} ${uidValidity} ${uid}`
  const cursor = record.cursors.get(folder.name) ?? null
  for await (const arrival of session.arrivals(folder, cursor, place => record.places.has(key(place)))) {
    const { raw, cursorAfter, ...facts } = arrival
    try {
      const chunks: Uint8Array[] = []
      for await (const chunk of raw) chunks.push(chunk)
      const largest = Math.max(0, ...chunks.map(({ length }) => length))
      taken.push({ ...facts, text: Buffer.concat(chunks).toString('latin1'), chunks: chunks.length, largest })
    } catch (error) {
      if (!(error instanceof MailboxError) || error.scope !== 'message') throw error
      record.failures.push(error)
      continue
    }
    record.places.add(key(arrival.place))
    record.cursors.set(folder.name, cursorAfter)
  }
  return taken
}

/** Takes in every folder of the session. */
export async function takeAll(session: MailboxSession, record: TestRecord): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const folder of await session.folders()) taken.push(...(await takeFolder(session, folder, record)))
  return taken
}
