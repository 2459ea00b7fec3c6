// How many of a material are asked for: 不少于3张, 5张以上, 3—5张, 一个, at least three. Pure.
import { NUMBER, numberOf } from './numerals.ts'

const MEASURE = '(张|幅|个|份|篇|段|条|部|件|例|套|首|则|项)'
const AMOUNT = new RegExp(
  `(不少于|不低于|不得少于|至少|最少|不超过|不多于|最多|限报|限|≥|>=)?\\s*(${NUMBER})(?:\\s*[-—–~～至到]\\s*(${NUMBER}))?\\s*${MEASURE}(以上|左右|以内|以下|之内)?(?!工作日|字)`,
  'g',
)
const WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const ENGLISH =
  /\b(at least|no fewer than|not less than|a minimum of|up to|at most)?\s*\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?:\s*(?:-|–|to)\s*(\d{1,3}))?(?!\s*(?:%|am|pm|MB|minutes?|pages?|words|copies)|[:/.-]?\d|[:：])/gi
/** A ceiling asks for nothing. */
const CEILING = /不超过|不多于|最多|限|以内|以下|之内|up to|at most/i

/**
 * The least number that `text` (what belongs to one material) asks for; null where it does not say, 'unclear' for 10张左右.
 * `pictures`: it is of pictures; the 2张 that a report should hold are no number of reports.
 */
export function amountIn(text: string, pictures: boolean): number | 'unclear' | null {
  const versions = /(?:word|pdf|wps|电子|扫描)[^,;。]{0,16}(?:和|及|与|、|以及)[^,;。]{0,20}(?:各|均)(?:一|1)份/i.test(
    text,
  )
  if (versions) return 2
  for (const match of text.matchAll(AMOUNT)) {
    const [, lead, number = '', , measure = '', tail] = match
    // 每张, 一式三份: sizes and paper copies, no count of files. 附件1个: the number of the annex.
    if (/(?:每|单|一式|附件|第|前|大小|时长|为)\s*$/.test(text.slice(0, match.index)) && lead === undefined) continue
    if (!pictures && /[张幅]/.test(measure)) continue
    const value = numberOf(number)
    if (value === null || value === 0) continue
    // 10张左右 asks for no certain number.
    if (tail === '左右') return 'unclear'
    return CEILING.test(`${lead ?? ''}${tail ?? ''}`) ? null : value
  }
  for (const match of text.matchAll(ENGLISH)) {
    const [whole, lead, number = ''] = match
    if (
      CEILING.test(lead ?? '') ||
      /[\p{Script=Han}:.@/]$|(?:annex|attachment|no\.|page) ?$/iu.test(text.slice(0, match.index))
    )
      continue
    if (/[\p{Script=Han}]/u.test(text.slice(match.index + whole.length, match.index + whole.length + 1))) continue
    return WORDS[number.toLowerCase()] ?? Number(number)
  }
  return null
}

const WELCOME =
  /有条件|如有|若有|可附|可以附|可一并|可同时|可另|鼓励|欢迎|自愿|可选|酌情|选报|选送|optional|if (?:available|any|possible)|welcome|may (?:also )?(?:send|include|submit|attach)|where available/i

/** True where the material is welcome and not required. */
export function isWelcome(text: string): boolean {
  return WELCOME.test(text)
}
