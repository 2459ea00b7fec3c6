// Messages that lie on disk, for looking at them and for taking them in: .eml, mbox, a Maildir, or a folder of these.
// Only reads. Fails as the file system does where a path cannot be opened.
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { openMaildir } from './maildir.ts'
import { messagesOfMbox } from './mbox.ts'

/** One message. Its `raw` must be read, or left, before the next one is asked for. */
export type FileMessage = {
  /** The path as given; in a file of several messages with '#' and the message's number from 1. */
  source: string
  raw: AsyncIterable<Uint8Array>
  /** The file's modification time; in an mbox the date of the From_ line, where it has one. */
  internalDate: Temporal.Instant
}

const PIECE_BYTES = 262_144

/** Every message at `path`, in the order of the file, of the Maildir's dates, or of the folder's file names. */
export async function* messagesAt(path: string): AsyncGenerator<FileMessage> {
  const facts = await stat(path)
  if (!facts.isDirectory()) {
    yield* messagesOfFile(path, Temporal.Instant.fromEpochMilliseconds(Math.floor(facts.mtimeMs)))
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  if (entries.some(entry => entry.isDirectory() && (entry.name === 'cur' || entry.name === 'new'))) {
    yield* messagesOfMaildir(path)
    return
  }
  for (const { name } of entries.filter(isMail).sort((a, b) => (a.name < b.name ? -1 : 1)))
    yield* messagesAt(join(path, name))
}

function isMail(entry: { name: string; isFile(): boolean }): boolean {
  return entry.isFile() && ['.eml', '.mbox'].includes(extname(entry.name).toLowerCase())
}

async function* messagesOfMaildir(path: string): AsyncGenerator<FileMessage> {
  const session = await openMaildir(path, ['INBOX'])
  for (const folder of await session.folders()) {
    for await (const { place, raw, internalDate } of session.arrivals(folder, null, () => false)) {
      // A Maildir always knows its files' dates.
      if (internalDate !== null) yield { source: join(path, place.uid), raw, internalDate }
    }
  }
}

async function* messagesOfFile(path: string, modified: Temporal.Instant): AsyncGenerator<FileMessage> {
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES })
  try {
    if (!(await beginsWithFrom(path))) {
      yield { source: path, raw, internalDate: modified }
      return
    }
    const isOne = !(await holdsSeveral(path))
    let number = 0
    for await (const message of messagesOfMbox(raw, !isOne)) {
      number += 1
      const source = isOne ? path : `${path}#${number}`
      yield { source, raw: message.raw, internalDate: message.date ?? modified }
    }
  } finally {
    raw.destroy()
  }
}

/**
 * True for a file of two messages or more. Seen in practice: single messages that a delivery agent gave their From_ line, and
 * nothing else of the format: a '>From' in them is the sender's.
 */
async function holdsSeveral(path: string): Promise<boolean> {
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES })
  try {
    const messages = messagesOfMbox(raw)
    await messages.next()
    return !(await messages.next()).done
  } finally {
    raw.destroy()
  }
}

/** An mbox begins with a From_ line; a header field of that name would have a colon (RFC 5322 §2.2). */
async function beginsWithFrom(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0)
    return buffer.toString('latin1', 0, bytesRead) === 'From '
  } finally {
    await file.close()
  }
}
