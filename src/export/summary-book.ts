// 汇总表.xlsx: who handed in what, and every file, with links into the package. Pure, but for the packing.
import type { Campaign, Unit } from '../config/configuration.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import { stateName } from '../campaign/state-name.ts'
import type { Entry, Punctuality } from './layout.ts'
import { lastAnswer } from './last-answer.ts'
import { linkToPage, linkToPath } from './link-target.ts'
import type { Walk } from './spool.ts'
import type { Cell, Moment } from '../xlsx/cell.ts'
import { type Column, lazyRows, type Sheet } from '../xlsx/sheet.ts'

const PUNCTUALITY: Record<Punctuality, string> = { 'on-time': '否', late: '是', 'corrected-late': '否（更正件晚到）' }

/** The sheet of units × materials: how many, and a link to the first file of each in the package. */
export function unitSheet(
  campaign: Campaign,
  units: readonly Unit[],
  standings: readonly UnitStanding[],
  entries: Iterable<Entry>,
  timezone: string,
): Sheet {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const first = new Map<string, string>()
  for (const { unit, material, path, identity, isCurrent } of entries) {
    const key = `${unit} ${material}`
    const target = path ?? linkToPage(identity)
    if (target !== null && isCurrent && !first.has(key)) first.set(key, target)
    if (path !== null && !first.has(unit)) first.set(unit, path)
  }
  const rows = standings.map((standing): Cell[] => [
    linked(names.get(standing.unit) ?? standing.unit, folderOf(first.get(standing.unit))),
    stateName(standing.state, 'zh-CN'),
    standing.late ? '是' : '',
    ...campaign.materials.map(({ id }) => {
      const count = standing.materials[id]
      if (!count || standing.state === 'exempt') return null
      const text = count.need > 0 ? `${count.have}/${count.need}` : count.have > 0 ? String(count.have) : ''
      return linked(text, first.get(`${standing.unit} ${id}`))
    }),
    moment(standing.lastSubmissionAt, timezone),
  ])
  const columns: Column[] = [
    { heading: '单位', width: 30 },
    { heading: '状态', width: 10 },
    { heading: '迟报', width: 8 },
    ...campaign.materials.map(({ name }) => ({ heading: name, width: Math.max(10, name.length * 2 + 4) })),
    { heading: '最近报送', width: 18 },
  ]
  return { name: '各单位报送情况', columns, rows, frozenColumns: 1 }
}

const FILE_COLUMNS: Column[] = [
  { heading: '单位', width: 28 },
  { heading: '材料', width: 14 },
  { heading: '文件', width: 52 },
  { heading: '原文件名', width: 36 },
  { heading: '版本', width: 8 },
  { heading: '迟报', width: 10 },
  { heading: '收到时间', width: 18 },
  { heading: '发件人', width: 16 },
  { heading: '发件邮箱', width: 28 },
  { heading: '大小（字节）', width: 14 },
  { heading: 'SHA-256', width: 68 },
  { heading: '提取码', width: 10 },
  { heading: '链接有效期至', width: 18 },
]

/** The sheet of files and links, in the package's order. */
export function fileSheet(entries: Walk<Entry>, timezone: string): Sheet {
  const received = lastAnswer((instant: Temporal.Instant) => moment(instant, timezone))
  const rows = lazyRows(entries, (entry): Cell[] => [
    entry.unitName,
    entry.materialName,
    entry.path === null
      ? linked(entry.identity, linkToPage(entry.identity) ?? undefined)
      : { text: entry.path.slice(entry.path.indexOf('/') + 1), link: linkToPath(entry.path) },
    entry.name === entry.identity ? null : entry.name,
    entry.isCurrent ? '现行' : '旧版',
    PUNCTUALITY[entry.punctuality],
    received(entry.receivedAt),
    entry.sender.name,
    entry.sender.address,
    entry.size,
    entry.source === 'file' ? entry.identity : null,
    entry.code,
    moment(entry.expiresAt, timezone),
  ])
  return { name: '文件清单', columns: FILE_COLUMNS, rows, frozenColumns: 1 }
}

/** An instant as the office's clock showed it. */
export function moment(instant: Temporal.Instant | null, timezone: string): Moment | null {
  return instant && { moment: instant.toZonedDateTimeISO(timezone).toPlainDateTime() }
}

function linked(text: string, target: string | undefined): Cell {
  if (target === undefined || text === '') return text
  return { text, link: /^https?:/i.test(target) ? target : linkToPath(target) }
}

function folderOf(path: string | undefined): string | undefined {
  return path?.slice(0, path.indexOf('/') + 1)
}
