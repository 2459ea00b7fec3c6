// Units that a notice names: responsible for a task, addressed, or in a list among the annexes. Pure.
import type { Said } from './facts.ts'
import { numberOf, spelt } from './numerals.ts'
import { type Paragraph, plainOf, type Sentence, withoutNumber } from './paragraphs.ts'

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
  /^(?:各|有关|相关|所有|全体|全县|全市|全区|局属|直属|下属|所属|委属|区属|县属|市属|机关|其他|辖区|属地)|^[省市县区州镇]?(?:级|直)(?:属|机关|单位)*各|^[省市县区州]直(?!.*工作?委)|各(?:单位|科室|学校|部门|乡镇|有关|相关|县|区|街道|中小学)|^(?:单位|学校|科室|部门|名称|学校名称|单位名称|责任单位|序号)$/

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
    .filter(
      (piece, index) =>
        each < 0 || index < each || (!piece.includes('各') && /^[市县区省州]\p{Script=Han}{2,}/u.test(piece)),
    )
    .join('、')
}

function sentenceWith(paragraph: Paragraph, part: string): string {
  return (paragraph.sentences.find((each: Sentence) => each.plain.includes(part)) ?? paragraph).text
}

/** Parted by marks alone: 和 and 与 stand inside names too (文化和旅游局), and part them only where both sides are units. */
function namesOf(text: string): string[] {
  return text
    .split(/[、,;]/)
    .flatMap(counted)
    .flatMap(piece => {
      const name = piece
        .trim()
        .replace(/等(?:单位|部门|科室|学校)?$/, '')
        .replace(/\([^)]*\)?$/, '')
      const [, one, other] = /^(.{3,}?)[和与及](.{3,})$/.exec(name) ?? []
      const parts =
        one !== undefined && other !== undefined && UNIT.test(one) && UNIT.test(other) ? [one, other] : [name]
      return parts.filter(part => part.length >= 2 && part.length <= 24 && UNIT.test(part) && !GENERIC.test(part))
    })
}

const ORDINALS = /^(.{0,8}?)第([一二三四五六七八九十]{1,3})(?:至|到|-|—|~)第?([一二三四五六七八九十]{1,3})(.{2,12})$/

/** 第一至五小学 are five schools. */
function counted(piece: string): string[] {
  const [, before = '', from = '', to = '', behind = ''] = ORDINALS.exec(piece.trim()) ?? []
  const first = numberOf(from)
  const last = numberOf(to)
  if (first === null || last === null || last <= first || last - first > 30) return [piece]
  return Array.from({ length: last - first + 1 }, (_, at) => `${before}第${spelt(first + at)}${behind}`)
}
