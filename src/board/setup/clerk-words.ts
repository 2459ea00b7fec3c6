// What the campaign's file writes in the program's words, as people write it: kinds of files by their names, days as
// figures. What the form does not know it leaves as it is, for the checker to speak of.
import { type Kind, KINDS } from '../../files/kind.ts'

const KIND_NAMES: Record<Kind, string> = {
  document: '文档',
  sheet: '表格',
  slides: '演示文稿',
  image: '图片',
  video: '视频',
  audio: '音频',
  archive: '压缩包',
  message: '邮件',
  page: '网页链接',
  cloud: '网盘链接',
  other: '其他',
}

const SEPARATORS = /[\s,，、;；]+/

/** The names of all kinds. */
export function kindNames(): string {
  return KINDS.map(kind => KIND_NAMES[kind]).join('、')
}

/** document, page → 文档、网页链接. */
export function kindsAsNames(kinds: string): string {
  return wordsOf(kinds)
    .map(word => KIND_NAMES[word as Kind] ?? word)
    .join('、')
}

/** 文档、网页链接, or the words of the file → document, page. */
export function kindsFromNames(names: string): string {
  return wordsOf(names)
    .map(word => KINDS.find(kind => KIND_NAMES[kind] === word) ?? word)
    .join(', ')
}

/** 7d, 0d → 7, 0. */
export function daysAsFigures(days: string): string {
  return wordsOf(days)
    .map(word => word.replace(/^(\d+)d$/, '$1'))
    .join(', ')
}

/** 7、0天, or the words of the file → 7d, 0d. */
export function daysFromFigures(figures: string): string {
  return wordsOf(figures)
    .map(word => word.replace(/^(\d+)天?$/, '$1d'))
    .join(', ')
}

function wordsOf(text: string): string[] {
  return text.split(SEPARATORS).filter(word => word !== '')
}
