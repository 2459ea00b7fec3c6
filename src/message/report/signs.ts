// What a report has, however short it is. Each sign is weak by itself: covering letters are signed and dated too. Pure.

import { englishFacts, isEnglishLead, isEnglishTitle } from './signs-english.ts'

/** What the signs are looked for in: lines as written, none blank, and the subject as sent. */
export type Written = { lines: readonly string[]; subject: string; pictures: number }

const NOUN =
  '(?:总结|小结|报告|简报|简讯|快讯|短讯|报道|通讯|新闻|新闻稿|信息稿?|汇报|情况|侧记|纪实|动态|月报|季报|台账|统计|(?:汇总|统计|情况)表)'
const ENDS_IN_NOUN = new RegExp(`${NOUN}\\s*(?:稿|（.{1,20}）|\\(.{1,20}\\)|[-—_ ].{1,16})?\\s*$`)
/** Of an answer the subject is ours, of a forward somebody else's. */
const PREFIX = /^\s*(?:re|fwd?|回复|答复|转发|回覆)\s*(?:\[\d+\])?\s*[:：]/i
const BRACKETED = new RegExp(`^\\s*[【\\[［][^】\\]］]{0,10}${NOUN}[】\\]］]`)
const POINT =
  /(?:^|[。；;：:，,\s])(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}[、是]|第[一二三四五六七八九十][，、]|\d{1,2}(?:[、)）]|[.．](?!\d))|[①-⑩])/gm
const FACT =
  /(?:\d[\d,.]*|[一二两三四五六七八九十百千万]+)(?:余|多|来)?\s*(?:场次|场|人次|人|名|次|处|份|件|条|项|起|户|家|册|本|篇|期|台|块|面|幅|具|支|只|辆|万元|元|平方米|小时|批|套|张|节|只|个(?!方面|月|工作日|部分|阶段))/g
const DATES =
  /(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|\d{4}年|\d{1,2}月|\d{1,2}[:：]\d{2}|第?[一二三四\d]季度/g
const FOLLOWS = /(?:如下|情况是)\s*[:：。]/
const DATELINE =
  /^\s*(?:[【[（(][^】\]）)]{0,10}讯[】\]）)]|本[报站网馆]讯|(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日[，,]|连日来)/
const EVENT = /举办|开展|组织|举行|召开|启动|走进|走访|看望|慰问|来到|送去|开讲|开赛|开幕|落幕|联合|邀请|迎来/
const DATE =
  '(?:\\d{4}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?|[二〇○零一三四五六七八九十]{4}年.{2,3}月.{1,3}日)'
const DATE_LINE = new RegExp(`^(?:(?<unit>\\S.{1,24}?)[\\s，,]*)?${DATE}$`)
const CREDIT = /(?:供稿|撰稿|通讯员|填报人|报告人)\s*[:：]?[^。]{0,20}[）)]?$|^[（(][^）)]{2,24}供稿[）)]$/

/** What work an office tells of, and what it only intends. */
const WORK =
  /举办|开展|组织|举行|召开|成立|落实|重视|制定|走访|看望|慰问|带领|送去|排查|整改|培训|演练|宣传|讲座|展览|检查|提高|加强/g
const INTENDED = /将(?:于|在|会|继续开展|组织)|拟(?:于|定|开展)?|计划(?:于|在|开展|组织)|准备(?:开展|组织|举办)/

/** Names of the signs that hold. */
export function signsOf(written: Written): string[] {
  return SIGNS.filter(({ holds }) => holds(written)).map(({ sign }) => sign)
}

const SIGNS: readonly { sign: string; holds(written: Written): boolean }[] = [
  { sign: 'title', holds: ({ lines, subject }) => isTitled(subject) || lines.slice(0, 3).some(isTitle) },
  { sign: 'numbering', holds: ({ lines }) => (lines.join('\n').match(POINT)?.length ?? 0) >= 3 },
  { sign: 'facts', holds: ({ lines }) => factsIn(lines.join('\n')) >= 3 },
  { sign: 'account', holds: ({ lines }) => isAccount(lines.join('\n')) },
  { sign: 'follows', holds: ({ lines }) => FOLLOWS.test(lines.slice(0, 4).join('\n')) },
  { sign: 'dateline', holds: ({ lines }) => lines.slice(0, 4).some(line => isLead(line) || isEnglishLead(line)) },
  { sign: 'sign-off', holds: ({ lines }) => isSigned(lines) },
  { sign: 'table', holds: ({ lines }) => filledRows(lines) >= 3 },
  // Pictures between or below the paragraphs of an account; a person who only sends photos writes no paragraph.
  { sign: 'illustrated', holds: ({ lines, pictures }) => pictures > 0 && lines.some(line => line.length >= 50) },
]

/** True for a subject that is a report's title; the prefix of an answer or a forward makes it somebody else's. */
export function isTitled(subject: string): boolean {
  return !PREFIX.test(subject) && (ENDS_IN_NOUN.test(subject.trim()) || isEnglishTitle(subject.trim()))
}

/** Figures of what was done, dates left out. */
function factsIn(text: string): number {
  return (text.replace(DATES, ' ').match(FACT)?.length ?? 0) + englishFacts(text)
}

/** Three kinds of work told of in two sentences; figures or none. */
function isAccount(text: string): boolean {
  return !INTENDED.test(text) && (text.match(/[。；;]/g)?.length ?? 0) >= 2 && new Set(text.match(WORK)).size >= 3
}

function isTitle(line: string): boolean {
  if (isEnglishTitle(line)) return true
  return BRACKETED.test(line) || (line.length <= 40 && !/[：:，,。；;\t]/.test(line) && ENDS_IN_NOUN.test(line))
}

/** "9月20日，…馆举办…": when and what in one long sentence. */
function isLead(line: string): boolean {
  return line.length >= 35 && DATELINE.test(line) && EVENT.test(line)
}

/** Unit and date below everything, or who wrote it. */
function isSigned(lines: readonly string[]): boolean {
  const last = lines.slice(-3)
  if (last.some(line => CREDIT.test(line))) return true
  return last.some((line, at) => {
    const found = DATE_LINE.exec(line)
    if (!found) return false
    const unit = found.groups?.['unit'] ?? last[at - 1] ?? last[at + 1] ?? ''
    return unit.length >= 3 && unit.length <= 30 && !/[。；;：:\t]/.test(unit)
  })
}

/** Rows of a table that hold a figure beside something else; an empty form has none. Telephone numbers are no figures. */
function filledRows(lines: readonly string[]): number {
  return lines.filter(line => {
    const cells = line.split('\t').map(cell => cell.trim())
    const filled = cells.filter(cell => cell !== '')
    // The first column often only counts the rows.
    return (
      filled.length >= 2 && cells.slice(1).some(cell => /^\d{1,6}(?:\.\d+)?\s*[%％\p{Script=Han}]{0,3}$/u.test(cell))
    )
  }).length
}
