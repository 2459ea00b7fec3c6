// Words and numbers as letters write them. Pure.
import type { Language } from '../config/configuration.ts'

/** 2026年9月28日18时, 2026年9月28日18时30分; a day that ends with itself is a day: 2026年9月28日. English: 28 September 2026, 18:00. */
export function writtenMoment(instant: Temporal.Instant, zone: string, language: Language): string {
  const local = instant.toZonedDateTimeISO(zone)
  const wholeDay = local.hour === 23 && local.minute === 59
  if (language === 'zh-CN') {
    const day = `${local.year}年${local.month}月${local.day}日`
    if (wholeDay) return day
    return local.minute === 0 ? `${day}${local.hour}时` : `${day}${local.hour}时${local.minute}分`
  }
  const day = `${local.day} ${local.toLocaleString('en-GB', { month: 'long' })} ${local.year}`
  return wholeDay ? day : `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** 9月28日18时30分, for what happened lately; English: 28 September, 18:30. */
export function shortMoment(instant: Temporal.Instant, zone: string, language: Language): string {
  const local = instant.toZonedDateTimeISO(zone)
  if (language === 'zh-CN')
    return `${local.month}月${local.day}日${local.hour}时${local.minute === 0 ? '' : `${local.minute}分`}`
  return `${local.day} ${local.toLocaleString('en-GB', { month: 'long' })}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** 2026年9月28日; English: 28 September 2026. */
export function writtenDay(date: Temporal.PlainDate, language: Language): string {
  return language === 'zh-CN'
    ? `${date.year}年${date.month}月${date.day}日`
    : `${date.day} ${date.toLocaleString('en-GB', { month: 'long' })} ${date.year}`
}

/** 1024-based: "48 KB", "3.2 MB". */
export function writtenSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const steps = ['KB', 'MB', 'GB']
  let value = bytes / 1024
  let step = 0
  while (value >= 1024 && step < steps.length - 1) {
    value /= 1024
    step += 1
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${steps[step]}`
}

const KINDS: Record<Language, Record<string, string>> = {
  'zh-CN': {
    document: '文档',
    sheet: '表格',
    slides: '演示文稿',
    image: '图片',
    video: '视频',
    audio: '音频',
    archive: '压缩包',
    message: '邮件',
    page: '网页',
    cloud: '网盘文件',
    other: '其他',
  },
  en: {
    document: 'document',
    sheet: 'sheet',
    slides: 'slides',
    image: 'picture',
    video: 'video',
    audio: 'audio',
    archive: 'archive',
    message: 'message',
    page: 'web page',
    cloud: 'file kept elsewhere',
    other: 'other',
  },
}

export function kindName(kind: string, language: Language): string {
  return KINDS[language][kind] ?? kind
}

/** What a unit should know of a file that cannot be used; null for notes that are only ours. */
export function noteForUnit(code: string, language: Language): string | null {
  const zh: Record<string, string> = {
    encrypted: '文件有密码，打不开，请去掉密码后重发',
    unreadable: '文件已损坏，打不开，请重发',
    empty: '文件是空的（0 字节），请重发',
    truncated: '文件不完整，请重发',
    executable: '是程序文件，未登记',
    'executable-in-disguise': '是程序文件，未登记',
    'over-limit': '压缩包过大或层数过多，未全部打开',
    infected: '查出病毒，未登记，请查杀后重发',
  }
  const en: Record<string, string> = {
    encrypted: 'it is protected by a password and could not be opened; please send it without',
    unreadable: 'it is damaged and could not be opened; please send it again',
    empty: 'it is empty (0 bytes); please send it again',
    truncated: 'it is incomplete; please send it again',
    executable: 'it is a program and was not filed',
    'executable-in-disguise': 'it is a program and was not filed',
    'over-limit': 'it is too large or too deeply nested and was not opened whole',
    infected: 'it carries a virus and was not filed',
  }
  return (language === 'zh-CN' ? zh : en)[code] ?? null
}
