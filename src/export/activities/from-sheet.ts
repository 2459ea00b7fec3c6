// Activities in a table: a row each, under headings that say what the columns are. Pure.
import { type Facts, factOf, NOTHING, said } from './statement.ts'

/** Headings stand in the first rows, below titles and remarks. */
const HEADING_ROWS = 12
const TOTAL = /^(合计|总计|小计|共计)$/

/** Rows of a sheet's text (cells parted by tabs) that name an activity; none where no heading says which column does. */
export function factsInSheet(text: string): Facts[] {
  const rows = text.split('\n').map(line => line.split('\t'))
  const at = rows.slice(0, HEADING_ROWS).findIndex(cells => columnsOf(cells).has('name') && cells.length > 2)
  if (at < 0) return []
  const columns = columnsOf(rows[at] ?? [])
  return rows.slice(at + 1).flatMap(cells => {
    if (cells.some(cell => TOTAL.test(cell.replaceAll(/\s/g, '')))) return []
    const facts = { ...NOTHING }
    for (const [fact, column] of columns) facts[fact] = said(cells[column])
    return facts.name === null ? [] : [facts]
  })
}

/** The first column of each fact; of two for one fact it is not said which is meant, so neither counts. */
function columnsOf(cells: readonly string[]): Map<keyof Facts, number> {
  const found = new Map<keyof Facts, number>()
  const twice = new Set<keyof Facts>()
  for (const [column, cell] of cells.entries()) {
    const fact = factOf(cell)
    if (fact === null) continue
    if (found.has(fact)) twice.add(fact)
    else found.set(fact, column)
  }
  for (const fact of twice) found.delete(fact)
  return found
}
