// Moments, sizes and names as letters write them. Pure.
import type { Language } from '../config/configuration.ts'

/** What words depend on: the office's zone and language, and when the letter is written. */
export type Telling = { timezone: string; language: Language; now: Temporal.Instant }

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/**
 * A moment that matters, with its weekday: 9月28日（周一）18时; English: Monday 28 September, 18:00. The year where it is not
 * this one, and in `full`. A day that ends with itself ends at 24时; English: Monday 28 September (end of the day).
 */
export function writtenMoment(instant: Temporal.Instant, telling: Telling, { full = false } = {}): string {
  const local = instant.toZonedDateTimeISO(telling.timezone)
  const hasYear = full || local.year !== telling.now.toZonedDateTimeISO(telling.timezone).year
  const isWholeDay = local.hour === 23 && local.minute === 59
  if (telling.language === 'en') {
    const weekday = local.toLocaleString('en-GB', { weekday: 'long' })
    const day = `${weekday} ${english(local)}${hasYear ? ` ${local.year}` : ''}`
    return isWholeDay ? `${day} (end of the day)` : `${day}, ${clock(local, 'en')}`
  }
  const day = `${hasYear ? `${local.year}年` : ''}${local.month}月${local.day}日`
  return `${day}（周${WEEKDAYS[local.dayOfWeek - 1] ?? ''}）${isWholeDay ? '24时' : clock(local, 'zh-CN')}`
}

/** A day that is past, where its hour no longer matters: 9月28日; English: 28 September. */
export function pastDay(instant: Temporal.Instant, { timezone, language, now }: Telling): string {
  const local = instant.toZonedDateTimeISO(timezone)
  const isThisYear = local.year === now.toZonedDateTimeISO(timezone).year
  if (!isThisYear) return writtenDay(local.toPlainDate(), language)
  return language === 'en' ? english(local) : `${local.month}月${local.day}日`
}

/** What happened lately: 9月28日9时5分; English: 28 September at 09:05. */
export function shortMoment(instant: Temporal.Instant, { timezone, language }: Telling): string {
  const local = instant.toZonedDateTimeISO(timezone)
  if (language === 'en') return `${english(local)} at ${clock(local, language)}`
  return `${local.month}月${local.day}日${clock(local, language)}`
}

/** Halves and quarters of a day as people name them, by the hour from which they last. */
const PARTS = [
  { from: 0, zh: '凌晨', en: 'in the early morning' },
  { from: 6, zh: '上午', en: 'in the morning' },
  { from: 12, zh: '中午', en: 'at noon' },
  { from: 14, zh: '下午', en: 'in the afternoon' },
  { from: 18, zh: '晚上', en: 'in the evening' },
] as const

/** When somebody wrote, where the minute is no matter: 11月26日下午; English: 26 November in the afternoon. */
export function dayPart(instant: Temporal.Instant, { timezone, language }: Telling): string {
  const local = instant.toZonedDateTimeISO(timezone)
  const { zh, en } = PARTS.findLast(({ from }) => from <= local.hour) ?? PARTS[0]
  if (language === 'en') return `${english(local)} ${en}`
  return `${local.month}月${local.day}日${zh}`
}

/** The day on which a letter is written: 2026年9月28日; English: 28 September 2026. */
export function writtenDay(date: Temporal.PlainDate, language: Language): string {
  if (language === 'en') return `${english(date)} ${date.year}`
  return `${date.year}年${date.month}月${date.day}日`
}

/** 18时 as in a subject; English: 18:00; '' for a day that ends with itself. */
export function writtenTime(instant: Temporal.Instant, { timezone, language }: Telling): string {
  const local = instant.toZonedDateTimeISO(timezone)
  return local.hour === 23 && local.minute === 59 ? '' : clock(local, language)
}

function english(date: Temporal.PlainDate | Temporal.ZonedDateTime): string {
  return `${date.day} ${date.toLocaleString('en-GB', { month: 'long' })}`
}

/** As official papers write it (GB/T 15835): 18时, 9时5分; English: 18:00, 09:05. */
function clock({ hour, minute }: { hour: number; minute: number }, language: Language): string {
  if (language === 'zh-CN') return minute === 0 ? `${hour}时` : `${hour}时${minute}分`
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** 1024-based: "48 KB", "3.2 MB". */
export function writtenSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const steps = ['KB', 'MB', 'GB']
  let value = bytes / 1024
  let step = 0
  while (Math.round(value) >= 1024 && step < steps.length - 1) {
    value /= 1024
    step += 1
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${steps[step]}`
}

/** A long name with its middle left out: whoever wrote it knows it by its beginning and its end. */
export function shortName(name: string, length = 60): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  if (characters.length <= length) return name
  const end = Math.floor(length / 3)
  return `${characters.slice(0, length - end - 1).join('')}…${characters.slice(-end).join('')}`
}

/** What things of a kind are counted in: 3张, 2份, 1个. */
export function measureWord(kinds: readonly string[]): string {
  if (kinds.includes('image')) return '张'
  return kinds.some(kind => COUNTED_AS_COPIES.has(kind)) ? '份' : '个'
}

const COUNTED_AS_COPIES: ReadonlySet<string> = new Set(['document', 'sheet', 'slides', 'message', 'page'])
