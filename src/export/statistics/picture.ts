// The statistics as a picture (SVG 1.1): how it stands, when material came by day and by hour. Pure.
import { escapeXml } from '../../xlsx/cell.ts'
import type { Figures } from './count.ts'
import { stillOpen } from './still-open.ts'

const WIDTH = 960
const HEIGHT = 720
const LEFT = 56
const RIGHT = 24
const PLOT = WIDTH - LEFT - RIGHT
/** Height of each of the two bar charts. */
const CHART = 180

const COLORS = {
  onTime: '#2e7d32',
  late: '#f9a825',
  partial: '#ef6c00',
  missing: '#c62828',
  bar: '#1565c0',
  line: '#c62828',
}

/** One bar: what stands below it, and how high it is. */
type Bar = { label: string; title: string; value: number }

/** A picture of 960 × 720, with the same bytes for the same figures. */
export function picture(figures: Figures, timezone: string): string {
  const { campaign, byDay, byHour } = figures
  const deadline = campaign.deadline.toZonedDateTimeISO(timezone).toPlainDate()
  const days = byDay.map(({ day, messages }) => ({
    label: `${day.month}/${day.day}`,
    title: day.toString(),
    value: messages,
  }))
  const hours = byHour.map((value, hour) => ({ label: String(hour), title: `${hour}时`, value }))
  const note = stillOpen(figures, timezone)
  const due = byDay.findIndex(({ day }) => day.equals(deadline))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="'Noto Sans CJK SC','Microsoft YaHei','SimHei',sans-serif" font-size="13">`,
    `<title>${escapeXml(campaign.title)}：报送统计</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(LEFT, 36, `${campaign.title}：报送统计`, 'font-size="20" font-weight="bold"'),
    note === null ? '' : text(LEFT, 132, note, `fill="${COLORS.line}"`),
    standing(figures),
    chart(days, 190, '每天来件（封）', due),
    chart(hours, 470, '一天各时来件（封）', -1),
    '</svg>\n',
  ].join('\n')
}

/** One bar across, parted by state. */
function standing({ expected, onTime, late, partial, missing }: Figures): string {
  const parts = [
    { name: '按时', count: onTime, color: COLORS.onTime },
    { name: '迟报', count: late, color: COLORS.late },
    { name: '不全', count: partial, color: COLORS.partial },
    { name: '未报', count: missing, color: COLORS.missing },
  ]
  let x = LEFT
  const drawn = parts.map(({ count, color }) => {
    const width = expected === 0 ? 0 : (PLOT * count) / expected
    const rect = width === 0 ? '' : `<rect x="${fixed(x)}" y="56" width="${fixed(width)}" height="26" fill="${color}"/>`
    x += width
    return rect
  })
  const legend = parts.map(({ name, count, color }, at) => {
    const left = LEFT + at * 130
    return `<rect x="${left}" y="96" width="12" height="12" fill="${color}"/>${text(left + 18, 107, `${name} ${count}`)}`
  })
  return [...drawn, ...legend, text(LEFT + 4 * 130, 107, `应报 ${expected} 个单位`)].join('\n')
}

/** Bars with their figures above; `marked`: the bar of the deadline, -1 for none. */
function chart(bars: readonly Bar[], top: number, heading: string, marked: number): string {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = PLOT / Math.max(1, bars.length)
  const base = top + CHART
  // Labels that would touch one another are left out.
  const every = Math.max(1, Math.ceil(34 / step))
  const drawn = bars.map(({ label, title, value }, at) => {
    const height = (CHART * value) / most
    const x = LEFT + at * step
    const middle = x + step / 2
    const isLabelled = at % every === 0
    return [
      value === 0
        ? ''
        : `<rect x="${fixed(x + step * 0.12)}" y="${fixed(base - height)}" width="${fixed(step * 0.76)}" height="${fixed(height)}" fill="${COLORS.bar}"><title>${escapeXml(title)}：${value}</title></rect>`,
      value > 0 && step >= 14
        ? text(middle, base - height - 4, String(value), 'text-anchor="middle" font-size="11"')
        : '',
      isLabelled ? text(middle, base + 18, label, 'text-anchor="middle" font-size="11" fill="#555555"') : '',
    ].join('')
  })
  return [
    text(LEFT, top - 28, heading, 'font-weight="bold"'),
    `<line x1="${LEFT}" y1="${base}" x2="${LEFT + PLOT}" y2="${base}" stroke="#888888"/>`,
    ...drawn,
    marked < 0 ? '' : deadlineMark(LEFT + (marked + 1) * step, top, base),
  ].join('\n')
}

/** Behind the day of the deadline. */
function deadlineMark(x: number, top: number, base: number): string {
  return `<line x1="${fixed(x)}" y1="${top - 14}" x2="${fixed(x)}" y2="${base}" stroke="${COLORS.line}" stroke-dasharray="4 3"/>${text(x - 4, top - 6, '截止', `text-anchor="end" font-size="11" fill="${COLORS.line}"`)}`
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" ${attributes}>${escapeXml(words)}</text>`
}

/** Two decimals are finer than any screen. */
function fixed(value: number): string {
  return String(Math.round(value * 100) / 100)
}
