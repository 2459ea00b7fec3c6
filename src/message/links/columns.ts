// Tables of links: what their head row calls a column, the cells beneath it are. Pure.

/** What a cell tells of the link in its row. */
export type Cells = { code?: string; expires?: string; name?: string; size?: string }

const HEADINGS: readonly { column: keyof Cells | 'link' | 'other'; words: RegExp }[] = [
  { column: 'code', words: /^(?:提取|访问|分享|取件)?(?:码|密码)$|^pwd$/i },
  { column: 'expires', words: /^(?:有效期限?|有效时间|到期时间|过期时间|失效时间|截止时间)$/ },
  { column: 'size', words: /^(?:文件)?(?:大小|容量)$/ },
  { column: 'name', words: /^(?:文件名?称?|材料名?称?|视频名?称?|名称|文件标题|标题|内容)$/ },
  { column: 'link', words: /^.{0,6}(?:链接|地址|网址|url|link).{0,6}$/i },
  { column: 'other', words: /^(?:序号|编号|单位|备注|日期|时间|类型|类别|说明|活动|报送人|no\.?)$/i },
]
const MOST_COLUMNS = 10

type Head = readonly (keyof Cells | 'link' | 'other')[]

/**
 * The cells of each line that holds a link, by line. A table is a line of headings, cells parted by tabs or bars, with lines
 * of as many cells below; or, where a mail program makes a line of each cell, headings in lines of their own. Seen in
 * practice: codes that only their column names (test mail 202).
 */
export function columnsOf(rows: readonly string[], linkRows: ReadonlySet<number>): ReadonlyMap<number, Cells> {
  const found = new Map<number, Cells>()
  for (let at = 0; at < rows.length && linkRows.size > 0; at += 1) {
    const head = headOf(cellsOf(rows[at] ?? ''))
    if (head) readRows(rows, at + 1, head, linkRows, found)
    else if (headingOf(rows[at] ?? '')) at = readCells(rows, at, linkRows, found)
  }
  return found
}

function cellsOf(row: string): string[] {
  if (row.length > 2_000) return []
  const parted = row.includes('\t')
    ? row.split('\t')
    : row.replace(/^\s*\||\|\s*$/g, '').split(/\s{0,3}\|\s{0,3}| {2,20}|\u3000{1,9}/)
  return parted.map(cell => cell.trim())
}

function headingOf(text: string): Head[number] | null {
  const word = text.replace(/[\s:：*\u3000]/g, '')
  if (word.length === 0 || word.length > 16 || /[\t|]/.test(text)) return null
  return HEADINGS.find(({ words }) => words.test(word))?.column ?? null
}

/** Headings of a row; null where it is none: a link's column and another that says something are needed. */
function headOf(cells: readonly string[]): Head | null {
  if (cells.length < 2 || cells.length > MOST_COLUMNS) return null
  const head = cells.map(headingOf)
  return isHead(head) ? head.map(column => column ?? 'other') : null
}

function isHead(head: readonly (Head[number] | null)[]): boolean {
  return head.includes('link') && head.some(column => column !== null && column !== 'link' && column !== 'other')
}

/** Lines of as many cells as the head has, up to the first that has none, or the next head. */
function readRows(
  rows: readonly string[],
  start: number,
  head: Head,
  linkRows: ReadonlySet<number>,
  found: Map<number, Cells>,
): void {
  for (let at = start; at < rows.length; at += 1) {
    const cells = cellsOf(rows[at] ?? '')
    if (headOf(cells) || (cells.length < 2 && (rows[at] ?? '').trim() !== '')) return
    // Cells that are empty at a row's end are lost with the blanks there.
    if (cells.length <= head.length && linkRows.has(at)) found.set(at, named(head, cells))
  }
}

/** Headings in lines of their own, then cells in lines of their own; gives the line at which reading goes on. */
function readCells(
  rows: readonly string[],
  start: number,
  linkRows: ReadonlySet<number>,
  found: Map<number, Cells>,
): number {
  const head: Head[number][] = []
  while (head.length < MOST_COLUMNS) {
    const column = headingOf(rows[start + head.length] ?? '')
    if (column === null) break
    head.push(column)
  }
  if (head.length < 2 || !isHead(head)) return start + Math.max(0, head.length - 1)
  const link = head.indexOf('link')
  let at = start + head.length
  while (linkRows.has(at + link)) {
    const cells = rows.slice(at, at + head.length)
    // An empty cell makes no line: the cells behind it are not where their headings say.
    if (head.some((_, i) => i !== link && linkRows.has(at + i))) break
    found.set(at + link, named(head, cells))
    at += head.length
  }
  return at - 1
}

function named(head: Head, cells: readonly string[]): Cells {
  const result: Cells = {}
  for (const [i, column] of head.entries()) {
    const cell = cells[i]?.trim() ?? ''
    if (column !== 'link' && column !== 'other' && cell !== '') result[column] ??= cell
  }
  return result
}
