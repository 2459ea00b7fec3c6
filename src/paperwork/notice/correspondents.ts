// The address that a notice wants material sent to, and the people to ask. Pure.
import type { Said } from './facts.ts'
import type { Paragraph } from './paragraphs.ts'

const ADDRESS = /[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi
const SUBMISSION = /报送|报至|上报|提交|发送|发至|发到|发往|投稿|材料|邮箱|信箱|submi|send|e-?mail/i
/** Says outright that something is to be sent there; 邮箱 alone may be a contact's. */
const OUTRIGHT =
  /报送|报至|上报|提交|发送|发至|发到|发往|投稿|(?:材料|资料|作品|稿件|电子版)[^,。;]{0,6}(?:邮箱|信箱)|submi|send/i
const QUESTIONS = /咨询|疑问|问题|未尽事宜|技术支持|监督|举报|投诉|领取|预约|question|enquir|inquir/i
/** An address that is named because it is used no more. */
const RETIRED = /停用|作废|不再使用|(?:原|旧|老)(?:邮箱|信箱|地址)/

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
      if (RETIRED.test(closestTo(context, address))) continue
      const weight = weightOf(clauseWith(context, address), context)
      const source = lead ? `${before.sentences.at(-1)?.text ?? before.text}${paragraph.text}` : sentence.text
      found.push({ value: address.toLowerCase(), source, weight })
    }
  }
  const best = Math.max(0, ...found.map(each => each.weight))
  const chosen = found.filter(each => each.weight === best)
  const distinct = chosen.filter((each, index) => chosen.findIndex(other => other.value === each.value) === index)
  return distinct.map(({ value, source }) => ({ value, source }))
}

/** 3: outright for material, 2: probably, 1: it may be, 0: for something else. */
function weightOf(clause: string, sentence: string): number {
  const asks = QUESTIONS.test(clause)
  if (SUBMISSION.test(clause.replace(/电子邮箱|电子邮件|邮箱地址/g, '邮箱'))) {
    if (asks) return 1
    if (OUTRIGHT.test(clause)) return 3
    return QUESTIONS.test(sentence) ? 1 : 2
  }
  return QUESTIONS.test(sentence) ? 0 : 1
}

/** The innermost clause: a bracket speaks of what is in it, and not of what stands before it. */
function closestTo(text: string, part: string): string {
  return text.split(/[,;。()]/).find(clause => clause.includes(part)) ?? text
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
