// A deadline as a calendar file (RFC 5545), for whoever keeps a calendar. Pure.
import { createHash } from 'node:crypto'
import type { Campaign, Configuration } from '../config/configuration.ts'
import { titleBefore } from './matter.ts'

/** Longest line in octets, without its line end (RFC 5545 §3.1). */
const FOLD_AT = 75

/** The .ics file for `due`, the same bytes for the same campaign and due instant. `stamp`: when the letter was written. */
export function calendarFile(
  campaign: Campaign,
  due: Temporal.Instant,
  stamp: Temporal.Instant,
  { office }: Configuration,
): Buffer {
  const isChinese = office.language === 'zh-CN'
  const uid = createHash('sha256').update(`${campaign.id}/${due.toString()}`).digest('hex').slice(0, 32)
  const domain = office.mailbox.address.split('@')[1] ?? 'localhost'
  const summary = isChinese
    ? `${titleBefore(campaign.title, '材料', office.language)}材料报送截止`
    : `${campaign.title}: material is due`
  const description = isChinese ? `发到 ${office.mailbox.address}` : `Send it to ${office.mailbox.address}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//baosong//letters//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}@${domain}`,
    `DTSTAMP:${written(stamp)}`,
    `DTSTART:${written(due)}`,
    `DTEND:${written(due)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return Buffer.from(`${lines.map(folded).join('\r\n')}\r\n`)
}

/** 20260928T100000Z */
function written(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** Folded without tearing a character apart. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > FOLD_AT) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}
