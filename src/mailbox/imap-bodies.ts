// The bytes of messages over one IMAP connection, always by BODY.PEEK[] (RFC 9051 §6.4.5), which sets no \Seen.
// Small messages come whole, many by one command; a large one comes in pieces, one ahead of the reader, and is never
// whole in memory. Fails with MailboxError.
import type { FetchMessageObject } from 'imapflow'
import { asMailboxError, type Connection, during } from './imap-connection.ts'
import type { Row } from './imap-cursor.ts'
import { MailboxError, type Sentence, type Trouble } from './mailbox-error.ts'

/** Larger pieces fetch faster, at this many bytes of memory each: 64 KiB is a third as fast, 4 MiB gains little. */
const PIECE_BYTES = 1_048_576

/** How often a piece is asked for again where the server answers with another message's. */
const ATTEMPTS = 3

/** The raw messages of `rows` by UID; those that the server did not send are left out. */
export async function fetchSmall(
  connection: Connection,
  folder: string,
  rows: readonly Row[],
): Promise<Map<number, Buffer>> {
  const uids = rows.map(({ uid }) => uid).join(',')
  const bodies = new Map<number, Buffer>()
  await during(connection, fetching(folder, rows.length), async () => {
    for await (const { uid, source } of connection.client.fetch(uids, { uid: true, source: true }, { uid: true })) {
      if (source !== undefined) bodies.set(uid, source)
    }
  })
  return bodies
}

/** Whether the folder still holds the message; another client may have deleted or moved it. */
export async function isThere(connection: Connection, folder: string, uid: number): Promise<boolean> {
  const found = await during(connection, fetching(folder, 1), () =>
    connection.client.fetchOne(String(uid), { uid: true }, { uid: true }),
  )
  return found !== false
}

/** One message in pieces. The end is where the server has no more, not where a size said so: announced sizes are a little wrong on some. */
export async function* fetchLarge(connection: Connection, folder: string, row: Row): AsyncGenerator<Buffer> {
  let at = 0
  let next: Promise<Piece> = ask(connection, folder, row, at)
  try {
    for (;;) {
      const piece = await next
      at += piece.bytes.length
      const ended = isEnd(piece, at, row.size)
      if (!ended) {
        if (row.size !== null && at > 2 * row.size + PIECE_BYTES) throw gone(ENDLESS, folder, row.uid)
        next = ask(connection, folder, row, at)
        // The reader may leave before it is awaited; the failure then has nobody to tell.
        next.catch(() => undefined)
      }
      if (piece.bytes.length > 0) yield piece.bytes
      if (ended) return
    }
  } finally {
    // One command at a time: whoever comes next must not find this one still under way.
    await next.catch(() => undefined)
  }
}

type Piece = {
  bytes: Buffer
  /** Offset that the server says it begins at (RFC 9051 §7.5.2, BODY[]<origin>); null where it says none. */
  origin: number | null
}

/** True where nothing is left. Asking past the end is answered by an empty string (RFC 9051 §6.4.5). */
function isEnd({ bytes, origin }: Piece, received: number, announced: number | null): boolean {
  if (bytes.length === 0 || received === announced) return true
  // Seen in practice: Tencent Exmail ignores the range and sends the whole message.
  if (bytes.length > PIECE_BYTES || (origin === null && bytes.length < PIECE_BYTES)) return true
  return bytes.length < PIECE_BYTES && received > (announced ?? 0)
}

async function ask(connection: Connection, folder: string, { uid }: Row, start: number): Promise<Piece> {
  const query = { uid: true, source: { start, maxLength: PIECE_BYTES } }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await during(connection, fetching(folder, 1), () =>
      connection.client.fetchOne(String(uid), query, { uid: true }),
    )
    if (answer === false || answer.source === undefined) {
      if (answer !== false && start > 0) return { bytes: Buffer.alloc(0), origin: start }
      throw gone(VANISHED, folder, uid)
    }
    const origin = originOf(answer)
    if (start > 0 && origin === null && answer.source.length > PIECE_BYTES) break
    // Seen in practice: Apache James now and then sends one request's data with the answer to the next.
    if (origin === null || origin === start) return { bytes: answer.source, origin }
  }
  throw gone(MISPLACED, folder, uid)
}

/** imapflow keeps the origin beside the documented fields. */
function originOf(answer: FetchMessageObject): number | null {
  const { partialOrigins } = answer as { partialOrigins?: Map<string, number> }
  return partialOrigins?.get('') ?? null
}

const LOOK = { zh: '请在邮箱网页版里查看这封邮件', en: 'Look at this message in the webmail' }

const VANISHED: Trouble = {
  code: 'vanished',
  kind: 'protocol',
  why: { zh: '服务器没有给出这封邮件', en: 'the server does not hand the message out' },
  remedy: LOOK,
  waitMinutes: null,
}

const MISPLACED: Trouble = {
  code: 'misplaced',
  kind: 'protocol',
  why: { zh: '服务器送来的是别处的内容', en: 'the server sends other bytes than were asked for' },
  remedy: LOOK,
  waitMinutes: null,
}

const ENDLESS: Trouble = {
  code: 'endless',
  kind: 'protocol',
  why: { zh: '服务器送来的内容远超邮件大小', en: 'the server sends far more than the message’s size' },
  remedy: LOOK,
  waitMinutes: null,
}

function gone(trouble: Trouble, folder: string, uid: number, because: MailboxError | null = null): MailboxError {
  const doing = { zh: `下载“${folder}”中的邮件 ${uid}`, en: `Fetching message ${uid} of ${folder}` }
  return new MailboxError(trouble, doing, {
    scope: 'message',
    response: because?.response ?? null,
    cause: because?.cause,
  })
}

function fetching(folder: string, count: number): Sentence {
  return {
    zh: `下载“${folder}”中的${count}封邮件`,
    en: `Fetching ${count === 1 ? 'a message' : `${count} messages`} of ${folder}`,
  }
}

/** The server refuses one message after the other. */
export function refusesAll(folder: string): MailboxError {
  return new MailboxError(VANISHED, fetching(folder, 2))
}

/**
 * An error while `uid` was fetched. Where the server only refused this message, or sent more of it at once than can be
 * taken (which ends the connection), it is about the message; a lost connection is about the session.
 */
export function ofMessage(error: unknown, connection: Connection, folder: string, uid: number): MailboxError {
  const known = asMailboxError(error, connection, fetching(folder, 1))
  if (known.scope === 'message' || (!connection.client.usable && known.trouble.code !== 'too-large')) return known
  return gone(known.trouble, folder, uid, known)
}
