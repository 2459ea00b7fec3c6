// The walk through one IMAP folder: what is new there, and each of its messages in turn. While the caller writes one
// batch to disk the next one is on its way.
import type { MailboxObject } from 'imapflow'
import { portions, type Portion } from './imap-batches.ts'
import { fetchLarge, fetchSmall, isThere, refusesAll, ofMessage } from './imap-bodies.ts'
import { asMailboxError, type Connection, during } from './imap-connection.ts'
import {
  ascending,
  cursorOf,
  isUnmarked,
  newRows,
  passed,
  progressOf,
  rangeToAsk,
  type Row,
  startOf,
} from './imap-cursor.ts'
import type { Arrival, Cursor, Folder } from './mailbox.ts'

/** Opens the folder, on a connection that works. */
export type Enter = () => Promise<{ connection: Connection; mailbox: MailboxObject }>

/** A server that refuses this many messages in one walk has a trouble of its own. */
const MOST_REFUSED = 20

/** Every message that `cursor` has not passed, by ascending UID. */
export async function* walk(folder: Folder, cursor: Cursor | null, enter: Enter): AsyncGenerator<Arrival> {
  let { connection, mailbox } = await enter()
  const uidValidity = validityOf(mailbox)
  let progress = progressOf(cursor, uidValidity)
  if (mailbox.exists === 0) return
  // Read now: imapflow raises it with every UID that it sees, NetEase and others tell none.
  const uidNext = mailbox.uidNext > 0 ? mailbox.uidNext : null
  let listed = await listing(connection, folder, rangeToAsk(progress))
  if (isUnmarked(progress, listed)) listed = await listing(connection, folder, '1:*')
  let rows = newRows(progress, listed, uidNext)
  if (rows === null) {
    progress = startOf(uidValidity)
    rows = ascending(await listing(connection, folder, '1:*'))
  }
  const refused: number[] = []
  let ahead: Promise<Map<number, Buffer>> | null = null
  const cut = portions(rows)
  try {
    for (const [index, portion] of cut.entries()) {
      const bodies: Map<number, Buffer> = await (ahead ?? load(connection, folder, portion))
      ahead = null
      const following = cut[index + 1]
      if (portion.kind === 'small' && following?.kind === 'small') {
        ahead = load(connection, folder, following)
        // The caller may leave before it is awaited; the failure then has nobody to tell.
        ahead.catch(() => undefined)
      }
      for (const row of portion.kind === 'small' ? portion.rows : [portion.row]) {
        const body = bodies.get(row.uid)
        if (body === undefined) {
          if (ahead !== null) await ahead.catch(() => undefined)
          if (!connection.client.usable) ({ connection, mailbox } = await again(enter, folder, uidValidity))
          if (!(await isThere(connection, folder.name, row.uid))) continue
        }
        const done = passed(progress, row, refused)
        const reading = { finished: false }
        yield {
          place: { folder: folder.name, uidValidity, uid: String(row.uid) },
          junk: folder.junk,
          internalDate: row.date === null ? null : Temporal.Instant.fromEpochMilliseconds(row.date * 1000),
          size: row.size,
          raw: body === undefined ? streamed(connection, folder, row, reading) : whole(body, reading),
          cursorAfter: cursorOf(done),
        }
        if (reading.finished) progress = done
        else refused.push(row.uid)
        if (refused.length > MOST_REFUSED) throw refusesAll(folder.name)
      }
    }
  } finally {
    await ahead?.catch(() => undefined)
  }
}

/** UID, INTERNALDATE and RFC822.SIZE of the messages in a range of UIDs. */
async function listing(connection: Connection, folder: Folder, range: string): Promise<Row[]> {
  const doing = { zh: `查看“${folder.name}”有无新邮件`, en: `Looking for new messages in ${folder.name}` }
  return during(connection, doing, async () => {
    const rows: Row[] = []
    const query = { uid: true, internalDate: true, size: true }
    for await (const { uid, internalDate, size } of connection.client.fetch(range, query, { uid: true })) {
      // Answers that nobody asked for (a flag changed just now) may come without UID.
      if (uid === undefined) continue
      // imapflow leaves what is no date as text.
      const date = typeof internalDate === 'object' ? Math.floor(internalDate.getTime() / 1000) : null
      rows.push({ uid, date, size: size === undefined || size === 0 ? null : size })
    }
    return rows
  })
}

/** A batch's messages; none for a large one. Where the server refuses the batch, each message is asked for by itself. */
async function load(connection: Connection, folder: Folder, portion: Portion): Promise<Map<number, Buffer>> {
  if (portion.kind === 'large' || !connection.client.usable) return new Map()
  try {
    return await fetchSmall(connection, folder.name, portion.rows)
  } catch (error) {
    if (connection.client.usable) return new Map()
    throw error
  }
}

async function* whole(body: Buffer, reading: { finished: boolean }): AsyncGenerator<Uint8Array> {
  yield body
  reading.finished = true
}

async function* streamed(
  connection: Connection,
  folder: Folder,
  row: Row,
  reading: { finished: boolean },
): AsyncGenerator<Uint8Array> {
  try {
    yield* fetchLarge(connection, folder.name, row)
    reading.finished = true
  } catch (error) {
    throw ofMessage(error, connection, folder.name, row.uid)
  }
}

/** The folder opened anew in the middle of a walk; the UIDs must still mean the same messages. */
async function again(enter: Enter, folder: Folder, uidValidity: string) {
  const entered = await enter()
  if (validityOf(entered.mailbox) === uidValidity) return entered
  const doing = { zh: `重新打开文件夹“${folder.name}”`, en: `Opening the folder ${folder.name} again` }
  throw asMailboxError(new Error('UIDVALIDITY changed'), entered.connection, doing)
}

function validityOf(mailbox: MailboxObject): string {
  return mailbox.uidValidity === undefined ? '' : String(mailbox.uidValidity)
}
