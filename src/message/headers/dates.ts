// Dates of header fields (RFC 5322 §3.3 and its obsolete forms) and what mail programs write instead. Pure.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 5322 §4.3. CST is China's in Chinese mail, yet stands beside its offset there; alone it is read as American. */
const ZONES: Record<string, string> = {
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  z: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  jst: '+09:00',
  cet: '+01:00',
  cest: '+02:00',
  bst: '+01:00',
  msk: '+03:00',
}

/**
 * The instant a header's date names; null where it cannot be read (never "now"). A date without offset is UTC, as
 * RFC 5322 has it for -0000.
 * Seen in practice: two-digit years, dots in the time, "GMT+8", asctime order, ISO 8601 (test mail 018).
 */
export function headerDate(source: string | null): Temporal.Instant | null {
  if (!source) return null
  const clean = source
    .slice(0, 400)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return rfcDate(clean) ?? asctimeDate(clean) ?? isoDate(clean)
}

const TIME = String.raw`(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?(?: ?([AaPp][Mm])\b)?`
const RFC = new RegExp(String.raw`(?:^|[\s,])(\d{1,2})[ -]?([A-Za-z]{3})[a-z]*\.?,?[ -]?(\d{2,4}),? ${TIME} ?(.*)$`)
const ASCTIME = new RegExp(String.raw`([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (?:(\d{4}),? )?${TIME} ?(.*)$`)
const ISO = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.\d+)? ?(.*)$/

function rfcDate(source: string): Temporal.Instant | null {
  const m = RFC.exec(source)
  if (!m) return null
  return instant(fullYear(m[3]), monthOf(m[2]), m[1], hour(m[4], m[7]), m[5], m[6], m[8])
}

function asctimeDate(source: string): Temporal.Instant | null {
  const m = ASCTIME.exec(source)
  if (!m) return null
  const tail = m[8] ?? ''
  // The year stands before the offset or behind it; an offset has four digits too.
  const year = m[3] ?? /(?:^|\s)(\d{4})\b/.exec(tail)?.[1]
  return instant(fullYear(year), monthOf(m[1]), m[2], hour(m[4], m[7]), m[5], m[6], tail.replace(/(?:^|\s)\d{4}\b/, ''))
}

function isoDate(source: string): Temporal.Instant | null {
  const m = ISO.exec(source)
  return m ? instant(Number(m[1]), Number(m[2]), m[3], Number(m[4]), m[5], m[6], m[7]) : null
}

/** RFC 5322 §4.3: two digits below 50 are this century's; three digits count from 1900. */
function fullYear(digits: string | undefined): number {
  const year = Number(digits ?? Number.NaN)
  if (digits === undefined || digits.length === 4) return year
  if (digits.length === 3) return 1900 + year
  return year < 50 ? 2000 + year : 1900 + year
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1
}

function hour(digits: string | undefined, half: string | undefined): number {
  const value = Number(digits)
  if (!half) return value
  return half.toLowerCase() === 'pm' ? (value % 12) + 12 : value % 12
}

function instant(
  year: number,
  month: number,
  day: string | undefined,
  hours: number,
  minutes: string | undefined,
  seconds: string | undefined,
  zone: string | undefined,
): Temporal.Instant | null {
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year,
        month,
        day: Number(day),
        hour: hours,
        minute: Number(minutes),
        second: Math.min(59, Number(seconds ?? 0)),
      },
      { overflow: 'reject' },
    )
    return Temporal.Instant.from(`${local.toString()}${offset(zone ?? '')}`)
  } catch (error) {
    // 31 February, or a year that Temporal has not: no date.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

function offset(zone: string): string {
  const numeric = /^(?:GMT|UTC)? ?([+-]) ?(\d{1,2}):?(\d{2})?\b/i.exec(zone.trim())
  if (numeric) {
    const four = /[+-] ?(\d{4})\b/.exec(zone)?.[1]
    const hours = Number(four ? four.slice(0, 2) : numeric[2])
    const minutes = Number(four ? four.slice(2) : (numeric[3] ?? 0))
    if (hours > 14 || minutes > 59) return '+00:00'
    return `${numeric[1]}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  }
  return ZONES[/^[A-Za-z]+/.exec(zone.trim())?.[0].toLowerCase() ?? ''] ?? '+00:00'
}
