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

const NOTES: Record<string, readonly [zh: string, en: string]> = {
  empty: ['空文件', 'empty'],
  unreadable: ['已损坏，打不开', 'damaged'],
  encrypted: ['有密码，打不开', 'protected by a password'],
  truncated: ['不完整', 'incomplete'],
  executable: ['是程序', 'a program'],
  'executable-in-disguise': ['是程序，却冒充文档', 'a program under another name'],
  macros: ['含宏', 'holds macros'],
  infected: ['有病毒', 'infected'],
  unscanned: ['未查毒', 'not scanned for viruses'],
  'over-limit': ['过大或压缩层数过多，没有全部打开', 'too large or nested too deeply to be opened whole'],
  'declared-type-disagrees': ['扩展名与内容不符', 'ending and content disagree'],
  'name-type-disagrees': ['扩展名与内容不符', 'ending and content disagree'],
  'bytes-before': ['前面多了别的内容', 'something stands before it'],
  'other-format': ['实际是另一种格式', 'in fact of another format'],
  'undeclared-base64': ['邮件没有写明编码，已解码', 'its encoding was not declared; decoded'],
  'archive-part': ['分卷压缩包的一部分', 'one part of a split archive'],
  'smime-signed': ['装在数字签名里', 'wrapped in a digital signature'],
}

export function kindName(kind: Kind, language: Language): string {
  return language === 'zh-CN' ? KINDS[kind] : kind
}

/** What was noticed of a file, without the library's own words; a code that has no words is shown rather than nothing. */
export function noteName(code: string, language: Language): string {
  return NOTES[code]?.[language === 'zh-CN' ? 0 : 1] ?? code
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
