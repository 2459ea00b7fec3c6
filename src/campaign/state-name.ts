// A unit's standing in a word.
import type { Language } from '../config/configuration.ts'
import type { State } from './standing.ts'

const STATES: Record<Language, Record<State, string>> = {
  'zh-CN': { complete: '齐', partial: '缺', missing: '未报', exempt: '免报', nil: '零报告' },
  en: { complete: 'complete', partial: 'partial', missing: 'missing', exempt: 'exempt', nil: 'nil return' },
}

/** A state as the tables say it. */
export function stateName(state: State, language: Language): string {
  return STATES[language][state]
}
