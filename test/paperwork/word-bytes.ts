// A Word document with paragraphs and one table, as a real package (ECMA-376 part 1, 17).
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** The text's lines as paragraphs; lines with tabs become rows of a table. Runs are cut in two, as Word cuts them. */
export async function wordBytes(text: string): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name)
  add('[Content_Types].xml', TYPES)
  add('_rels/.rels', RELATIONS)
  add(
    'word/document.xml',
    `<w:document xmlns:w="${MAIN}"><w:body>${text.split('\n').map(block).join('')}</w:body></w:document>`,
  )
  zip.end()
  return buffer(zip.outputStream)
}

function block(line: string): string {
  if (!line.includes('\t')) return paragraph(line)
  return `<w:tbl><w:tr>${line
    .split('\t')
    .map(cell => `<w:tc>${paragraph(cell)}</w:tc>`)
    .join('')}</w:tr></w:tbl>`
}

function paragraph(line: string): string {
  const half = Math.floor(line.length / 2)
  const run = (text: string) =>
    `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`
  return `<w:p>${run(line.slice(0, half))}${run(line.slice(half))}</w:p>`
}
