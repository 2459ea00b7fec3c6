// The smallest Word and Excel files (ECMA-376) that office programs open without a complaint.
import { zip, type ZipEntry } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument'

/** A Word document: the first paragraph is its title, a paragraph that begins with ">" stands to the right (a sign-off). */
export function docx(paragraphs: readonly string[], at: Temporal.PlainDateTime): Buffer {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs.map((text, index) => paragraph(text, index === 0)).join('')
  const document = `${XML}<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`
  return openPackage('word/document.xml', `${TYPE}.wordprocessingml.document.main+xml`, at, [
    { name: 'word/document.xml', data: Buffer.from(document) },
  ])
}

function paragraph(text: string, title: boolean): string {
  const right = text.startsWith('>')
  const place = title ? 'center' : right ? 'right' : 'both'
  const size = title ? '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>' : '<w:rPr><w:sz w:val="32"/></w:rPr>'
  const words = escapeXml(right ? text.slice(1) : text)
  return `<w:p><w:pPr><w:jc w:val="${place}"/></w:pPr><w:r>${size}<w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

/** A workbook of one sheet. Numbers become numbers, the rest text. */
export function xlsx(rows: readonly (readonly (string | number)[])[], at: Temporal.PlainDateTime): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const data = rows.map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`).join('')
  const sheet = `${XML}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`
  const book =
    `${XML}<workbook xmlns="${main}" xmlns:r="${OFFICE}/relationships"><sheets>` +
    '<sheet name="统计表" sheetId="1" r:id="rId1"/></sheets></workbook>'
  const relations =
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
    `Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
  return openPackage('xl/workbook.xml', `${TYPE}.spreadsheetml.sheet.main+xml`, at, [
    { name: 'xl/workbook.xml', data: Buffer.from(book) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(relations) },
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheet) },
  ])
}

function cell(value: string | number): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  return `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
}

/** The package around the parts: what each is, and which is the main one. */
function openPackage(main: string, mainType: string, at: Temporal.PlainDateTime, parts: readonly ZipEntry[]): Buffer {
  const sheets = parts
    .filter(({ name }) => name.includes('/worksheets/'))
    .map(({ name }) => `<Override PartName="/${name}" ContentType="${TYPE}.spreadsheetml.worksheet+xml"/>`)
  const types =
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/${main}" ContentType="${mainType}"/>${sheets.join('')}</Types>`
  const relations =
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
    `Type="${OFFICE}/relationships/officeDocument" Target="${main}"/></Relationships>`
  const entries = [
    { name: '[Content_Types].xml', data: Buffer.from(types) },
    { name: '_rels/.rels', data: Buffer.from(relations) },
    ...parts,
  ]
  return zip(entries, 'utf-8', at)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
