// What a unit should know of a file that cannot be used. Pure.
import type { Language } from '../config/configuration.ts'

const WORDS: Record<string, { zh: string; en: string }> = {
  encrypted: {
    zh: '有密码，打不开，请去掉密码后重发',
    en: 'it is protected by a password; please send it again without one',
  },
  unreadable: { zh: '已损坏，打不开，请重发', en: 'it is damaged and cannot be opened; please send it again' },
  empty: { zh: '是空文件（0 字节），请重发', en: 'it is empty (0 bytes); please send it again' },
  truncated: { zh: '不完整，请重发', en: 'it is incomplete; please send it again' },
  executable: { zh: '是程序文件，未登记', en: 'it is a program and was not filed' },
  'executable-in-disguise': { zh: '是程序文件，未登记', en: 'it is a program and was not filed' },
  'over-limit': {
    zh: '过大或层数过多，未能全部打开，请分开重发',
    en: 'it is too large or nested too deeply to be opened whole; please send its files separately',
  },
  infected: { zh: '带有病毒，未登记，请查杀后重发', en: 'it carries a virus and was not filed' },
}

/** Null for notes that are only ours. */
export function noteForUnit(code: string, language: Language): string | null {
  const words = WORDS[code]
  if (!words) return null
  return language === 'zh-CN' ? words.zh : words.en
}
