// What `export:` in a campaign file may hold: how files are named in the package, and the columns of its activity sheet.
import { ACTIVITY_COLUMNS, type ColumnChoice } from './activity-columns.ts'
import { wording } from './fault.ts'
import { leaf, line, list, type Meaning, mapping } from './leaf.ts'
import { nearest } from './nearest.ts'

/** "date", or "date=开展日期". */
const column = leaf((text): Meaning<ColumnChoice> => {
  const [, name = '', heading] = /^\s*([\w-]*)\s*(?:[=＝]\s*(.+?)\s*)?$/u.exec(text) ?? []
  const known = ACTIVITY_COLUMNS.find(each => each === name)
  if (known) return { value: { column: known, heading: heading ?? null } }
  const near = nearest(name, [...ACTIVITY_COLUMNS])
  const all = ACTIVITY_COLUMNS.join('、')
  return {
    wrong: wording(
      `“${text}”不是活动汇总表的列`,
      near ? `是不是想写 ${near}？` : `应为 ${all} 之一，要改列名写成 date=开展日期`,
      `"${text}" is no column of the activity sheet`,
      near
        ? `Did you mean ${near}?`
        : `It should be one of ${ACTIVITY_COLUMNS.join(', ')}; another heading: date=Held on`,
    ),
  }
})

export const exportShape = mapping({ names: line.optional(), activities: list(column).optional() })
