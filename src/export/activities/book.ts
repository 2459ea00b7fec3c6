// 活动汇总.xlsx: one row an activity, to be filled into the website. Pure.
import { ACTIVITY_COLUMNS, type ActivityColumn, type ColumnChoice } from '../../config/activity-columns.ts'
import { linkToPage, linkToPath } from '../link-target.ts'
import { type Cell, STYLE } from '../../xlsx/cell.ts'
import { type Column, lazyRows, type Sheet } from '../../xlsx/sheet.ts'
import type { Shown, UnitActivity } from './read.ts'

type Written = Column & { cell: (row: UnitActivity) => Cell }

/** The columns, in their usual order. Where the documents say nothing, the cell stays empty. */
const COLUMNS: Record<ActivityColumn, Written> = {
  unit: { heading: '单位名称', width: 28, cell: ({ unitName }) => unitName },
  activity: { heading: '活动名称', width: 28, style: STYLE.wrapped, cell: ({ activity }) => activity.name },
  theme: { heading: '活动主题', width: 28, style: STYLE.wrapped, cell: ({ activity }) => activity.theme },
  date: { heading: '活动时间', width: 20, cell: ({ activity }) => dateCell(activity.date) },
  place: { heading: '活动地点', width: 24, style: STYLE.wrapped, cell: ({ activity }) => activity.place },
  summary: { heading: '活动简介', width: 70, style: STYLE.wrapped, cell: ({ activity }) => activity.text },
  photos: { heading: '照片', width: 8, cell: ({ photos }) => counted(photos) },
  'photo-files': { heading: '照片文件', width: 44, cell: ({ photos }) => listed(photos) },
  links: { heading: '链接', width: 40, cell: ({ links }) => listed(links) },
  source: {
    heading: '依据（请核对）',
    width: 50,
    cell: ({ documents }) => listed(documents),
  },
}

/** The sheet; links lead only to what lies in this package. `chosen`: the campaign's own columns; null: the usual ones. */
export function activitySheet(activities: readonly UnitActivity[], chosen: readonly ColumnChoice[] | null): Sheet {
  const usual = ACTIVITY_COLUMNS.map((column): ColumnChoice => ({ column, heading: null }))
  const columns = (chosen ?? usual).map(({ column, heading }) => {
    const written = COLUMNS[column]
    return heading === null ? written : { ...written, heading }
  })
  return {
    name: '活动汇总',
    columns,
    rows: lazyRows(activities, row => columns.map(({ cell }) => cell(row))),
    frozenColumns: 1,
  }
}

/** A whole date becomes a date; anything else (9月中下旬, a date without its year) stays as it was written. */
function dateCell(written: string | null): Cell {
  const [, year, month, day] =
    /^(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*日?$/.exec(written ?? '') ?? []
  if (year === undefined) return written
  try {
    return {
      day: Temporal.PlainDate.from(
        { year: Number(year), month: Number(month), day: Number(day) },
        { overflow: 'reject' },
      ),
    }
  } catch {
    // No such day: as it was written.
    return written
  }
}

/** How many, with a link to the unit's folder. */
function counted({ count, first: [first] }: Shown): Cell {
  if (first === undefined) return null
  const text = `${count} 张`
  const folder = first.path?.slice(0, first.path.indexOf('/') + 1)
  return folder !== undefined && first.isInPackage ? { text, link: linkToPath(folder) } : text
}

/** Names below one another. A cell has one link at most: several names are text. */
function listed({ first: entries }: Shown): Cell {
  const [first, ...more] = entries
  if (first === undefined) return null
  const text = entries.map(({ path, identity }) => path?.slice(path.indexOf('/') + 1) ?? identity).join('\n')
  if (more.length > 0) return text
  const link = first.path === null ? linkToPage(first.identity) : first.isInPackage ? linkToPath(first.path) : null
  return link === null ? text : { text, link }
}
