// The name of a file kept elsewhere: in its link, or in words beside it. Pure.
import { strictly } from '../../files/text/strictly.ts'
import { utf8Text } from '../../files/text/utf8.ts'
import { BLANK } from './written.ts'

const LONGEST = 300
/** What links are labelled that do not name the file. */
const GENERIC =
  /^(?:\W*(?:点击|点此|请|立即|直接|进入|前往|查看|打开|复制)*(?:下载|下载页面|进入下载页面|链接|这里|此处|查看|打开|保存|预览|在线预览|download|view|open|here|click here|link|url)\W*)+$/i
const ADDRESS = /https?[:：]|^(?:www\.|[\w.-]{1,80}\.[a-z]{2,6}\/)/i
/** Bullets and commas before a name are none of it; digits are: "2026年科普日.mp4", "01 开幕式.mp4" (test mail 210). */
const SIZED =
  /^[\s·•●◆■*,，;；、\ufffc-]{0,20}(\S.{0,200}?\.[A-Za-z0-9]{1,5})\s{0,5}[(（\t ]\s{0,5}\d{1,7}(?:\.\d{1,4})?\s?(?:[KMGT]|B(?![A-Za-z])|字节)/im
const SHARED = /(?:分享的?(?:文件|了)?|文件名?|名称)\s{0,3}[:：]?\s{0,3}[「《【"“]([^」》】"”\n]{1,200})[」》】"”]/
const ANNOUNCED = /(?:分享的文件|文件名称?)\s{0,3}[:：]\s{0,3}([^\n\ufffc]{1,150}?)\s{0,5}(?:$|链接|\ufffc)/m
/** "1. " before a name in a list of a person's making; programs make none, and "1、方案.docx" is what files are called. */
const LIST_NUMBER = /^\d{1,2}[.)]\s{1,3}|^[(（]\d{1,2}[)）]\s{0,3}/
const MADE_BY_PROGRAM = /到期|无限期|过期\)/
const LABEL = /^(?:附件|文件名?|名称|视频|照片|图片|材料)\d{0,2}\s?[:：]\s{0,3}/

/** The name that a link's own words or its address's title tell. */
export function nameOf(url: URL, label: string): string | null {
  const own = label.trim()
  if (own !== '' && !GENERIC.test(own) && !ADDRESS.test(own)) return own.slice(0, LONGEST)
  return title(url)
}

/** The name that stands before a size, or that a netdisk quotes, in `text` without links. */
export function nameIn(text: string): string | null {
  const sized = SIZED.exec(text)
  if (sized?.[1]) {
    const line = text.slice(sized.index, sized.index + 400)
    const bare = sized[1].replaceAll(BLANK, '').replace(LABEL, '')
    return MADE_BY_PROGRAM.test(line) ? bare : bare.replace(LIST_NUMBER, '')
  }
  return SHARED.exec(text)?.[1] ?? ANNOUNCED.exec(text)?.[1] ?? null
}

/** The last part of a path that ends like a file. */
export function nameInPath(url: URL): string | null {
  const last = unescapedText(url.pathname.split('/').at(-1) ?? '')
  return /\.[A-Za-z0-9]{2,5}$/.test(last) && !/\.(html?|php|action|aspx?|jsp|do|cgi)$/i.test(last) ? last : null
}

function title(url: URL): string | null {
  const raw = /[?&](?:title|file_?name|fname)=([^&#]{1,2000})/i.exec(url.search)?.[1]
  if (raw === undefined) return null
  const once = unescapedText(raw.replaceAll('+', ' '))
  // Escaped twice by gates on the way.
  return (/^(?:[^%]{0,300}%[0-9A-F]{2}){3}/i.test(once) ? unescapedText(once) : once).slice(0, LONGEST)
}

/** Percent escapes of UTF-8, else of GB18030: seen in practice, titles escaped in GBK (test mail 206). */
function unescapedText(text: string): string {
  if (!text.includes('%')) return text
  const pieces = text.split(/%([0-9A-Fa-f]{2})/)
  const bytes = Buffer.concat(
    pieces.map((piece, at) => (at % 2 === 1 ? Buffer.from(piece, 'hex') : Buffer.from(piece, 'utf8'))),
  )
  return utf8Text(bytes) ?? strictly(bytes, 'gb18030') ?? text
}
