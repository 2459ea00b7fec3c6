// Tells a report from a covering letter, a question and a promise, by how offices write. Pure.
import type { Line } from '../body/line.ts'
import { withoutCourtesy } from './courtesy.ts'
import { isTitled, signsOf } from './signs.ts'
import { speech } from './speaks-to-office.ts'

/**
 * What the text came with. `documents`: files that may be the report; then the text must show more to be one of its own.
 * `files`: whatever a person sent along, pictures too; `subject`: as sent, often the only title of a short report.
 */
export type Company = { documents: number; files: number; subject: string }

/** "一、", "（二）", "3.", "第一，", "1、": headings and numbered points. */
const HEADING =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s*[、.．](?!\d)|第[一二三四五六七八九十]{1,3}[，、部章条]|[IVX]{1,4}\.|\d{1,2}\)\s)/
const TITLE =
  /(?:总结|小结|方案|报告|简报|简讯|报道|通讯|新闻稿?|信息|情况|汇报|计划|纪实|材料|侧记|动态|summary|report|plan|newsletter|press release)(?:\s*[（(【][^）)】]{0,20}[）)】])?\s*$/i
const COVERING =
  /请(?:您|领导)?(?:查收|审阅|查阅|审核|过目|接收)|见附件|附件(?:是|为|中|里|如下)|已?(?:随信|随邮件)附|现(?:将|把).{0,60}(?:报送|发送|发给|上报|报上|报来)(?![^。\n]{0,4}如下)|发(?:给|送)?(?:您|你|贵)|please find|attached|enclosed/i
const ASKING = /[?？]\s*$|请问|能否|可否|是否可以|怎么|如何(?:报|填|写|提交)|盼(?:复|回复)|could you|would you|can we/im
const PROMISING =
  /(?:稍后|晚些|随后|明天|后天|下周|近日|尽快|整理好后|完成后|过后)[^。\n]{0,20}(?:报送|发送|发给|补报|补交|上报|再报|再发|提交)|will (?:send|submit)/i
/** A statement that there is nothing to report is a report (零报告). */
const NIL =
  /零报告|零上报|(?:本|我)(?:单位|馆|科|局|院|所|校|中心|部门|处|队|区|县|镇|街道|公司|景区|酒店|支队)[^。\n]{0,30}(?:无相关|没有相关|未(?:组织|举办|开展|安排)|无此类|没有(?:组织|举办|开展)|无(?:此项|该项)?(?:活动|内容|情况|材料))|nothing to report|nil return/i

/** 之前报的零报告作废. */
const TAKEN_BACK = /作废|撤[销回]|取消|不算|有误|以.{0,8}为准/
/** The material is there, only not in this mail's files. */
const ELSEWHERE = /https?:\/\/|网盘|见附件/i

/**
 * What is counted in a text. `whole`: its weight, announcing lines and all; `written`: its lines but for greetings; `told`: lines
 * of more than one sentence, and paragraphs, as no list of files has them.
 */
type Measure = {
  whole: number
  written: readonly string[]
  length: number
  headings: number
  told: number
  paragraphs: number
  pictures: number
  links: number
  hasTitle: boolean
  text: string
}

/**
 * Verdict on the lines that the sender wrote now, or that somebody wrote whose mail he passes on. That there is nothing to
 * report must be said by the sender himself.
 */
export function looksLikeReport(lines: readonly Line[], company: Company, whose: 'own' | 'forwarded' = 'own'): boolean {
  const measure = measured(lines)
  if (whose === 'forwarded' && NIL.test(measure.text)) return false
  return isNil(measure, company) || isLong(measure, company) || isShort(measure, company)
}

/** True where the text, or the subject above it, calls itself a report. */
export function namesItself(written: readonly string[], subject: string): boolean {
  return titleOf(written.filter(line => !GREETING.test(line))) !== undefined || isTitled(subject)
}

/** By the form of a paper: title, headings, paragraphs, pictures between them. */
function isLong(measure: Measure, company: Company): boolean {
  const { length, headings, told, paragraphs, pictures, links, hasTitle, text } = measure
  if (length < 120) return false
  if (ASKING.test(text) && headings < 3 && length < 600) return false
  if (COVERING.test(text) && length < 250 && headings < 3) return false
  if (PROMISING.test(text) && length < 300) return false
  const narrative = paragraphs >= 2 ? 1 : 0
  // "以上，请审阅。" below four points is how a report ends; below a list of files it is how a covering letter does.
  const isCovering = COVERING.test(headings >= 3 && told >= 3 && links === 0 ? withoutCourtesy(text) : text)
  const score =
    (hasTitle ? 2 : 0) +
    Math.min(headings, 3) +
    Math.min(pictures, 2) * narrative +
    narrative +
    (length >= 300 ? 1 : 0) +
    (length >= 800 ? 1 : 0) -
    (isCovering ? 2 : 0)
  return score >= (company.documents > 0 ? 6 : 3)
}

/** Shorter texts than this tell nothing of what was done, and a table of three rows says as much in fewer letters. */
const SHORTEST = 60
const SHORTEST_TABLE = 40

/**
 * What small stations and guesthouses type into the mail, often on a phone: two independent signs of a report, and not a word
 * to the office. A wrong yes may be accepted without a person, so any doubt is a no. Seen in practice: test mails 184 to 188.
 */
function isShort({ whole, written, pictures, links }: Measure, { documents, subject }: Company): boolean {
  // Links are the material: a list of them, numbered, is no report.
  if (links > 0 || documents > 0 || whole < SHORTEST_TABLE || whole >= 400) return false
  const signs = signsOf({ lines: written, subject, pictures })
  // "以上，请审阅。" below a title and points with figures is how a report ends.
  const isFull = ['title', 'numbering', 'facts'].every(sign => signs.includes(sign))
  if (speech(isFull ? withoutCourtesy(written.join('\n')).split('\n') : written) !== null) return false
  // A last "谢谢！" makes it half a letter.
  const wanted = THANKED.test(written.at(-1) ?? '') ? 3 : 2
  // Any official letter has a title, "如下" and a sign-off: something must be told as well.
  const tells = signs.some(sign => TELLING.has(sign))
  return tells && signs.length >= wanted && (whole >= SHORTEST || signs.includes('table'))
}

const TELLING: ReadonlySet<string> = new Set(['numbering', 'facts', 'dateline', 'table', 'account'])
const THANKED = /^.{0,2}谢.{0,3}$/

/** Short, nothing along that it could be the covering sentence of, no question, and nothing taken back (test mail 189). */
function isNil({ text, length }: Measure, { files }: Company): boolean {
  return (
    files === 0 &&
    length > 0 &&
    length < 400 &&
    NIL.test(text) &&
    ![ASKING, PROMISING, TAKEN_BACK, ELSEWHERE].some(pattern => pattern.test(text))
  )
}

function measured(lines: readonly Line[]): Measure {
  const written = lines.map(({ text }) => text.trim()).filter(text => text !== '')
  const text = written.join('\n')
  const body = written.filter(line => !GREETING.test(line))
  const prose = body.filter(line => weight(line) >= 40)
  const pictures = lines.reduce((sum, line) => sum + line.pictures.filter(isLarge).length, 0)
  return {
    whole: weight(written.join('')),
    written: written.filter(line => !SALUTATION.test(line)),
    length: weight(body.join('')),
    headings: body.filter(line => HEADING.test(line)).length,
    told: body.filter(line => /[。；;].{6}/.test(line) || (!HEADING.test(line) && weight(line) >= 40)).length,
    paragraphs: prose.length,
    pictures,
    links: lines.reduce((sum, line) => sum + line.links.length, 0),
    hasTitle: titleOf(body) !== undefined && body.length > 2,
    text,
  }
}

function titleOf(body: readonly string[]): string | undefined {
  return body
    .slice(0, 3)
    .find(line => line.length <= 60 && TITLE.test(line) && !/[：:，,。；;]$/.test(line) && !COVERING.test(line))
}

/** Whom it is to, and how they are greeted; unlike "情况如下：" no part of a report. */
const SALUTATION =
  /^(?:尊敬的.{0,20}|各位.{0,12}|.{0,16}(?:局|科|处|办|办公室|中心|部|单位|组委会))[：:]$|^.{0,12}(?:[您你]好|领导好|老师好)[：:，,！!。]?$|^(?:此致|敬礼)[！!]?$/

const GREETING =
  /^(?:尊敬的|各位|您好|你好|敬礼|此致|dear|hello|hi|best regards|thanks|谢谢)|[:：]\s*$|^.{0,12}(?:您好|你好|同志|老师|领导)[：:，,！!。]?$/i

/** Characters as a Chinese reader counts them: an English word weighs two. */
function weight(text: string): number {
  const words = text.match(/[A-Za-z0-9]+/g) ?? []
  return text.replace(/[A-Za-z0-9\s]+/g, '').length + words.length * 2
}

function isLarge({ width, height }: { width: number | null; height: number | null }): boolean {
  return (width ?? 1_000) >= 100 && (height ?? 1_000) >= 60
}
