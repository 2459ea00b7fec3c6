// Files and links of a message in the words of the command line.
import type { Language } from '../config/configuration.ts'
import type { Kind } from '../files/kind.ts'

const KINDS: Record<Kind, string> = {
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
}

export function kindName(kind: Kind, language: Language): string {
  return language === 'zh-CN' ? KINDS[kind] : kind
}

/** A link to a cloud or a page. */
export function linkName(kind: string, language: Language): string {
  if (language !== 'zh-CN') return kind
  return kind === 'cloud' ? '网盘' : '网页'
}

/** The report that was written into the body itself has a path, but no name that its sender knows. */
export function pathName(path: string, isBody: boolean, language: Language): string {
  if (!isBody) return path
  return language === 'zh-CN' ? '正文' : 'the text'
}
