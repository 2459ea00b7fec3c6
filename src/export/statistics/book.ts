// The statistics as a workbook's sheets. Pure.
import { stateName } from '../../campaign/state-name.ts'
import { moment } from '../summary-book.ts'
import type { Cell } from '../../xlsx/cell.ts'
import type { Column, Sheet } from '../../xlsx/sheet.ts'
import type { Figures } from './count.ts'
import { stillOpen } from './still-open.ts'

/** One line of the comparison: what it is, and its figure. */
type Line = { name: string; of: (figures: Figures) => number; isShare?: boolean }

const LINES: readonly Line[] = [
  { name: '应报单位', of: ({ expected }) => expected },
  { name: '按时报齐（含零报告）', of: ({ onTime }) => onTime },
  { name: '迟报', of: ({ late }) => late },
  { name: '不全', of: ({ partial }) => partial },
  { name: '未报', of: ({ missing }) => missing },
  { name: '其中零报告', of: ({ nil }) => nil },
  { name: '免报单位', of: ({ exempt }) => exempt },
  { name: '按时率', of: ({ onTime, expected }) => share(onTime, expected), isShare: true },
  { name: '报齐率', of: ({ onTime, late, expected }) => share(onTime + late, expected), isShare: true },
  { name: '来件（封）', of: ({ messages }) => messages },
  { name: '材料（份）', of: ({ files }) => files },
  { name: '催报（封）', of: ({ reminders }) => reminders },
  { name: '从未催过的单位', of: ({ remindedTimes }) => remindedTimes[0] ?? 0 },
]

/** Rows of the comparison with former years: name, this year, the year before … */
export function comparison(all: readonly Figures[]): { name: string; values: number[]; isShare: boolean }[] {
  return LINES.map(({ name, of, isShare = false }) => ({ name, values: all.map(of), isShare }))
}

/** All sheets: the whole (beside former years), units, days, hours, reminders. */
export function statisticsSheets(figures: Figures, former: readonly Figures[], timezone: string): Sheet[] {
  return [
    whole([figures, ...former], stillOpen(figures, timezone)),
    units(figures, timezone),
    table(
      '按日',
      [
        ['日期', 14],
        ['来件（封）', 12],
        ['材料（份）', 12],
        ['催报（封）', 12],
      ],
      figures.byDay.map(({ day, messages, files, reminders }) => [{ day }, messages, files, reminders]),
    ),
    table(
      '按小时',
      [
        ['时段', 14],
        ['来件（封）', 12],
      ],
      figures.byHour.map((count, hour) => [`${hour}时至${hour + 1}时`, count]),
    ),
    table(
      '催报次数',
      [
        ['催报次数', 14],
        ['单位数', 12],
      ],
      figures.remindedTimes.map((count, times) => [times, count]),
    ),
  ]
}

function whole(all: readonly Figures[], note: string | null): Sheet {
  const columns: Column[] = [
    { heading: '项目', width: 24 },
    ...all.map(({ campaign }) => ({ heading: campaign.title, width: Math.max(14, campaign.title.length * 2 + 2) })),
  ]
  const rows = comparison(all).map(({ name, values, isShare }): Cell[] => [
    name,
    ...values.map((value): Cell => (isShare ? { share: value } : value)),
  ])
  // Above the figures, where it is read with them; in the first column, since it speaks of the first campaign.
  const above: Cell[][] = note === null ? [] : [[note]]
  return { name: '总体', columns, rows: [...above, ...rows], frozenColumns: 1 }
}

function units(figures: Figures, timezone: string): Sheet {
  const columns: Column[] = [
    { heading: '单位', width: 30 },
    { heading: '状态', width: 10 },
    { heading: '按时', width: 8 },
    { heading: '催报（封）', width: 12 },
    { heading: '来件（封）', width: 12 },
    { heading: '首次报送', width: 18 },
    { heading: '最近报送', width: 18 },
  ]
  const rows = figures.units.map(({ name, state, late, reminders, messages, firstAt, lastAt }): Cell[] => {
    const isDone = state === 'complete' || state === 'nil'
    const punctual = isDone ? (late ? '迟报' : '按时') : null
    return [
      name,
      stateName(state, 'zh-CN'),
      punctual,
      reminders,
      messages,
      moment(firstAt, timezone),
      moment(lastAt, timezone),
    ]
  })
  return { name: '各单位', columns, rows, frozenColumns: 1 }
}

function table(
  name: string,
  headings: readonly (readonly [string, number])[],
  rows: readonly (readonly Cell[])[],
): Sheet {
  return { name, columns: headings.map(([heading, width]) => ({ heading, width })), rows }
}

/** A part of the whole, 0 to 1; 0 where there is no whole. */
function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all
}
