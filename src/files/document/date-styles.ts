// Which cells of a workbook show a day: Excel makes one of 2026-9 or 3-15, and keeps only a number. (ECMA-376 part 1, 18.8.30)
import type { Package } from './package.ts'

/** Formats that every workbook has: days and times, those of Chinese and Japanese editions too. */
const BUILT_IN = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
/** More formats than this are made to exhaust memory (Excel takes 65,490). */
const MOST_FORMATS = 65_490

/** Numbers of the cell styles (`s` of a cell) that show a day or a time. */
export async function dateStyles(parts: Package): Promise<ReadonlySet<number>> {
  const own = new Set<number>()
  const styles = new Set<number>()
  let inCells = false
  let style = 0
  await parts.read('xl/styles.xml', {
    open(tag, attribute) {
      if (tag === 'cellXfs') inCells = true
      else if (tag === 'numFmt' && own.size < MOST_FORMATS) {
        if (showsDay(attribute('formatCode') ?? '')) own.add(Number(attribute('numFmtId')))
      } else if (tag === 'xf' && inCells) {
        const format = Number(attribute('numFmtId') ?? 0)
        if (styles.size < MOST_FORMATS && (BUILT_IN(format) || own.has(format))) styles.add(style)
        style += 1
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false
    },
    text() {},
  })
  return styles
}

/** Letters of days in the format, outside quotes, escapes and [colours]. */
function showsDay(code: string): boolean {
  return /[ymd]/i.test(code.replaceAll(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').replaceAll(/general/gi, ''))
}

/** 46266 → 2026-09-01, as the 1900 system counts; the number itself where it is no day. */
export function writtenDay(serial: string): string {
  const days = Number(serial)
  if (!(days >= 61 && days < 2_958_466)) return serial
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: Math.floor(days) })
    .toString()
}
