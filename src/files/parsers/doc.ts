// Text of Word's binary format (doc, and wps of WPS Office), by word-extractor. Runs in the parsers' thread only.
import WordExtractor from 'word-extractor'
import type { ParsedText } from './tasks.ts'

/** Letterhead from headers and text boxes, then the body; a row of a table is a line. */
export async function docText(path: string): Promise<ParsedText> {
  const document = await new WordExtractor().extract(path)
  const plain = { filterUnicode: false }
  const headers = document.getHeaders({ ...plain, includeFooters: false })
  const boxes = document.getTextboxes({ ...plain, includeHeadersAndFooters: true, includeBody: true })
  const body = document.getBody(plain)
  const footers = document.getFooters(plain)
  return { lines: [headers, boxes, body, document.getFootnotes(plain), footers].flatMap(lines), title: null }
}

function lines(text: string): string[] {
  return text.split(/[\r\n\v\f]+/).filter(line => !/^[\s\d\-–—第页共/]*$/.test(line))
}
