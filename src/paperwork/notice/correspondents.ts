// Whom a notice names: the address to send to, people to ask, units that are responsible. Pure.
import type { Said } from './facts.ts'
import { type Paragraph, plainOf, type Sentence, withoutNumber } from './paragraphs.ts'

const ADDRESS = /[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi
const SUBMISSION = /报送|报至|上报|提交|发送|发至|发到|发往|投稿|材料|邮箱|信箱|submi|send|e-?mail/i
const QUESTIONS = /咨询|疑问|问题|技术支持|监督|举报|投诉|question|enquir|inquir/i

/** The address for material; several where the notice leaves it open which. */
export function sendToIn(paragraphs: readonly Paragraph[]): Said<string>[] {
  const found: (Said<string> & { weight: number })[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const [address] of paragraph.plain.matchAll(ADDRESS)) {
      const before = paragraphs[index - 1]
      // 材料报送邮箱： and the address on the next line.
      const lead = before !== undefined && /[:：]$/.test(before.plain) && paragraph.plain.length < address.length + 12
      const sentence = paragraph.sentences.find(each => each.plain.includes(address)) ?? paragraph
      const context = `${lead ? (before.sentences.at(-1)?.plain ?? before.plain) : ''}${sentence.plain}`
      const clause = clauseWith(context, address)
      const weight = SUBMISSION.test(clause.replace(/电子邮箱|电子邮件|邮箱地址/g, '邮箱'))
        ? QUESTIONS.test(clause)
          ? 1
          : 2
        : QUESTIONS.test(context)
          ? 0
          : 1
      const source = lead ? `${before.sentences.at(-1)?.text ?? before.text}${paragraph.text}` : sentence.text
      found.push({ value: address.toLowerCase(), source, weight })
    }
  }
  const best = Math.max(0, ...found.map(each => each.weight))
  const chosen = found.filter(each => each.weight === best)
  const distinct = chosen.filter((each, index) => chosen.findIndex(other => other.value === each.value) === index)
  return distinct.map(({ value, source }) => ({ value, source }))
}

function clauseWith(text: string, part: string): string {
  return text.split(/[,;。]/).find(clause => clause.includes(part)) ?? text
}

const PERSON =
  /(?:联系人|联络人|联系方式|咨询(?:人|电话)?)(?:及?(?:联系)?(?:电话|方式))?\s*:\s*([^,;。:()\d\t]{1,24}?)\s*(?=[,;。()\d\t]|(?:联系)?(?:电话|手机)|$)/g
const PHONE = /(?:电话|手机|tel(?:ephone)?\.?|phone)\s*(?:号码)?\s*[:.]?\s*(\+?\d[\d -]{4,}\d)/i
const ENGLISH =
  /(?:contact|questions?[^:]{0,30}to)\s*:?\s*([A-Z][\w .'-]{2,40}?)\s*[,(;]\s*(?:tel(?:ephone)?\.?|phone)?\s*:?\s*(\+?\d[\d -]{4,}\d)/gi

/** The phone on a line of its own below the name. */
const PHONE_LINE = /^(?:联系)?电话\s*:\s*(\+?\d[\d -]{4,}\d)/
const DESK = /^\(?([\p{Script=Han}]{2,12}?)(?:联系|咨询|值班)?电话\s*:\s*(\+?\d[\d -]{4,}\d)/u

/** People or rooms to ask, with phone where it is given. */
export function contactsIn(paragraphs: readonly Paragraph[]): Said<{ name: string; phone: string }>[] {
  return paragraphs.flatMap(({ plain, text }, index) => {
    const persons = [...plain.matchAll(PERSON)]
    const chinese = persons.map((match, each) => {
      const end = persons[each + 1]?.index ?? plain.length
      const behind = plain.slice(match.index + match[0].length, end)
      const phone =
        PHONE.exec(behind)?.[1] ??
        /^[\s,()]*(\+?\d[\d -]{4,}\d)/.exec(behind)?.[1] ??
        PHONE_LINE.exec(end === plain.length ? (paragraphs[index + 1]?.plain ?? '') : '')?.[1] ??
        ''
      const below = end === plain.length ? PHONE_LINE.exec(paragraphs[index + 1]?.plain ?? '')?.[1] : undefined
      const name = (match[1] ?? '').replace(/[、\s]+$/, '')
      return { value: { name, phone: (phone || (below ?? '')).trim() }, source: text }
    })
    const english = [...plain.matchAll(ENGLISH)].map(match => ({
      value: { name: (match[1] ?? '').trim(), phone: (match[2] ?? '').trim() },
      source: text,
    }))
    // 医务科联系电话：0000-0000000
    const desk = persons.length > 0 ? null : DESK.exec(plain)
    if (desk && !/^(?:联系|咨询|值班|服务|监督)$/.test(desk[1] ?? ''))
      chinese.push({ value: { name: desk[1] ?? '', phone: (desk[2] ?? '').trim() }, source: text })
    return [...chinese, ...english].filter(each => each.value.name !== '')
  })
}

const ROLE =
  '(?:主要|共同|具体|第一)?(?:责任|负责|牵头|承办|配合|协办|参与|参加|协助|实施|落实|主办|完成|参会)(?:负责)?'
const BRACKETED = new RegExp(
  `${ROLE}(?:单位|科室|部门|处室|股室|学校|医院)\\s*:\\s*([^()。:]+?)(?=[)。]|;?\\s*${ROLE}(?:单位|科室|部门|处室|股室|学校|医院)|$)`,
  'g',
)
const LIST = /(?:单位|学校|医院|机构|参加|报送|任务).{0,8}(?:名单|名录|一览表|分工表|分配表)|名单$/
/** How names of units end. */
const UNIT =
  /(?:局|委|办|厅|部|处|科|股|室|馆|院|所|站|队|社|校|中学|小学|大学|学院|幼儿园|中心|公司|集团|医院|街道|镇|乡|办事处|协会|学会|联合会|委员会|景区|公园|剧团|宾馆|酒店|村|社区|园|一中|二中|三中|四中|[一二三四五六七八九十]小|[一二三四五六七八九十]中)$/
/** Names of many: nobody in particular. */
const GENERIC =
  /^(?:各|有关|相关|所有|全体|全县|全市|全区|局属|直属|下属|所属|委属|区属|县属|市属|机关|其他|辖区|属地)|各(?:单位|科室|学校|部门|乡镇|有关|相关|县|区|街道|中小学)|^(?:单位|学校|科室|部门|名称|学校名称|单位名称|责任单位|序号)$/

/** Units that the notice names: in brackets behind a task, in the address line, in a list among the annexes. */
export function unitsIn(paragraphs: readonly Paragraph[], addressees: Said<string> | null): Said<string>[] {
  const found: Said<string>[] = []
  const add = (text: string, source: string) => {
    for (const name of namesOf(text)) if (!found.some(each => each.value === name)) found.push({ value: name, source })
  }
  // 各中小学、幼儿园: all kindergartens. What follows 各 names nobody.
  if (addressees !== null)
    for (const group of plainOf(addressees.value).split(/[,;]/)) add(namedAmong(group), addressees.source)
  let inList = false
  for (const paragraph of paragraphs) {
    for (const match of paragraph.plain.matchAll(BRACKETED))
      add(match[1] ?? '', sentenceWith(paragraph, match[1] ?? ''))
    if (/^附件?\s*\d*\s*:?$/.test(paragraph.plain)) inList = false
    else if (paragraph.plain.length <= 40 && LIST.test(paragraph.plain) && !/[。;,]/.test(paragraph.plain))
      inList = !/^附件?\s*:|^\d/.test(paragraph.plain)
    else if (inList)
      for (const cell of paragraph.plain.split('\t'))
        add(
          withoutNumber(cell)
            .replace(/^.{2,8}\(\d+[家个所]?\)\s*:?/, '')
            .replace(/^[^:]{1,8}:/, ''),
          paragraph.text,
        )
  }
  return found
}

/** 各中小学、幼儿园: what follows 各 is a kind and names nobody, unless it says whose it is (市图书馆). */
function namedAmong(group: string): string {
  const pieces = group.split('、')
  const each = pieces.findIndex(piece => piece.includes('各'))
  return pieces
    .filter((piece, index) => each < 0 || index < each || /^[市县区省州]\p{Script=Han}{2,}/u.test(piece))
    .join('、')
}

function sentenceWith(paragraph: Paragraph, part: string): string {
  return (paragraph.sentences.find((each: Sentence) => each.plain.includes(part)) ?? paragraph).text
}

/** Parted by marks alone: 和 and 与 stand inside names too (文化和旅游局), and part them only where both sides are units. */
function namesOf(text: string): string[] {
  return text.split(/[、,;]/).flatMap(piece => {
    const name = piece
      .trim()
      .replace(/等(?:单位|部门|科室|学校)?$/, '')
      .replace(/\([^)]*\)?$/, '')
    const [, one, other] = /^(.{3,}?)[和与及](.{3,})$/.exec(name) ?? []
    const parts = one !== undefined && other !== undefined && UNIT.test(one) && UNIT.test(other) ? [one, other] : [name]
    return parts.filter(part => part.length >= 2 && part.length <= 24 && UNIT.test(part) && !GENERIC.test(part))
  })
}
