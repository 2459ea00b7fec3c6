// A workbook of tables as XLSX (ECMA-376): the parts, packed. The same sheets give the same bytes.
// Why it is written out here: docs/decisions/0008-xlsx.md.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { pieces } from './pieces.ts'
import { wallClock } from './wall-clock.ts'
import { escapeXml, reference } from './cell.ts'
import { hasLinks, type Sheet, sheetRelations, sheetXml } from './sheet.ts'
import { STYLES } from './styles.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Parts carry no time of their own: the earliest that a zip can say. */
const PART_TIME = {
  mtime: wallClock(Temporal.PlainDateTime.from('1980-01-01')),
  forceDosTimestamp: true,
  mode: 0o100644,
}

/** The workbook's bytes. Rows are compressed as they are written; only the result is in memory. */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, PART_TIME)
  const stream = (name: string, texts: () => Iterable<string>) =>
    zip.addReadStreamLazy(name, PART_TIME, done => done(null, Readable.from(pieces(texts()))))
  add('[Content_Types].xml', contentTypes(sheets.length))
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  add('xl/workbook.xml', bookXml(sheets))
  const parts = sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
  add('xl/_rels/workbook.xml.rels', relations([...parts, ['styles', 'styles.xml']]))
  add('xl/styles.xml', STYLES)
  for (const [at, sheet] of sheets.entries()) {
    stream(`xl/worksheets/sheet${at + 1}.xml`, () => sheetXml(sheet))
    if (hasLinks(sheet)) stream(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, () => sheetRelations(sheet))
  }
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  zip.end()
  return Promise.race([buffer(zip.outputStream), failed])
}

function bookXml(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  // The filter's name is what Excel looks for; without it other programs drop the filter.
  const filters = sheets.map(({ name, rows, columns }, at) => {
    const end = reference(rows.length, columns.length - 1).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
    const area = `'${sheetName(name).replaceAll("'", "''")}'!$A$1:${end}`
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escapeXml(area)}</definedName>`
  })
  const titles = sheets.map(
    ({ name }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapeXml(`'${sheetName(name).replaceAll("'", "''")}'!$1:$1`)}</definedName>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets><definedNames>${filters.join('')}${titles.join('')}</definedNames></workbook>`
}

/** At most 31 characters, none of []:*?/\ (Excel refuses the file otherwise). */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, '_').slice(0, 31)
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each.join('')}</Types>`
  )
}
