// An mbox file (RFC 4155), cut into its messages while it streams by: a file of many GB takes no more memory than a small one.
// The From_ lines and the empty line before each are the format's, everything else the message's, byte for byte; quoted
// From_ lines (mboxrd) lose one '>'. LF and CRLF alike. Never fails on content: without From_ lines it is one message.

/** One message of the file. Its `raw` must be read, or left, before the next one is asked for. */
export type MboxMessage = {
  raw: AsyncIterable<Uint8Array>
  /** The From_ line's date, when the message was put into the file; null where it has none. */
  date: Temporal.Instant | null
}

const LF = 0x0a

/**
 * A From_ line: sender, then a date with hours and a year. Seen in practice: Thunderbird writes "From - Mon Sep 28 …" or
 * nothing but "From ", Google Takeout puts the zone before the year, KMail the date as mail has it (RFC 5322 §3.3).
 */
const POSTMARK = /^From \S+.*(\d{1,2}:\d{2}.*\b(19|20)\d{2}\b|\b(19|20)\d{2} \d{1,2}:\d{2})/
const BARE = /^From( -)?\s*$/

/** The first bytes of a line that say what it is; a longer line is never a From_ line. */
const LINE_START = 512

/**
 * Cuts `source` into messages. Unless it `isArchive`, nothing but the From_ line is the format's: the message has no From_
 * lines quoted, and no empty line added at its end.
 */
export async function* messagesOfMbox(
  source: AsyncIterable<Uint8Array>,
  isArchive = true,
): AsyncGenerator<MboxMessage> {
  const parts = partsOf(source, isArchive)
  let part = await parts.next()
  while (!part.done) {
    const date = part.value.kind === 'postmark' ? part.value.date : null
    if (part.value.kind === 'postmark') part = await parts.next()
    const body = async function* (): AsyncGenerator<Uint8Array> {
      while (!part.done && part.value.kind === 'bytes') {
        const { bytes } = part.value
        part = await parts.next()
        yield bytes
      }
    }
    const raw = body()
    yield { raw, date }
    // What was not read is passed over.
    for await (const _ of body());
  }
}

type Part = { kind: 'postmark'; date: Temporal.Instant | null } | { kind: 'bytes'; bytes: Buffer }

/**
 * The file as From_ lines and the bytes between them. A line is looked at whole, with the line after it, where it begins
 * like a From_ line; all others go by untouched.
 */
async function* partsOf(source: AsyncIterable<Uint8Array>, isArchive: boolean): AsyncGenerator<Part> {
  let rest: Buffer = Buffer.alloc(0)
  /** An empty line that is the message's only if no From_ line follows. */
  let held: Buffer | null = null
  let isFirst = true
  let isMbox = false
  /** In the middle of a long line whose start has gone by already. */
  let inLine = false

  const cut = function* (final: boolean): Generator<Part> {
    let kept = 0
    let at = 0
    const flush = function* (end: number): Generator<Part> {
      if (end > kept) yield { kind: 'bytes', bytes: rest.subarray(kept, end) }
    }
    while (at < rest.length) {
      const newline = rest.indexOf(LF, at)
      const end = newline < 0 ? rest.length : newline + 1
      if (newline < 0 && !final && !inLine && rest.length - at < LINE_START) break
      if (inLine) {
        inLine = newline < 0
        at = end
        continue
      }
      const first = rest[at]
      const isEmpty = first === LF || (first === 0x0d && rest[at + 1] === LF)
      const line = first === 0x46 || first === 0x3e ? rest.toString('latin1', at, Math.min(end, at + LINE_START)) : ''
      if (line.startsWith('From ') && (isFirst || held !== null)) {
        // Judged with the line after it.
        const next = rest.indexOf(LF, end)
        if (next < 0 && !final && rest.length - end < LINE_START) break
        const following = rest.toString('latin1', end, Math.min(next < 0 ? rest.length : next, end + LINE_START))
        if (isPostmark(line, following)) {
          yield* flush(at)
          held = null
          yield { kind: 'postmark', date: dateOf(line) }
          isFirst = false
          isMbox = true
          kept = end
          at = end
          continue
        }
      }
      if (held !== null) {
        yield* flush(at)
        kept = at
        yield { kind: 'bytes', bytes: held }
        held = null
      }
      isFirst = false
      if (isEmpty) {
        yield* flush(at)
        held = Buffer.from(rest.subarray(at, end))
        kept = end
      } else if (isArchive && /^>+From /.test(line)) {
        yield* flush(at)
        kept = at + 1
      }
      inLine = newline < 0
      at = end
    }
    yield* flush(at)
    rest = Buffer.from(rest.subarray(at))
  }

  for await (const chunk of source) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    yield* cut(false)
  }
  yield* cut(true)
  if (held !== null && !(isMbox && isArchive)) yield { kind: 'bytes', bytes: held }
}

function isPostmark(line: string, following: string): boolean {
  // Seen in practice: a whole message with CR line ends only, which no LF cuts off from its From_ line.
  if (/\r[^\n]/.test(line)) return false
  return POSTMARK.test(line) || (BARE.test(line) && /^(>?From |[!-9;-~]+[ \t]*:)/.test(following))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** asctime(3), in UTC unless a zone stands there (RFC 4155, appendix A). */
function dateOf(line: string): Temporal.Instant | null {
  const found =
    /\b([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([+-]\d{2})(\d{2})\s+)?(\d{4})(?:\s+([+-]\d{2})(\d{2}))?/.exec(
      line,
    )
  if (found === null) return null
  const [
    ,
    monthName = '',
    day = '',
    hour = '',
    minute = '',
    second = '00',
    zone,
    zoneMinutes,
    year = '',
    lateZone,
    lateMinutes,
  ] = found
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
  const two = (text: string | number) => String(text).padStart(2, '0')
  const offset = `${zone ?? lateZone ?? '+00'}:${zoneMinutes ?? lateMinutes ?? '00'}`
  try {
    return Temporal.Instant.from(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`)
  } catch {
    // A date that no calendar has: the message is what counts.
    return null
  }
}
