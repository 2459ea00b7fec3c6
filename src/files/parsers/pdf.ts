// Text of a PDF, by pdf.js. Runs in the parsers' thread only.
import { readFile } from 'node:fs/promises'
import { getResolvedPDFJS } from 'unpdf'
import { CharacterMaps } from './cmaps.ts'
import type { ParsedText } from './tasks.ts'

/** Pages read from the beginning; then only the last ones, for the signature and the date. */
const FIRST_PAGES = 40
const LAST_PAGES = 2

/** The pages' lines in order. Fails with PasswordException where a password is needed. A scan has no lines. */
export async function pdfText(path: string, textCharacters: number): Promise<ParsedText> {
  const { getDocument } = await getResolvedPDFJS()
  const bytes = new Uint8Array(await readFile(path))
  const maps = { cMapUrl: 'maps/', cMapPacked: false, useWorkerFetch: false, BinaryDataFactory: CharacterMaps }
  const document = await getDocument({ data: bytes, disableFontFace: true, verbosity: 0, ...maps }).promise
  try {
    const lines: string[] = []
    let characters = 0
    for (let page = 1; page <= document.numPages; page += 1) {
      const isLast = page > document.numPages - LAST_PAGES
      if ((page > FIRST_PAGES || characters > textCharacters) && !isLast) continue
      for (const line of await pageLines(await document.getPage(page))) {
        lines.push(line)
        characters += line.length
      }
    }
    const { info } = await document.getMetadata()
    const title = (info as Record<string, unknown>)['Title']
    return { lines, title: typeof title === 'string' && title.trim() !== '' ? title : null }
  } finally {
    await document.loadingTask.destroy()
  }
}

type Page = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>['getPage']>
>

async function pageLines(page: Page): Promise<string[]> {
  const content = await page.getTextContent()
  let line = ''
  const lines: string[] = []
  for (const item of content.items) {
    if (!('str' in item)) continue
    line += item.str
    if (!item.hasEOL) continue
    lines.push(line)
    line = ''
  }
  page.cleanup()
  return [...lines, line]
}
