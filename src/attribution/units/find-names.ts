// Which units a text names. Pure.
import type { Name } from './names.ts'
import { normal } from '../normal.ts'
import type { Roster } from '../roster.ts'

export type Found = { name: Name; text: string }

/** What may stand before a name without being part of another one. */
const BOUNDARY = /[的和与及为由在是报送给向到请将把我本从经对以于让被同跟各年月日季周节0-9a-z]$/
/** A name that goes on is another's: 云溪谷旅游景区管理处 is still the unit, 图书馆学会 is not. */
const OTHERS = /^(学会|协会|研究会|联合会|基金会|分会|附属|论坛|杂志|之友|系统|周边|附近|门口|对面|路|站|街)/
/**
 * So is one that ends, a word later, in a house of its own kind: 市一中|医院, 市一中|心小学, 望江楼|社区居委会,
 * 博物馆|志愿者协会. Houses that a unit has inside (办公室, 团委, 教务处, 门诊部, 志愿者) are not among them.
 */
const ANOTHER_HOUSE =
  /^([\p{Script=Han}\d]{0,3}?)(?:小学(?![生组部])|中学(?![生组部])|学院|幼儿园|托儿所|医院(?![感管])|卫生院|卫生室|诊所|法院|检察院|派出所|公安局|警务室|消防站|居民委员会|居委会|村民委员会|村委会|社区(?:党|工作站|服务站|卫生)|卫生服务[站中]|服务站|党群服务中心|家长委员会|家委会|家长会|校友会|同学会|业主委员会|业委会|物业|协会|联合会|商会|志愿服务联盟|(?:管理|服务|投资|发展|置业)?(?:有限)?公司|分公司|厂(?!房)|批发部|书城|经营部|门市部|营业[部厅]|分理处|制品|牧场|农场|林场|合作社|超市|商场|药店|大药房|银行|支行|信用社|加油站|俱乐部)/u
/** 安平镇卫生院|公卫科, 县二院|东院区: right behind a unit's name it is that unit's own, also where another one is called so. */
const INSIDE = /(?:科|室|处|股|办|部|院区|校区|厂区)$/
/** What stands between them then is no part of a name, but a sentence that goes on: 市科技馆走进第二小学. */
const GOES_ON = /[在到进赴往来与和同及或的为给向从对由关年月日至携请送帮指走组举参]|联合|开展/

/** 柳溪镇 is the town's government; 柳溪镇中心小学 and 柳溪镇文化广场 are another house, or the place where it happened. */
const SETTLEMENT = /(镇|乡|街道|村|社区|县|区|市)$/
const SOMEWHERE_IN_IT =
  /^\p{Script=Han}{0,6}?(学校|小学|中学|幼儿园|广场|卫生院|医院|公园|村|社区|文化站|基地|敬老院|礼堂|集市|大集|市场|景区|校区|园区)/u

/** Whom a sentence visits or speaks to is no sender: 走进河滨街道, 慰问区医院. */
const VISITED = /(?:走进|慰问|走访|赴|深入|来到)$/
/** Words that any subject or file name has, behind which a name begins anew. */
const COMMON =
  /(?:总结|小结|照片|图片|视频|材料|方案|计划|活动|报道|新闻|信息|稿|表|台账|附件|单位|部门|名称|通知|工作|情况)$/
/** A line longer than this is running text, where names do not stand as on a label. */
const LABEL = 120

/** All units named in `text`, longest name first at each place. */
export function findNames(text: string, roster: Roster): Found[] {
  return text.split(/[\n\r\t]+/).flatMap(line => {
    const plain = normal(line)
    const matches = roster.automaton.longest(plain)
    return matches.flatMap(match => {
      const name = roster.names[match.pattern]
      if (!name) return []
      const isBehindName = matches.some(({ end }) => end === match.start)
      if (name.text.length <= 5 && INSIDE.test(name.text) && isBehindName) return []
      const before = plain.slice(0, match.start)
      const after = plain.slice(match.end)
      if (VISITED.test(before)) return []
      const isFree = isBehindName || before === '' || isBreak(line, match.start)
      if (!isFree && isAnothers(name, before, roster)) return []
      if (OTHERS.test(after) || isOtherHouse(after)) return []
      if (SETTLEMENT.test(name.text) && SOMEWHERE_IN_IT.test(after)) return []
      return [{ name, text: name.written }]
    })
  })
}

/**
 * True where what stands before a name makes it another house's: another place (江州市|妇幼保健院, 省|机关幼儿园), or a part of
 * a longer name (国网临江|供电公司). The office's own place before a name is the name in full.
 */
function isAnothers({ text }: Name, before: string, { places }: Roster): boolean {
  if (!/\p{Script=Han}$/u.test(before) || BOUNDARY.test(before)) return false
  if (places.some(place => before.endsWith(place))) return false
  // Another level: 市|中医院 where the office is a district's.
  const level = /(?:^|[^\p{Script=Han}])([省市区县])$/u.exec(before)?.[1]
  if (level !== undefined) return !places.some(place => place.endsWith(level))
  if (/\p{Script=Han}[省市县区旗镇乡州盟]$/u.test(before)) return !places.some(place => text.startsWith(place))
  return !COMMON.test(before)
}

/** True where the name goes on to another house, and not to a sentence. */
function isOtherHouse(after: string): boolean {
  const between = ANOTHER_HOUSE.exec(after)?.[1]
  return between !== undefined && !GOES_ON.test(between)
}

/** True where a blank or a mark stands before the sign at `position` of the line in compared form. */
function isBreak(line: string, position: number): boolean {
  if (line.length > LABEL) return false
  for (const mark of line.matchAll(/[\s\p{P}\p{S}]/gu))
    if (normal(line.slice(0, mark.index)).length === position) return true
  return false
}
