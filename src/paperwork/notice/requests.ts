// Where a notice asks for material: sentences that say to send, and the lists that they announce. Pure.
import { datesIn, type WrittenDay } from './dates.ts'
import { type Mention, mentionsIn } from './material-words.ts'
import { NIL } from './nil-return.ts'
import { isItem, type Paragraph, type Sentence, withoutNumber } from './paragraphs.ts'

/** A sentence or entry in which material is asked for, with the deadlines in it. */
export type Request = {
  source: string
  plain: string
  mentions: readonly Mention[]
  deadlines: readonly WrittenDay[]
  /** The sentence that announced this entry. */
  announcedBy: Request | null
}

const OFFICE = '(?:科|股|处|室|办|局|中心|部|委|组|馆|会|校|院|站|所)'
const SENDING = new RegExp(
  `报送|上报|报至|报到(?!处)|呈报|提交|发送|发至|发到|发往|反馈|递交|交至|交到|送交|送至|寄送|寄至|投稿|报备|汇总报|(?<![海简通汇情喜申晚])报(?![告道名纸刊])(?=[\\p{Script=Han}]{0,12}${OFFICE})|交(?=[\\p{Script=Han}]{2,8}${OFFICE})|submi|\\bsend|e-?mail|\\breturn\\b|forward|hand in`,
  'iu',
)
/** What the sender of the notice does himself, and what nobody has to do. */
const NOT_ASKED =
  /(?:我|本)(?:局|办|科|委|校|部|中心|馆|厅|院|县|市|区|会|处)[^,。;]{0,12}(?:将|拟)|将[^,。;]{0,6}(?:择优|统一|汇总|通报)|不再|无需|无须|不需|不必|请勿|不得|严禁|no need|do not/
const UNDER =
  /(?:报送|提交|上报|申报|征集|提供|所需|需报|参评)(?:的)?(?:材料|内容|资料|要求|方式|事项|办法|时间)|材料(?:要求|清单|报送|内容|组成|提交)|成果(?:报送|提交|要求)|作品(?:要求|报送|提交)|materials|what to (?:send|submit)|submission/i
/** 报名, online forms and payments have deadlines of their own. */
const ELSEWHERE = /报名(?!表)|注册|登录|登陆|网上填报|平台填报|系统填报|在线填报|缴费|上网填报|register online/i
const BEHIND = /^\s*(?:\([^)]*\))?(?:之前|以前|前|止|截止|为止|为限|内)/
const BEFORE =
  /(?:截至|截止(?:时间|日期)?(?:为|是|到|至)?|截稿(?:时间|日期)?|最迟|不晚于|不迟于|至迟|即日起(?:至|到)|报送时间|提交时间|报送期限|时限|期限)[^\d。;]{0,10}$/
const BY = /\b(?:by|before|than|due|deadline|until|closing date)\b[\x20-\x7e]{0,45}$/i

/** Every request, in order. Annexes are read too: they often hold the list. */
export function requestsIn(paragraphs: readonly Paragraph[]): Request[] {
  const requests: Request[] = []
  let announcer: Request | null = null
  let table = false
  for (const paragraph of paragraphs) {
    const row = paragraph.plain.includes('\t')
    if (row && !table) {
      // The first row of a table says what its columns hold.
      table = /材料|报送|提交|内容/.test(paragraph.plain) && /时间|时限|要求|期限|截止|数量|格式/.test(paragraph.plain)
      if (table) continue
    } else if (!row) table = false
    const underHeading = UNDER.test(paragraph.heading) && !ELSEWHERE.test(paragraph.heading)
    const listed = isItem(paragraph) || (announcer !== null && row)
    if (announcer !== null && !listed) announcer = null
    const within = announcer
    for (const sentence of paragraph.sentences) {
      const asked = within !== null || table || underHeading || SENDING.test(sentence.plain)
      const request = asked ? requestOf(sentence, within, isItem(paragraph)) : null
      if (request !== null) requests.push(request)
    }
    // 请报送下列材料： announces the entries below it.
    if (
      paragraph.plain.endsWith(':') &&
      !isItem(paragraph) &&
      (SENDING.test(paragraph.plain) || /征集|提供|材料|资料|如下内容|以下内容/.test(paragraph.plain) || underHeading)
    ) {
      const last = paragraph.sentences.at(-1) ?? paragraph
      announcer = requests.find(request => request.source === last.text) ?? {
        source: last.text,
        plain: last.plain,
        mentions: [],
        deadlines: [],
        announcedBy: null,
      }
    }
  }
  return requests
}

function requestOf(sentence: Sentence, announcedBy: Request | null, isEntry: boolean): Request | null {
  const plain = withoutRefusals(isEntry ? withoutNumber(sentence.plain) : sentence.plain)
  const mentions = NIL.test(plain) ? [] : mentionsIn(plain)
  const elsewhere = ELSEWHERE.test(plain) && mentions.length === 0
  const deadlines = elsewhere ? [] : deadlinesIn(plain)
  if (mentions.length === 0 && deadlines.length === 0) return null
  return { source: sentence.text, plain, mentions, deadlines, announcedBy }
}

/** Clauses that ask for nothing are blanked, so that places in the sentence stay. */
function withoutRefusals(plain: string): string {
  return plain.replace(/[^,;。]+/g, clause => (NOT_ASKED.test(clause) ? ' '.repeat(clause.length) : clause))
}

/** Dates that something is due by. */
export function deadlinesIn(plain: string): WrittenDay[] {
  return datesIn(plain).filter(({ at, end, text, days }) => {
    const before = plain.slice(0, at)
    const after = plain.slice(end)
    // 9月16日至9月24日前: the first day of a span is no deadline.
    if (/^\s*(?:至|到|-|—|–|~)/.test(after)) return false
    if (days.length === 0 && /结束|完成/.test(text)) return true
    return BEHIND.test(after) || BEFORE.test(before) || BY.test(before)
  })
}
