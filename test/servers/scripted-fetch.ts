// How the scripted IMAP server answers UID FETCH: UID, INTERNALDATE, RFC822.SIZE and BODY.PEEK[] with or without a range.
import type { Quirks, ScriptedMessage, Session } from './scripted-quirks.ts'

/** `rest` is the set and the items. '*' means the last message, so N:* is never empty (RFC 9051 §9, seq-range). */
export function answerFetch(tag: string, rest: string, session: Session, quirks: Quirks): void {
  const { socket, folder } = session
  const [, set = '', items = ''] = /^(\S+) (.*)$/.exec(rest) ?? []
  const messages = folder?.messages ?? []
  const asked = messages.filter(({ uid }) => isIn(set, uid, Math.max(0, ...messages.map(each => each.uid))))
  const body = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(items)
  const refusal = body === null ? undefined : asked.find(({ refuse }) => refuse !== undefined)?.refuse
  if (refusal !== undefined) {
    socket.write(`${tag} NO ${refusal}\r\n`)
    return
  }
  const rows = asked.map(message => row(message, messages.indexOf(message) + 1, body, quirks))
  if (quirks.unordered) rows.reverse()
  const answer = Buffer.concat([...rows, Buffer.from(`${tag} OK done\r\n`)])
  if (body === null || quirks.cutAfter === null || answer.length <= quirks.cutAfter) {
    if (body !== null && quirks.cutAfter !== null) quirks.cutAfter -= answer.length
    socket.write(answer)
    return
  }
  socket.write(answer.subarray(0, quirks.cutAfter), () => socket.destroy())
}

/** FETCH by sequence number of BODY.PEEK[HEADER.FIELDS (…)]: the whole header, which is what it holds here. */
export function answerHeaders(tag: string, rest: string, { socket, folder }: Session): void {
  const [, set = '', section = ''] = /^(\S+) .*BODY\.PEEK(\[HEADER\.FIELDS[^\]]*\])/i.exec(rest) ?? []
  const messages = folder?.messages ?? []
  for (const [index, { uid, raw }] of messages.entries()) {
    if (!isIn(set, index + 1, messages.length)) continue
    const header = `${raw.toString().split('\r\n\r\n')[0]}\r\n\r\n`
    socket.write(`* ${index + 1} FETCH (UID ${uid} BODY${section} {${Buffer.byteLength(header)}}\r\n${header})\r\n`)
  }
  socket.write(`${tag} OK done\r\n`)
}

function row(message: ScriptedMessage, sequence: number, body: RegExpExecArray | null, quirks: Quirks): Buffer {
  const raw = typeof message.raw === 'string' ? Buffer.from(message.raw) : message.raw
  const facts = `UID ${message.uid} INTERNALDATE "${internalDate(message.date)}" RFC822.SIZE ${raw.length + quirks.sizeError}`
  if (body === null) return Buffer.from(`* ${sequence} FETCH (${facts})\r\n`)
  const [, start, length] = body
  const ranged = start !== undefined && !quirks.ignoresRanges
  const bytes = ranged ? raw.subarray(Number(start), Number(start) + Number(length)) : raw
  const section = ranged ? `BODY[]<${start}>` : 'BODY[]'
  return Buffer.concat([
    Buffer.from(`* ${sequence} FETCH (UID ${message.uid} ${section} {${bytes.length}}\r\n`),
    bytes,
    Buffer.from(')\r\n'),
  ])
}

function isIn(set: string, uid: number, last: number): boolean {
  return set.split(',').some(part => {
    const [from = '', to = from] = part.split(':')
    const ends = [from, to].map(end => (end === '*' ? last : Number(end)))
    return uid >= Math.min(...ends) && uid <= Math.max(...ends)
  })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function internalDate(seconds: number): string {
  const { day, month, year, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
    seconds * 1000,
  ).toZonedDateTimeISO('UTC')
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(day)}-${MONTHS[month - 1]}-${year} ${two(hour)}:${two(minute)}:${two(second)} +0000`
}
