// What a unit should know of a file that cannot be used. Pure.
import type { Language } from '../config/configuration.ts'

const WORDS: Record<string, { zh: string; en: string }> = {
  encrypted: {
    zh: '设有密码，无法打开，请取消密码后重新发送',
    en: 'it is protected by a password; please send it again without one',
  },
  unreadable: { zh: '文件损坏，无法打开，请重新发送', en: 'it is damaged and cannot be opened; please send it again' },
  empty: { zh: '为空文件，没有内容，请重新发送', en: 'it is empty (0 bytes); please send it again' },
  truncated: { zh: '文件不完整，请重新发送', en: 'it is incomplete; please send it again' },
  executable: { zh: '属程序文件，未予登记', en: 'it is a program and was not filed' },
  'executable-in-disguise': { zh: '属程序文件，未予登记', en: 'it is a program and was not filed' },
  'over-limit': {
    zh: '过大或压缩层数过多，未能全部打开，请分开重新发送',
    en: 'it is too large or nested too deeply to be opened whole; please send its files separately',
  },
  'archive-part': {
    zh: '为分卷压缩包的一部分，未能打开，请将各分卷一并发送，或改用不分卷的压缩包',
    en: 'it is one part of a split archive; please send all parts in one mail, or an archive that is not split',
  },
  infected: { zh: '检出病毒，未予登记，请查杀后重新发送', en: 'it carries a virus and was not filed' },
}

/** Null for notes that are only ours. */
export function noteForUnit(code: string, language: Language): string | null {
  const words = WORDS[code]
  if (!words) return null
  return language === 'zh-CN' ? words.zh : words.en
}
