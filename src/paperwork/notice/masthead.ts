// The head of a notice: title, 文号, its own date, whom it is addressed to. Pure.
import type { Said } from './facts.ts'
import { datesIn } from './dates.ts'
import type { Paragraph } from './paragraphs.ts'

const KIND = '(?:通知|函|公告|通报|通告|意见|方案|倡议书|提醒|启事|请示|邀请函)'
const TITLE = new RegExp(`关于(.{2,80}?)的(?:紧急|补充|预)?${KIND}(?:\\([^)]*\\))?$`)
const BARE = new RegExp(`^(.{4,40}?)(?:的)?(?:征集|报送|活动)?${KIND}$`)
const ENGLISH =
  /^(?=.*[a-z]{3}.*\s[a-z]{3})(?:(?:re|subject|notice|circular|call|request)\b[:\s]*(?:of|on|for|regarding|concerning|to)?[:\s]*)(.{4,100})$/i
/** What a notice does with its matter, which is no part of the matter's name. */
const DOING =
  /^(?:(?:做好|认真做好|进一步做好|切实做好|组织开展|集中开展|深入开展|联合开展|开展|组织参加|组织|举办|举行|参加|报送|上报|征集|收集|填报|提交|报备|印发|转发|召开|延长|延期|启动|推荐|申报|公开征集)(?!$))+/

/** The matter of the notice: 2026年全国科普日活动 of 关于开展2026年全国科普日活动的通知. Null where there is no such title. */
export function titleIn(paragraphs: readonly Paragraph[]): Said<string> | null {
  const annex = paragraphs.findIndex(({ plain }) => plain.startsWith('附件'))
  const head = paragraphs.slice(0, Math.min(15, annex < 0 ? 15 : annex))
  // Titles over two or three lines are tried last, so that the letterhead above stays out.
  for (const lines of [1, 2, 3]) {
    for (const index of head.keys()) {
      const parts = head.slice(index, index + lines)
      const plain = parts.map(part => part.plain).join('')
      const matter = plain.length > 120 || /[。;]/.test(plain) ? undefined : TITLE.exec(plain)?.[1]
      if (matter !== undefined) return { value: matterOf(matter), source: parts.map(part => part.text).join('') }
    }
  }
  for (const { plain, text } of head) {
    const english = /[\u4e00-\u9fff]/.test(plain) ? undefined : ENGLISH.exec(plain)?.[1]
    if (english !== undefined)
      return { value: english.replace(/\.$/, '').replace(/^the (?=[A-Z\d])/, ''), source: text }
  }
  const bare = head.slice(0, 6).find(({ plain }) => BARE.test(plain) && !/(?:文件|便函)$/.test(plain))
  return bare === undefined ? null : { value: matterOf(BARE.exec(bare.plain)?.[1] ?? ''), source: bare.text }
}

function matterOf(matter: string): string {
  const quoted = /(?:印发|转发|实施|执行)《(.+)》$/.exec(matter)?.[1]
  if (quoted !== undefined) {
    const inner = new RegExp(`^关于(.+)的${KIND}$`).exec(quoted)?.[1]
    return matterOf(inner ?? quoted.replace(/(?:实施|工作)?(?:方案|办法|计划)(?:\([^)]*\))?$/, ''))
  }
  return matter
    .replace(DOING, '')
    .replace(/(?:报送|上报|提交|征集)?(?:截止)?(?:时间|期限|日期)$/, '')
    .replace(/(?:有关|相关)(?:工作|事项|事宜|材料)?$|(?:事项|事宜)$/, '')
}

/** What is asked for is no part of what it is asked about: letters put 材料 behind the title themselves. */
export function titleWithoutMaterial(title: string): string {
  const bare = title.replace(/(?:的|有关|相关)*材料$/, '')
  return bare.length < 2 ? title : bare
}

/** Words by which mail about the matter is known: what stands in quotes, and the name without year, place and 活动. */
export function keywordsOf(title: string): string[] {
  const quoted = [...title.matchAll(/[“"「]([^”"」]{2,20})[”"」]/g)].map(match => match[1] ?? '')
  if (quoted.length > 0) return quoted
  if (/^[\x20-\x7e]+$/.test(title))
    return [
      title
        .replace(/\b20\d\d\b/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ]
  const core = title
    .replace(/^.*?(?:20\d\d|[〇○零一二三四五六七八九]{4})年(?:度|春季|秋季|上半年|下半年)?/, '')
    .replace(/^(?:全国|全省|全市|全县|全区|我市|我县|我区|我省|我校|全校|第[一二三四五六七八九十\d]+届)+/, '')
    .replace(/(?:系列|主题|宣传|实践|科普|专项)*(?:活动|工作|行动|材料|情况|总结|作品|报送|征集|上报)+$/, '')
  return core.length >= 2 && core.length <= 12 && core !== title ? [core] : []
}

const NUMBER = /^(?:[\p{Script=Han}]{2,16})\s*[〔[(【](?:19|20)\d\d[〕\])】]\s*第?\d{1,5}号/u

/** 文号 of the notice itself: it stands by itself in the head, unlike those that the text refers to. */
export function numberIn(paragraphs: readonly Paragraph[]): Said<string> | null {
  for (const { plain, text } of paragraphs.slice(0, 8)) {
    const found = NUMBER.exec(plain)
    if (found && plain.length <= found[0].length + 12) return { value: found[0], source: text }
  }
  return null
}

/** Dates that stand by themselves, or behind the signature, before the annexes; the date of printing only where there is no other. */
export function issuedIn(paragraphs: readonly Paragraph[]): Said<Temporal.PlainDate>[] {
  const found: Dated[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    // The annexes begin; what is dated there is dated otherwise.
    if (found.length > 0 && /^附件?\s*\d*\s*:?$/.test(paragraph.plain)) break
    const dated = index < 1 && paragraphs.length < 3 ? null : datedIn(paragraph)
    if (dated !== null) found.push(dated)
  }
  const signed = found.filter(each => !each.printed)
  const chosen = signed.length > 0 ? signed : found
  const distinct = chosen.filter((each, index) => chosen.findIndex(other => other.value.equals(each.value)) === index)
  return distinct.map(({ value, source }) => ({ value, source }))
}

type Dated = Said<Temporal.PlainDate> & { printed: boolean }

/** The date of a paragraph that holds nothing else but who signs. */
function datedIn({ plain, text }: Paragraph): Dated | null {
  if (plain.length > 50) return null
  const [day, other] = datesIn(plain)
  if (day === undefined || other !== undefined || day.year === null || day.times.length > 0) return null
  const { month, day: date } = day.days[0] ?? { month: 0, day: 0 }
  if (day.days.length !== 1 || typeof date !== 'number') return null
  const rest = (plain.slice(0, day.at) + plain.slice(day.end)).replace(/[\s()]/g, '')
  const printed = rest.endsWith('印发')
  const alone =
    rest === '' ||
    /^(?:date|dated|issued)?[:,]?$/i.test(rest) ||
    /^[\p{Script=Han}]{3,24}(?:局|委|厅|部|校|中学|小学|办公室|办|科|处|院|馆|中心|会|政府|学|园|组)$/u.test(rest)
  if (!alone && !printed) return null
  const value = Temporal.PlainDate.from({ year: day.year, month, day: date }, { overflow: 'constrain' })
  return { value, source: text, printed }
}

/** Paragraphs of a notice that passes another one on, up to its own date; what is below is the other office's. */
export function ownPart(paragraphs: readonly Paragraph[]): number {
  const signed = paragraphs.findIndex((paragraph, index) => index > 1 && datedIn(paragraph) !== null)
  return signed < 0 ? paragraphs.length : signed + 1
}

/** The line that ends in a colon right below the title: 局属各单位，机关各科室： */
export function addresseesIn(paragraphs: readonly Paragraph[]): Said<string> | null {
  for (const { plain, text } of paragraphs.slice(1, 12)) {
    if (/^(?:附件|联系人|一、)/.test(plain)) return null
    if (plain.endsWith(':') && plain.length <= 200 && !/[。;]|(?:如下|以下|下列)/.test(plain))
      return { value: text.replace(/\s*[:：]$/, ''), source: text }
    const english = /^(?:To|Dear)[:\s]+(.{3,120}?)[,:]?$/i.exec(plain)?.[1]
    if (english !== undefined) return { value: english, source: text }
  }
  return null
}
