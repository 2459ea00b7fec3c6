// Where a notice asks for material: sentences that say to send, and the lists that they announce. Pure.
import { datesIn, type WrittenDay } from './dates.ts'
import { type Mention, mentionsIn } from './material-words.ts'
import { NIL } from './nil-return.ts'
import { isEntry, isItem, type Paragraph, type Sentence, withoutNumber } from './paragraphs.ts'

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
  `报送|上报|报至|报到(?!处)|呈报|提交|发送|发至|发到|发往|反馈|递交|交至|交到|送交|送至|寄送|寄至|投稿|报备|汇总报|(?:并|另|随|须|需)附|附上|征集|(?<![海简通汇情喜申晚])报(?![告道名纸刊])(?=[\\p{Script=Han}]{0,12}${OFFICE})|交(?=[\\p{Script=Han}]{2,8}${OFFICE})|submi|\\bsend|e-?mail|\\breturn\\b|forward|hand in`,
  'iu',
)
/** What the sender of the notice does himself, and what nobody has to do. */
const NOT_ASKED =
  /(?:我|本)(?:局|办|科|委|校|部|中心|馆|厅|院|县|市|区|会|处)[^,。;]{0,12}(?:将|拟)|将[^,。;]{0,6}(?:择优|统一|汇总|通报)|(?:电话|口头|短信|微信群?|QQ群?)(?:报|告知|反馈|接龙)|由[^,。;]{2,12}(?:汇总|统一|审核)|不再|无需|无须|不需|不必|请勿|不得|严禁|no need|do not/
/** What another office's paper says: 根据《关于报送案例的通知》(9月1日前报送). */
const OTHERS = /^\s*(?:根据|依据|按照|为?贯彻|为?落实)[^《]{0,20}《/
const UNDER =
  /(?:报送|提交|上报|申报|征集|提供|所需|需报|参评|推荐|归档|评选|总结)(?:的)?(?:材料|内容|资料|要求|方式|事项|办法|时间)|(?:征集|作品|参评)类别|材料(?:要求|清单|报送|内容|组成|提交)|成果(?:报送|提交|要求)|作品(?:要求|报送|提交)|materials|what to (?:send|submit)|submission/i
/** What such a heading promises is a list of material, one entry each. */
const LISTING = /(?:材料|内容|资料|清单|类别)(?: |$)/
/** 一、安全工作总结; — numbered as headings are, and an entry all the same. */
const SHORT_LINE = /^[一二三四五六七八九十]+、[^:]{2,60}[;。]$/
/** Entries that say how to send, not what. */
const MANNER = /命名|时间|截止|截稿|类别|未参加|书面说明|主题|标题|压缩|打包|逾期|联系|咨询|字体|真实|版权|知识产权/
/** 报名, online forms and payments have deadlines of their own. */
const ELSEWHERE = /报名(?!表)|注册|登录|登陆|网上填报|平台填报|系统填报|在线填报|缴费|上网填报|register online/i
const BEHIND = /^\s*(?:\([^)]*\))?(?:之前|以前|前|止|截止|为止|为限|内|各报)/
const BEFORE =
  /(?:截至|截止(?:时间|日期)?(?:为|是|到|至)?|截稿(?:时间|日期)?|最迟|不晚于|不迟于|至迟|即日起(?:至|到)|报送时间|提交时间|报送期限|时限|期限)[^\d。;]{0,10}$/
const BY = /\b(?:by|before|than|due|deadline|until|closing date)\b[\x20-\x7e]{0,45}$/i

const NOTHING: Pick<Request, 'mentions' | 'deadlines' | 'announcedBy'> = {
  mentions: [],
  deadlines: [],
  announcedBy: null,
}

/** Every request, in order, and entries of lists of material that name nothing known: without mentions and deadlines. Annexes are read too: they often hold the list. */
export function requestsIn(paragraphs: readonly Paragraph[]): Request[] {
  const requests: Request[] = []
  let announcer: Request | null = null
  let table = false
  for (const paragraph of withoutAnnexList(paragraphs)) {
    const row = paragraph.plain.includes('\t')
    if (row && !table) {
      // The first row of a table says what its columns hold.
      table = /材料|报送|提交|内容/.test(paragraph.plain) && /时间|时限|要求|期限|截止|数量|格式/.test(paragraph.plain)
      if (table) continue
    } else if (!row) table = false
    const underHeading = UNDER.test(paragraph.heading) && !ELSEWHERE.test(paragraph.heading)
    const listed = isEntry(paragraph) || (announcer !== null && (row || SHORT_LINE.test(paragraph.plain)))
    if (announcer !== null && !listed) announcer = null
    const within = announcer
    const before = requests.length
    for (const sentence of paragraph.sentences) {
      const asked = within !== null || table || underHeading || SENDING.test(sentence.plain)
      const request = asked ? requestOf(sentence, within, isEntry(paragraph)) : null
      if (request !== null) requests.push(request)
    }
    const promised = within !== null || (underHeading && LISTING.test(paragraph.heading))
    const isNamed = requests.slice(before).some(request => request.mentions.length > 0)
    if (promised && !isNamed && isEntry(paragraph) && !MANNER.test(paragraph.plain))
      requests.push({ ...NOTHING, source: paragraph.text, plain: paragraph.plain })
    // 请报送下列材料： announces the entries below it.
    if (
      paragraph.plain.endsWith(':') &&
      !isItem(paragraph) &&
      (SENDING.test(paragraph.plain) ||
        /征集|提供|材料|资料|如下内容|以下内容|要求如下/.test(paragraph.plain) ||
        underHeading)
    ) {
      const last = paragraph.sentences.at(-1) ?? paragraph
      announcer = requests.find(request => request.source === last.text) ?? {
        ...NOTHING,
        source: last.text,
        plain: last.plain,
      }
    }
  }
  return requests
}

/** The list of annexes below the text repeats names, and asks for nothing. */
function withoutAnnexList(paragraphs: readonly Paragraph[]): Paragraph[] {
  let inList = false
  return paragraphs.filter(({ plain }) => {
    inList = /^附件?\s*:\s*\S/.test(plain) || (inList && /^\d/.test(plain))
    return !inList
  })
}

function requestOf(sentence: Sentence, announcedBy: Request | null, numbered: boolean): Request | null {
  const plain = withoutRefusals(numbered ? withoutNumber(sentence.plain) : sentence.plain)
  const mentions = NIL.test(plain) ? [] : mentionsIn(plain)
  const elsewhere = ELSEWHERE.test(plain) && mentions.length === 0
  const deadlines = elsewhere ? [] : deadlinesIn(plain)
  if (mentions.length === 0 && deadlines.length === 0) return null
  return { source: sentence.text, plain, mentions, deadlines, announcedBy }
}

/** Clauses that ask for nothing are blanked, so that places in the sentence stay. */
function withoutRefusals(plain: string): string {
  return plain.replace(/[^,;。]+/g, clause =>
    NOT_ASKED.test(clause) || isOthers(clause) ? ' '.repeat(clause.length) : clause,
  )
}

/** 按照《通知》要求于9月1日前报送 says what the other paper asks, and then asks itself. */
function isOthers(clause: string): boolean {
  return OTHERS.test(clause) && datesIn(clause.replaceAll(/《[^》]*》|\([^)]*\)/g, '')).length === 0
}

/** Dates that something is due by. */
export function deadlinesIn(plain: string): WrittenDay[] {
  const all = datesIn(plain)
  const isDeadline = ({ at, end, text, days }: WrittenDay, index: number): boolean => {
    const before = plain.slice(0, at)
    const after = plain.slice(end)
    // 9月16日至9月24日前: the first day of a span is no deadline.
    if (/^\s*(?:至|到|-|—|–|~)/.test(after)) return false
    if (days.length === 0 && /结束|完成/.test(text)) return true
    // 12月4日、12月8日各报一次: what is said of the last is said of all.
    const next = all[index + 1]
    if (next !== undefined && /^[、和及]$/.test(plain.slice(end, next.at))) return isDeadline(next, index + 1)
    return BEHIND.test(after) || BEFORE.test(before) || BY.test(before)
  }
  return all.filter(isDeadline)
}
