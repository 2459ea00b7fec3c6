// The words with which letters that nobody needs are taken back, and how to tell them from a person's. Pure.
import type { Language } from '../../config/configuration.ts'

const WORDS = {
  /** At its last look. */
  unneeded: { 'zh-CN': '发出前已不需要', en: 'no longer needed when it was to go' },
  /** While it waited. */
  outdated: { 'zh-CN': '已不需要，或已过时', en: 'no longer needed, or too late' },
} as const

/** Why a letter is taken back, for the record. */
export function needless(why: keyof typeof WORDS, language: Language): string {
  return WORDS[why][language]
}

/** True where the program took a letter back, not a person: then it goes after all where it is needed again. */
export function wasNeedless(because: string | null): boolean {
  return Object.values(WORDS).some(words => Object.values(words).some(word => word === because))
}
