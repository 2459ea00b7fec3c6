// Every form under which a unit may be named, and how much each proves. Pure.
import type { Unit } from '../../config/configuration.ts'
import { normal } from '../normal.ts'

/** full: the name, or the name without the office's own place; alias: as the office wrote it; derived: a common contraction; bare: shared by several units, or a word of everyday use. */
export type NameForm = 'full' | 'alias' | 'derived' | 'bare'

/** `text` in compared form, `written` as the office or a person writes it. */
export type Name = { text: string; written: string; units: readonly string[]; form: NameForm }

/** The place in an organisation's name: 云溪市 of 云溪市文化和旅游局; null where there is none. */
export function placeOf(organization: string): string | null {
  return /^([\p{Script=Han}]{2,6}?(?:市|县|区|州|盟|旗|省|乡|镇))/u.exec(organization.normalize('NFKC'))?.[1] ?? null
}

/** Contractions that everybody uses; longest first. */
const CONTRACTIONS: readonly [RegExp, string][] = [
  [/群众艺术馆/, '群艺馆'],
  [/艺术研究所/, '艺研所'],
  [/文物考古研究所/, '考古所'],
  [/非物质文化遗产保护中心/, '非遗保护中心'],
  [/非物质文化遗产/, '非遗'],
  [/少年儿童图书馆/, '少儿图书馆'],
  [/文化和旅游局|文化与旅游局|文化旅游局/, '文旅局'],
  [/文化广电和?旅游局/, '文广旅局'],
  [/文化旅游体育局/, '文旅体局'],
  [/教育体育局/, '教体局'],
  [/教育和体育局/, '教体局'],
  [/卫生健康委员会/, '卫健委'],
  [/卫生健康局/, '卫健局'],
  [/市场监督管理局/, '市监局'],
  [/农业农村局/, '农业局'],
  [/人民政府/, '政府'],
  [/街道办事处/, '街道办'],
  [/综合行政执法支队|综合执法支队/, '执法支队'],
  [/综合行政执法大队|综合执法大队/, '执法大队'],
  [/第([一二三四五六七八九十]+)(?:高级|初级|完全)?中学/, '$1中'],
  [/第([一二三四五六七八九十]+)小学/, '$1小'],
  [/第([一二三四五六七八九十]+)幼儿园/, '$1幼'],
  [/实验小学/, '实小'],
  [/实验中学/, '实中'],
  [/中心小学/, '中心校'],
  [/中等职业技术学校|职业技术学校|职业教育中心/, '职校'],
  [/人民医院/, '医院'],
  [/妇幼保健院|妇幼保健计划生育服务中心/, '妇幼'],
  [/有限责任公司|股份有限公司|有限公司/, ''],
]

/** Words that stand in everyone's signature: such a name proves little by itself. */
const EVERYDAY =
  /^(办公室|局办公室|局办|综合科|综合股|人事科|财务科|信息科|宣传科|宣传部|党政办|党委办公室|教务处|总务处|政教处|图书馆|博物馆|文化馆|美术馆|大剧院|中心|学校|小学|中学|幼儿园|医院|机关)$/

/** All names of all units; a form that two units share carries both and proves neither. */
export function namesOf(units: readonly Unit[], place: string | null): Name[] {
  const found = new Map<string, { units: Set<string>; form: NameForm; written: string }>()
  const add = (text: string, unit: string, form: NameForm) => {
    const key = normal(text)
    if (key.length < 2) return
    const known = found.get(key)
    const strength = EVERYDAY.test(text) ? 'bare' : form
    if (!known) found.set(key, { units: new Set([unit]), form: strength, written: text })
    else {
      known.units.add(unit)
      if (rank(strength) < rank(known.form) && known.units.size === 1) known.form = strength
    }
  }
  for (const unit of units) {
    add(unit.name, unit.id, 'full')
    for (const alias of unit.aliases) add(alias, unit.id, 'alias')
  }
  const given = new Set(found.keys())
  for (const unit of units) {
    for (const form of derivedFrom(unit.name, place)) if (!given.has(normal(form))) add(form, unit.id, 'derived')
    // 护理学会 of 澜川市护理学会: every place has one, so it proves nothing; beside another unit's name it warns.
    const rest = place !== null && unit.name.startsWith(place) ? unit.name.slice(place.length) : ''
    if (rest.length >= 4 && !given.has(normal(rest))) add(rest, unit.id, 'bare')
  }
  // 文旅局 of 县文旅局 and 云溪市文化和旅游局: what everybody in the county says, and every county has one of.
  const houses = Map.groupBy(
    units.flatMap(unit => housesOf(unit, place).map(house => ({ house, unit: unit.id }))),
    ({ house }) => normal(house),
  )
  for (const [key, [first, ...others]] of houses)
    if (first !== undefined && !found.has(key) && others.every(({ unit }) => unit === first.unit))
      add(first.house, first.unit, 'bare')
  return [...found].map(([text, entry]) => ({
    text,
    written: entry.written,
    units: [...entry.units],
    form: entry.units.size > 1 ? 'bare' : entry.form,
  }))
}

/** A house's name without any level or place, contracted as people do: 文旅局, 卫健局, 公安局. */
function housesOf(unit: Unit, place: string | null): string[] {
  return [unit.name, ...unit.aliases].flatMap(name => {
    const own = place === null ? null : [place, place.slice(0, -1)].find(each => name.startsWith(each))
    const rest = name.slice(own?.length ?? 0).replace(/^[省市区县旗州盟]/u, '')
    if (rest === name || !/(?:局|委|办)$/u.test(rest)) return []
    return [rest, contracted(rest)].filter(house => house.length >= 3 && house.length <= 8)
  })
}

const rank = (form: NameForm) => ['full', 'alias', 'derived', 'bare'].indexOf(form)

/** With the first contraction that fits; the name itself where none does. */
function contracted(name: string): string {
  const [long, short] = CONTRACTIONS.find(([pattern]) => pattern.test(name)) ?? []
  return long === undefined || short === undefined ? name : name.replace(long, short)
}

/** 云溪市群众艺术馆 → 市群众艺术馆, 云溪群众艺术馆, 云溪市群艺馆, 市群艺馆. */
export function derivedFrom(name: string, place: string | null): string[] {
  const forms = new Set<string>()
  const bases = [name]
  const own = place !== null && name.startsWith(place) ? name.slice(place.length) : null
  if (own !== null && place !== null && own.length >= 2) bases.push(place.slice(-1) + own, place.slice(0, -1) + own)
  const other = own === null ? /^(\p{Script=Han}{2,3})([市县区镇乡])(\p{Script=Han}{3,})$/u.exec(name) : null
  if (other) bases.push(`${other[1]}${other[3]}`)
  for (const base of bases) {
    forms.add(base)
    const short = contracted(base)
    if (short.length >= 3) forms.add(short)
  }
  forms.delete(name)
  return [...forms].filter(form => form.length >= 3)
}
