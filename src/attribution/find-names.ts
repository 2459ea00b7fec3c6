// Which units a text names. Pure.
import type { Name } from './names.ts'
import { normal } from './normal.ts'
import type { Roster } from './roster.ts'

export type Found = { name: Name; text: string }

/** A name that begins with a bare 市, 县 … belongs to another place where that place's name stands before it. */
const LEVEL = /^[市县区镇乡省州]/
/** What may stand before a name without being part of another one. */
const BOUNDARY = /[的和与及为由在是报送给向到请将把我本从经对以于让被同跟各年月日0-9a-z]$/
/** A name that goes on is another's: 云溪谷旅游景区管理处 is still the unit, 图书馆学会 is not. */
const OTHERS = /^(学会|协会|研究会|联合会|基金会|分会|附属|论坛|杂志|之友|系统|周边|附近|门口|对面|路|站|街)/

/** 柳溪镇 is the town's government; 柳溪镇中心小学 and 柳溪镇文化广场 are another house, or the place where it happened. */
const SETTLEMENT = /(镇|乡|街道|村|社区|县|区|市)$/
const SOMEWHERE_IN_IT =
  /^\p{Script=Han}{0,6}?(学校|小学|中学|幼儿园|广场|卫生院|医院|公园|村|社区|文化站|基地|敬老院|礼堂|集市|大集|市场|景区|校区|园区)/u

/** All units named in `text`, longest name first at each place. */
export function findNames(text: string, roster: Roster): Found[] {
  return text.split(/[\n\r\t]+/).flatMap(line => {
    const plain = normal(line)
    return roster.automaton.longest(plain).flatMap(match => {
      const name = roster.names[match.pattern]
      if (!name) return []
      const before = plain.slice(0, match.start)
      const after = plain.slice(match.end)
      if (LEVEL.test(name.text) && /\p{Script=Han}$/u.test(before) && !BOUNDARY.test(before)) return []
      if (name.form !== 'full' && /[\p{Script=Han}]{1,4}[市县区镇乡州]$/u.test(before) && !BOUNDARY.test(before))
        return []
      if (OTHERS.test(after)) return []
      if (SETTLEMENT.test(name.text) && SOMEWHERE_IN_IT.test(after)) return []
      return [{ name, text: name.written }]
    })
  })
}
