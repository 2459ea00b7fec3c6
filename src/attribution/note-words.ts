// What was noticed of a file or a message, in a clerk's words: one table for letters, board, command line and reasons. Pure.
import type { Language } from '../config/configuration.ts'

const WORDS: Record<string, readonly [zh: string, en: string]> = {
  // Dangers.
  infected: ['有病毒', 'infected'],
  unscanned: ['未查毒', 'not scanned for viruses'],
  executable: ['是程序', 'a program'],
  'executable-in-disguise': ['是程序，却冒充文档', 'a program under another name'],
  'double-extension': ['有两个扩展名', 'two endings in its name'],
  'name-direction': ['文件名里有改变书写方向的字符', 'characters in its name that turn the writing round'],
  macros: ['含宏', 'holds macros'],
  'active-content': ['含脚本', 'holds scripts'],
  // What cannot be read, or not whole.
  empty: ['空文件', 'empty'],
  unreadable: ['已损坏，打不开', 'damaged'],
  truncated: ['不完整', 'incomplete'],
  encrypted: ['有密码，打不开', 'protected by a password'],
  'over-limit': ['过大或层数过多，没有全部打开', 'too large or nested too deeply to be opened whole'],
  'too-large-to-read': ['过大，没有读取内容', 'too large for its text to be read'],
  'archive-part': ['是分卷压缩包的一部分', 'one part of a split archive'],
  'partial-message': ['是拆开寄的邮件的一部分', 'one part of a message sent in pieces'],
  'external-body': ['内容不在邮件里', 'its content is elsewhere'],
  'resource-fork': ['苹果电脑的附属文件', 'a companion file of a Macintosh'],
  'body-cut': ['正文过长，只读了前一部分', 'the text is too long; only its start was read'],
  // What is not what it is called.
  'name-type-disagrees': ['扩展名与内容不符', 'ending and content disagree'],
  'declared-type-disagrees': ['邮件写明的类型与内容不符', 'declared type and content disagree'],
  'other-format': ['实际是另一种格式', 'in fact of another format'],
  'smime-signed': ['装在数字签名里', 'wrapped in a digital signature'],
  'bytes-before': ['前面多了别的内容', 'something stands before it'],
  'text-again': ['是正文的另一种格式', 'the text in another form'],
  // What its mail program did to it.
  'undeclared-base64': ['邮件没有写明编码，已解码', 'its encoding was not declared; decoded'],
  'unknown-encoding': ['邮件用了不认识的编码，原样保存', 'an unknown encoding; kept as it is'],
  'not-base64': ['邮件写明的编码不对，原样保存', 'not in the declared encoding; kept as it is'],
  'damaged-base64': ['传输中有损坏', 'damaged on its way'],
  'text-after-base64': ['后面有多余的文字，已去掉', 'text behind its end was left out'],
  'boundary-repaired': ['邮件格式有误，已修复', 'the message was malformed, and mended'],
  'no-parts': ['邮件格式有误，按正文读取', 'the message was malformed, and read as text'],
  'report-forwarded': ['转发的正文就是材料', 'the report is the text passed on'],
  // What its link led to.
  fetched: ['从链接下载', 'fetched from its link'],
  'not-fetched': ['链接没有下载成功', 'its link could not be fetched'],
}

/** Every code that has words. */
export const WORDED: readonly string[] = Object.keys(WORDS)

/** A note's code in words; a code that has none is shown as it is rather than nothing. */
export function noteName(code: string, language: Language): string {
  return WORDS[code]?.[language === 'zh-CN' ? 0 : 1] ?? code
}
