// Where a quoted or forwarded message begins in a text: separators, header blocks, attribution lines.
import { headerBlockAt, type QuotedHeader } from './quoted-header.ts'
import type { Line } from './line.ts'
import { localDate } from './local-date.ts'
import { peopleIn } from './people.ts'

/** `either`: only who wrote to whom can tell whether it is a reply's quotation or a forward. */
export type Opening = {
  kind: 'forward' | 'reply' | 'either'
  /** First line that belongs to the opening. */
  start: number
  /** First line of the message inside. */
  body: number
  header: QuotedHeader | null
}

const FORWARD_WORDS = /转发|被转发|forward|weitergeleitet/i
const REPLY_WORDS = /回复|答复|repl(y|ied)/i
const SEPARATOR =
  /^[\s>*_=~-]*[-_=~—]{2,}[\s*]*(原始邮件(?:信息)?|原邮件|原始信件|邮件原件|回复的原邮件|回复邮件|转发的?原邮件|转发邮件信息|转发的?邮件|被转发的?邮件|original(?: message| e-?mail| appointment)?|replied message|reply message|forward(?:ed|ing)? ?(?:messages?|mail|e-?mail)?(?: from .{1,80})?|forwarded by .{1,100}|original message)[\s*:：]*[-_=~—]*[\s*]*$/i
const PHRASE =
  /^[\s>*]*(?:(?:以下|下面)(?:是|为)(?:被)?转发的?(?:邮件|原始邮件)|转发的邮件|转发邮件|begin forwarded message|anfang der weitergeleiteten nachricht)\s*[:：]\s*$/i
/** Outlook on the web, Outlook for phones, Aliyun: a line of strokes, then the header block. */
const STROKES = /^\s*[-_=*—]{5,}\s*$/

/** The opening at line `at`, if one begins there. */
export function openingAt(lines: readonly Line[], at: number, zone: string, isBoxStart: boolean): Opening | null {
  const text = lines[at]?.text ?? ''
  if (text.length > 600 || text === '') return null
  if (text.length <= 200 && (SEPARATOR.test(text) || PHRASE.test(text))) return separated(lines, at, zone)
  if (STROKES.test(text)) {
    const block = headerBlockAt(lines, nextWritten(lines, at + 1), zone, true)
    return block ? { kind: 'either', start: at, body: block.end, header: block.header } : null
  }
  const isCertain = isBoxStart || lines[at]?.rule === true
  const block = headerBlockAt(lines, at, zone, isCertain)
  if (block) return { kind: 'either', start: at, body: block.end, header: block.header }
  return attributionAt(lines, at, zone)
}

function separated(lines: readonly Line[], at: number, zone: string): Opening {
  const text = lines[at]?.text ?? ''
  const next = nextWritten(lines, at + 1)
  const block = next - at <= 5 ? headerBlockAt(lines, next, zone, true) : null
  const attribution = block ? null : attributionAt(lines, next, zone)
  const kind = FORWARD_WORDS.test(text) ? 'forward' : REPLY_WORDS.test(text) ? 'reply' : 'either'
  return {
    kind: kind === 'either' && attribution ? 'reply' : kind,
    start: at,
    body: block?.end ?? attribution?.body ?? at + 1,
    header: block?.header ?? attribution?.header ?? null,
  }
}

/** The next line that is not blank; the end where there is none. */
export function nextWritten(lines: readonly Line[], at: number): number {
  let i = at
  while (i < lines.length && lines[i]?.text.trim() === '' && lines[i]?.pictures.length === 0) i += 1
  return i
}

const WROTE = /(?:写道|写到|写道了|來信|wrote|writes|schrieb|a écrit)\s*[:：]?\s*[-—]*\s*$/i
const STARTS =
  /^[\s>*"“|]*(?:在|于|At |On |Am |Le |\d{4}[-/年.]|["“]?[^，,。:：]{0,60}?(?:<[^>]*@[^>]*>|[\w.+-]+@[\w.-]+|于\s*\d{4}))/
/** A day and a time, or an address: "《日报》写道：" in a report has neither (test mail 056). */
const EVIDENCE = /\d{1,2}\s*[:：]\s*\d{2}|@|\b(?:mon|tue|wed|thu|fri|sat|sun)/i

/** "在 2026年9月23日，张三 <a@b> 写道：", "On … wrote:", in up to four lines. */
function attributionAt(lines: readonly Line[], at: number, zone: string): Opening | null {
  const first = lines[at]?.text ?? ''
  if (first.length > 400 || !STARTS.test(first)) return null
  let whole = ''
  for (let i = at; i < Math.min(lines.length, at + 4); i += 1) {
    const text = lines[i]?.text ?? ''
    if (i > at && text.trim() === '') return null
    whole += (whole === '' ? '' : ' ') + text.trim()
    if (whole.length > 500) return null
    if (!WROTE.test(whole)) continue
    const isEnglish = /(?:wrote|writes|schrieb|écrit)\s*[:：]?\s*$/i.test(whole)
    if (!EVIDENCE.test(whole) && !(isEnglish && /\d{4}/.test(whole))) return null
    return { kind: 'reply', start: at, body: i + 1, header: attributed(whole, zone) }
  }
  return null
}

function attributed(whole: string, zone: string): QuotedHeader {
  const text = whole.replace(WROTE, '')
  const sentAt = localDate(text, zone)?.toString() ?? null
  const name = text
    .replace(/^\s*(?:在|于|On|At)\s*/i, '')
    .replace(/\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?/, ' ')
    .replace(/(?:上午|下午|晚上|凌晨|中午|[AP]M)?\s*\d{1,2}[:：]\d{2}(?::\d{2})?\s*(?:[AP]M)?/i, ' ')
    .replace(/(?:星期|周)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/gi, ' ')
    .replace(/\s(?:于|在)\s*$|[（(]\s*[)）]/g, ' ')
    .replace(/^[\s,，、]+|[\s,，、]+$/g, '')
  return { from: peopleIn(name.replace(/^.*[,，]\s*(?=[^,，]*[<@])/, ''))[0] ?? null, to: [], subject: '', sentAt }
}
