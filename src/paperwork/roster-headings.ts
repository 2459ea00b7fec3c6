// Which column of a contact list holds what, by its headings. Pure.
import { type Cell, columnLetters, type Sheet } from './sheet.ts'

/** What a column can hold. `person`: contact and phone in one cell; `qq`: a number that may have a mailbox. */
export type Role = 'id' | 'name' | 'aliases' | 'addresses' | 'notify' | 'contact' | 'phone' | 'person' | 'qq'

/** The columns found (indices into cells) and the first row of data (index into rows). */
export type Headings = { columns: ReadonlyMap<number, Role>; titles: ReadonlyMap<number, string>; firstRow: number }

/** What is wrong with the headings of a sheet. */
export type HeadingTrouble =
  | { trouble: 'none'; seen: readonly string[] }
  | { trouble: 'two-names'; titles: readonly string[] }

/** Rows above the table: title, unit that made the list, date. */
const ROWS_ABOVE = 20

const NAME =
  /^((报送|填报|参加|参与|责任|成员|所属|下属|直属)?(单位|学校|机构|院校|医院|企业)(名称|全称|全名)?|全称|units?|unitname|organi[sz]ation|school|schoolname)$/
/** Said of units, but of other things too: taken where nothing clearer is there. */
const WEAK_NAME = /^(名称|部门|部门名称|科室|name|department)$/
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^(代号|单位代号|id|unitid|key)$/, 'id'],
  [/^(别名|简称|单位简称|学校简称|别称|又称|曾用名|常用名|其他名称|alias(es)?|shortname|alsoknownas)$/, 'aliases'],
  [/^(通知邮箱|收信邮箱|催报邮箱|收件邮箱|通知|notify|notifyaddress)$/, 'notify'],
  [
    /^((报送|发信|发件|单位|学校|联系|办公|工作|公用|常用|备用|个人|联系人|电子|qq|163)*(邮箱|信箱|邮件|邮箱地址|邮件地址|邮箱号)|e-?mails?(address(es)?)?|mail|addresses|mailbox)$/,
    'addresses',
  ],
  [/^(联系人|联络人|联络员|联系人姓名|姓名|经办人|信息员|负责人|contact(person|name)?|person)$/, 'contact'],
  [
    /^((联系|办公|单位|固定|值班|移动|座机|联系人)*(电话|手机|座机|电话号码|手机号|手机号码|号码)|联系方式|tel|telephone|phone(number)?|mobile)$/,
    'phone',
  ],
  [/^(联系人|联络员|工作|常用|个人)?(qq|qq号|qq号码|qq账号)$/, 'qq'],
  [/^((联系人|联络员|姓名)[及和与/、]?(联系)?(电话|方式|手机|联系方式))$/, 'person'],
]

/** Where the headings stand and what they say; the row that names most columns wins, the upper of equals. */
export function findHeadings(sheet: Sheet): Headings | HeadingTrouble {
  let best: Headings | HeadingTrouble = { trouble: 'none', seen: [] }
  let most = 1
  for (const [index, row] of sheet.rows.slice(0, ROWS_ABOVE).entries()) {
    const below = sheet.rows[index + 1]?.cells ?? []
    // A heading over several columns (联系方式) says of the first alone what it holds.
    const single = columnsOf(row.cells.map(cell => (cell.origin?.row === row.number ? '' : cell.text)))
    // 联系方式 over 联系人 and 电话: the lower heading says more, the upper one stands for columns that go through both.
    const double = columnsOf(stacked(row.cells, below, row.number))
    const isDouble = double.columns.size > single.columns.size
    const found = isDouble ? double : single
    if (found.columns.size <= most || found.names.length === 0) continue
    most = found.columns.size
    best =
      found.names.length > 1
        ? { trouble: 'two-names', titles: found.names }
        : { columns: found.columns, titles: found.titles, firstRow: index + (isDouble ? 2 : 1) }
  }
  if ('trouble' in best && best.trouble === 'none') return { trouble: 'none', seen: widest(sheet) }
  return best
}

/** How many columns are understood: tells which delimiter a text file has. */
export function columnsUnderstood(sheet: Sheet): number {
  const found = findHeadings(sheet)
  return 'columns' in found ? found.columns.size : 0
}

type Columns = { columns: Map<number, Role>; titles: Map<number, string>; names: string[] }

function columnsOf(headings: readonly string[]): Columns {
  const columns = new Map<number, Role>()
  const titles = new Map<number, string>()
  const names: number[] = []
  const weak: number[] = []
  for (const [index, heading] of headings.entries()) {
    const key = folded(heading)
    titles.set(index, heading.replace(/\s+/g, ' '))
    if (NAME.test(key)) names.push(index)
    else if (WEAK_NAME.test(key)) weak.push(index)
    const role = ROLES.find(([form]) => form.test(key))?.[1]
    if (role !== undefined) columns.set(index, role)
  }
  const chosen = names.length > 0 ? names : weak
  for (const index of chosen) columns.set(index, 'name')
  return { columns, titles, names: chosen.map(index => `${columnLetters(index + 1)} ${headings[index] ?? ''}`) }
}

function stacked(above: readonly Cell[], below: readonly Cell[], row: number): string[] {
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    const upper = above[index]?.text ?? ''
    const lower = below[index]
    // Covered by the heading above, or blank below it: the upper one goes through.
    const through = lower === undefined || lower.text === '' || lower.origin?.row === row
    if (through) return upper
    return lower.origin === null ? lower.text : ''
  })
}

/** Headings as people write them: 电子邮箱*, 联 系 人, 邮箱（必填）, E-mail, 邮箱1. */
function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|[*:]/g, '')
    .replace(/[\s_]+/g, '')
    .replace(/(?<=[\p{Script=Han}])[1-9一二三]$/u, '')
}

function widest(sheet: Sheet): string[] {
  const texts = sheet.rows.slice(0, ROWS_ABOVE).map(row => row.cells.map(cell => cell.text).filter(Boolean))
  return [...texts].sort((a, b) => b.length - a.length)[0] ?? []
}
